import { describe, expect, it } from "vitest";
import { createLogger } from "./log.ts";
import { Problem } from "./http/problem.ts";

describe("logs", () => {
  const lines: string[] = [];
  const log = createLogger("debug", { write: (line) => void lines.push(line) });
  const written = () => lines.splice(0).map((line) => JSON.parse(line) as Record<string, unknown>);

  it("lose what tells of a person, should somebody hand it in", () => {
    const person = { name: "张伟", token: "t0ken", number: "079400000005", choice: "甲", key: "B", cookie: "zhishi=1" };
    log.info({ ...person, member: person, role: "member" }, "signed in");
    expect(written()).toEqual([{ level: 30, time: expect.stringMatching(/Z$/), msg: "signed in", member: {}, role: "member" }]);
  });

  it("keep an error's class, code, message and stack, and nothing it carries", () => {
    const error = Object.assign(new Problem(409, "x", "题目", "说明", { stored: "甲" }), { code: "C1", body: { name: "张伟" } });
    log.error({ err: error }, "failed");
    expect(written()).toMatchObject([
      { err: { class: "Problem", code: "C1", message: "说明", stack: expect.stringContaining("log.test.ts") } },
    ]);
    log.error({ err: error });
    expect(JSON.stringify(written())).not.toMatch(/甲|张伟/);
  });
});
