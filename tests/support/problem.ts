import { expect } from "vitest";

interface Answer {
  status: number;
  text: string;
  headers: Headers;
}

/**
 * A refusal as every client may rely on it: problem details with a stable type, a sentence in Chinese that says
 * what to do, kept by no cache, and nothing of our insides.
 */
export function expectProblem(reply: Answer, status: number, slug: string): Record<string, unknown> {
  expect({ status: reply.status, text: reply.text }).toMatchObject({ status, text: expect.stringContaining(`"/problems/${slug}"`) });
  expect(reply.headers.get("content-type")).toMatch(/^application\/problem\+json/);
  expect(reply.headers.get("cache-control")).toContain("no-store");
  const body = JSON.parse(reply.text) as Record<string, unknown>;
  expect(body).toMatchObject({
    type: `/problems/${slug}`,
    status,
    title: expect.stringMatching(/\p{Script=Han}/u),
    detail: expect.stringMatching(/\p{Script=Han}/u),
  });
  expect(reply.text).not.toMatch(/\.ts\b|node_modules|stack|Error:|select |insert /);
  if (status === 429 || status === 503) expect(Number(reply.headers.get("retry-after"))).toBeGreaterThan(0);
  return body;
}
