import { HTTPException } from "hono/http-exception";
import { describe, expect, it } from "vitest";
import { z, ZodError } from "zod";
import { QueueFull } from "../db/batch-queue.ts";
import { createLogger } from "../log.ts";
import { invalidInput, toProblem } from "./errors.ts";
import { notFound } from "./problem.ts";

describe("what an error becomes", () => {
  const lines: string[] = [];
  const log = createLogger("debug", { write: (line) => void lines.push(line) });
  const become = (error: unknown) => {
    lines.length = 0;
    const { status, type, retryAfter } = toProblem(error, log).toProblem();
    return { status, type: type.slice("/problems/".length), retryAfter, logged: lines.length };
  };
  const coded = (code: string, message = "secret detail") => Object.assign(new Error(message), { code });

  it("a refusal stays what it is", () => {
    expect(become(notFound())).toEqual({ status: 404, type: "not-found", retryAfter: undefined, logged: 0 });
  });

  it("a full queue asks for patience", () => {
    expect(become(new QueueFull())).toEqual({ status: 503, type: "busy", retryAfter: expect.any(Number), logged: 0 });
  });

  it.each([
    "SQLITE_FULL",
    "SQLITE_IOERR_FSYNC",
    "SQLITE_CORRUPT",
    "SQLITE_BUSY",
    "WRITER_DOWN",
    "08006",
    "53100",
    "53300",
    "57P01",
    "57014",
    "58030",
    "40001",
    "40P01",
    "ECONNRESET",
    "ECONNREFUSED",
  ])("a database that does not answer (%s) is an unknown outcome to try again, never a plain failure", (code) => {
    expect(become(coded(code))).toEqual({ status: 503, type: "unknown-outcome", retryAfter: 2, logged: 1 });
  });

  it.each(["Connection terminated unexpectedly", "timeout exceeded when trying to connect"])("so is a lost connection: %s", (message) => {
    expect(become(new Error(message))).toMatchObject({ status: 503, type: "unknown-outcome" });
  });

  it("a text that PostgreSQL cannot hold is the caller's", () => {
    expect(become(coded("22021"))).toMatchObject({ status: 422, type: "invalid-input", logged: 0 });
  });

  it.each([
    new SyntaxError("Unexpected token in our own data"),
    new ZodError([]),
    new TypeError("x is not a function"),
    coded("23505"),
    "a thrown text",
    undefined,
  ])("what nobody expected is ours: logged, and told without a word of it (%s)", (error) => {
    expect(become(error)).toMatchObject({ status: 500, type: "unexpected", logged: 1 });
    expect(JSON.stringify(toProblem(error, log).toProblem())).not.toMatch(/secret|token|function|thrown/);
  });

  it("what the framework refuses keeps its status", () => {
    expect(become(new HTTPException(400))).toMatchObject({ status: 400, type: "malformed-json" });
    expect(become(new HTTPException(405))).toMatchObject({ status: 405, type: "bad-request" });
    expect(become(new HTTPException(500))).toMatchObject({ status: 500, type: "unexpected" });
  });
});

describe("input that does not fit its schema", () => {
  const Schema = z.strictObject({
    seq: z.int().min(1),
    name: z.string().min(1).max(3),
    kind: z.enum(["a", "b"]),
    list: z.array(z.number()).max(1),
    on: z.boolean(),
    "a/b~c": z.url().optional(),
  });
  const right = { seq: 1, name: "名", kind: "a", list: [], on: true };
  const told = (input: unknown) => invalidInput(Schema.safeParse(input).error as ZodError).extension["errors"];

  it.each([
    [{ seq: 0 }, "/seq", "不能少于 1"],
    [{ seq: 1.5 }, "/seq", "要写成整数"],
    [{ seq: undefined }, "/seq", "缺少这一项"],
    [{ seq: Number.NaN }, "/seq", "要写成数字"],
    [{ name: "" }, "/name", "不能空着"],
    [{ name: "四个字呢" }, "/name", "不能超过 3 个字"],
    [{ name: 1 }, "/name", "要写成文字"],
    [{ kind: "c" }, "/kind", "只能是 “a”、“b”"],
    [{ kind: undefined }, "/kind", "缺少这一项"],
    [{ list: [1, 2] }, "/list", "不能超过 1 项"],
    [{ list: ["x"] }, "/list/0", "要写成数字"],
    [{ on: "true" }, "/on", "要写成 true 或 false"],
    [{ "a/b~c": "x" }, "/a~1b~0c", "要写成完整的网址，如 https://zhishi.example.gov.cn"],
    [{ x: 1 }, "", "没有 “x” 这样的项，请删去或改正拼写"],
  ])("is told in Chinese, at its place: %j", (parts, pointer, detail) => {
    expect(told({ ...right, ...parts })).toEqual([{ pointer, detail }]);
  });

  it("as a whole has the empty pointer", () => {
    expect(told([])).toEqual([{ pointer: "", detail: "要写成一组字段" }]);
  });
});
