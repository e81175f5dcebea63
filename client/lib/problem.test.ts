import { describe, expect, it } from "vitest";
import { readProblem } from "./problem.ts";

describe("readProblem", () => {
  it("reads the kind, the sentence and the wait", () => {
    const problem = readProblem(503, { type: "/problems/busy", detail: "人多，正在排队。" }, "7", "—");
    expect(problem).toMatchObject({ status: 503, slug: "busy", detail: "人多，正在排队。", retryAfter: 7 });
  });

  it("keeps what else the document says", () => {
    expect(readProblem(409, { type: "/problems/taken-over", detail: "x", epoch: 4 }, null, "—").body["epoch"]).toBe(4);
  });

  it("survives a proxy's page and a date in Retry-After", () => {
    const problem = readProblem(502, undefined, "Wed, 21 Oct 2026 07:28:00 GMT", "服务器的回答读不懂");
    expect(problem).toMatchObject({ status: 502, slug: "unexpected", detail: "服务器的回答读不懂", retryAfter: undefined });
  });
});
