import { read } from "@e965/xlsx";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ImportDesk } from "../../server/desk/import-contract.ts";
import { atDesk, signInAs } from "../support/desk.ts";
import { describeEngines } from "../support/engines.ts";
import { expectProblem } from "../support/problem.ts";
import { sendBytes } from "../support/send-bytes.ts";
import { type Browser, openWorld, type World } from "../support/world.ts";

const day = 24 * 3_600_000;
const noDefaults = { period: null, topic: null, difficulty: null, source: null };
const defaults = { ...noDefaults, period: "1919-1949" };

/** Three questions without doubts, one without an answer, one whose answer no option has. */
const text = (mark: string) => `一、单项选择题
1. ${mark}五四运动爆发于（　）年。
A．1917　B．1918　C．1919　D．1920
答案：C
2、${mark}第一部党章是在哪次大会上通过的？
A、一大　B、二大　C、三大　D、四大
【答案】B　【解析】1922年7月，二大通过第一部党章。
3. ${mark}遵义会议召开于哪一年？
A.1933年 B.1934年 C.1935年 D.1936年
答案：C
4. ${mark}古田会议召开于哪一年？
A.1927年 B.1928年 C.1929年 D.1930年
5. ${mark}南昌起义爆发于哪一年？
A.1925年 B.1926年 C.1927年 D.1928年
答案：E
`;

describeEngines("imports at the desk", (engine) => {
  let world: World;
  let browser: Browser;
  let mark = 0;

  const octets = { "content-type": "application/octet-stream" };
  const upload = (content: string, name = "2026 春季备选题.txt", bank = "qinglan") =>
    sendBytes(world, browser, {
      method: "POST",
      path: `/api/desk/imports?bank=${bank}`,
      body: new TextEncoder().encode(content),
      headers: { ...octets, "x-file-name": encodeURIComponent(name) },
    });
  const fresh = async (): Promise<ImportDesk> => {
    const reply = await upload(text(`甲${++mark}乙`));
    expect(reply.status, reply.text).toBe(200);
    return reply.body;
  };
  const done = (method: string, path: string, body?: unknown) => atDesk(browser).done(method, `/imports/${path}`, body);
  const ask = (method: string, path: string, body?: unknown) => browser.request(method, `/api/desk/imports/${path}`, body);
  const inBank = async () =>
    (await atDesk(browser).done("GET", "/questions?bank=qinglan&limit=200")).rows as { id: string; stem: string }[];

  beforeAll(async () => {
    world = await openWorld(engine);
    browser = await signInAs(world, "甲");
    await atDesk(browser).done("POST", "/banks", { id: "qinglan", title: "青澜题库", layer: "district", owner: "宣传部" });
  });
  afterAll(() => world.close());

  it("every line of the file is accounted for, what is in doubt is named with its reason", async () => {
    const desk = await fresh();
    expect(desk).toMatchObject({ state: "open", fileName: "2026 春季备选题.txt", marks: "cccdd", createdBy: "甲", made: 0, hasFile: true });
    expect(desk.counts).toMatchObject({ questions: 5, clear: 3, doubtful: 2, imported: 0 });
    expect(desk.questions.map(({ doubts }) => doubts.map(({ code }) => code))).toEqual([[], [], [], ["no-key"], ["key-beyond-options"]]);
    expect(desk.questions[3]?.confidence).toBeLessThan(100);
    for (const unit of desk.units) expect(unit.question !== undefined || unit.aside !== undefined, unit.text).toBe(true);
    const { units } = await done("GET", `${desk.id}/units?from=2&count=2`);
    expect(units).toEqual(desk.units.filter(({ index }) => index === 2 || index === 3));
  });

  it("only what is asked for of a long file is sent", async () => {
    const { id } = await fresh();
    const page = await done("GET", `${id}?from=2&count=2`);
    expect(page.questions.map(({ number }: { number: number }) => number)).toEqual([2, 3]);
    const doubtful = await done("GET", `${id}?only=doubtful&count=1`);
    expect(doubtful.questions.map(({ number }: { number: number }) => number)).toEqual([4]);
    expect(doubtful.marks).toBe("cccdd");
  });

  it("the same file leads back to where it was left", async () => {
    const { id } = await fresh();
    await done("PUT", `${id}/questions/4`, { decision: "skip" });
    const again = (await upload(text(`甲${mark}乙`), "另一个名字.txt")).body;
    expect(again).toMatchObject({ id, marks: "cccsd" });
  });

  it("a question is mended in place; what the file says stays beside it", async () => {
    const { id } = await fresh();
    const mended = await done("PUT", `${id}/questions/4`, { reading: { key: "C" } });
    expect(mended).toMatchObject({ mark: "c", question: { mended: true, doubts: [], reading: { key: "C" } } });
    const judged = await done("PUT", `${id}/questions/1`, { reading: { type: "multiple" } });
    expect(judged.question.doubts.map(({ code }: { code: string }) => code)).toEqual(["one-right-option"]);
    const back = await done("PUT", `${id}/questions/1`, { reading: null });
    expect(back).toMatchObject({ mark: "c", question: { mended: false, reading: { type: "single", key: "C" } } });
    expectProblem(await ask("PUT", `${id}/questions/9`, { decision: "take" }), 404, "import-question-unknown");
    expectProblem(await ask("PUT", `${id}/questions/1`, { reading: { stem: "\u0000" } }), 422, "invalid-input");
  });

  it("what no draft can hold is not taken, and says why", async () => {
    const { id } = await fresh();
    const long = await done("PUT", `${id}/questions/1`, { reading: { stem: "长".repeat(1_200) } });
    expect(long.question.doubts.map(({ code }: { code: string }) => code)).toContain("too-large");
    expectProblem(await ask("PUT", `${id}/questions/1`, { decision: "take" }), 422, "question-too-large");
    const { changed, refused } = await done("POST", `${id}/bulk`, { numbers: "all", change: { decision: "take" } });
    expect({ changed, refused: refused.map(({ number }: { number: number }) => number) }).toEqual({ changed: 4, refused: [1] });
  });

  it("many are changed at once", async () => {
    const { id } = await fresh();
    const bulk = await done("POST", `${id}/bulk`, { numbers: [4, 5], change: { type: "short", topic: "重要会议" } });
    expect(bulk).toMatchObject({ changed: 2, refused: [], marks: "ccccc" });
    const { questions } = await done("GET", `${id}?from=4`);
    expect(questions[0].reading).toMatchObject({ type: "short", topic: "重要会议", options: [] });
  });

  describe("confirming", () => {
    it("brings in what is clear as drafts with a first revision, each with its author and reason", async () => {
      const { id } = await fresh();
      expectProblem(await ask("POST", `${id}/confirmation`, { only: "decided", defaults: noDefaults }), 422, "period-missing");
      const source = { title: "党史简明读本", author: "编写组", publisher: "青澜出版社", date: "2021" };
      const topic = "重要会议";
      const desk = await done("POST", `${id}/confirmation`, { only: "decided", defaults: { ...defaults, topic, difficulty: 2, source } });
      expect(desk).toMatchObject({ state: "confirmed", marks: "iiidd", made: 3, undoUntil: world.clock.now() + day });
      const questionId = desk.questions[1].questionId;
      const question = await atDesk(browser).show(questionId);
      expect(question).toMatchObject({ state: "draft", content: { key: "B", topic, difficulty: 2, source, period: "1919-1949" } });
      expect(question.revisions).toHaveLength(1);
      expect(question.revisions[0]).toMatchObject({ ordinal: 1, state: "kept", author: "甲", reason: "导入 2026 春季备选题.txt" });
      const submitted = await atDesk(browser).submit(questionId);
      expect(submitted.state).toBe("submitted");
    });

    it("asked again it changes nothing; what was mended later is added", async () => {
      const { id } = await fresh();
      const body = { only: "decided", defaults };
      const first = await done("POST", `${id}/confirmation`, body);
      const rows = await inBank();
      const again = await done("POST", `${id}/confirmation`, body);
      expect({ ...again, confirmedAt: 0 }).toEqual({ ...first, confirmedAt: 0 });
      expect(await inBank()).toEqual(rows);
      expectProblem(await ask("PUT", `${id}/questions/1`, { decision: "skip" }), 409, "already-in-bank");
      await done("PUT", `${id}/questions/4`, { reading: { key: "C" } });
      expect((await done("POST", `${id}/confirmation`, body)).marks).toBe("iiiid");
      expect(await inBank()).toHaveLength(rows.length + 1);
    });

    it("pressed by two at once it is done once", async () => {
      const { id } = await fresh();
      const before = (await inBank()).length;
      const replies = await Promise.all([1, 2, 3].map(() => ask("POST", `${id}/confirmation`, { only: "decided", defaults })));
      for (const reply of replies) expect(reply.status, reply.text).toBe(200);
      expect(await inBank()).toHaveLength(before + 3);
    });

    it("the same file is not taken twice: who, when and the way on", async () => {
      const { id } = await fresh();
      await done("POST", `${id}/confirmation`, { only: "clear", defaults });
      const reply = await upload(text(`甲${mark}乙`));
      const problem = expectProblem(reply, 409, "already-imported");
      expect(problem).toMatchObject({ importId: id, by: "甲", at: world.clock.now() });
    });

    it("nothing to bring in is said in words", async () => {
      const { id } = await fresh();
      await done("POST", `${id}/bulk`, { numbers: "all", change: { decision: "skip" } });
      expectProblem(await ask("POST", `${id}/confirmation`, { only: "decided", defaults }), 422, "nothing-to-import");
    });

    it("short questions come in as drafts that can never be submitted", async () => {
      const { id } = await fresh();
      await done("PUT", `${id}/questions/1`, { reading: { type: "short" } });
      const desk = await done("POST", `${id}/confirmation`, { only: "decided", defaults });
      const questionId = desk.questions[0].questionId;
      const { version } = await atDesk(browser).show(questionId);
      const reply = await browser.request("POST", `/api/desk/questions/${questionId}/submissions`, { version, reason: "请审" });
      expectProblem(reply, 422, "not-ready");
    });
  });

  describe("undoing", () => {
    const confirmed = async () => {
      const { id } = await fresh();
      return (await done("POST", `${id}/confirmation`, { only: "decided", defaults })) as ImportDesk;
    };

    it("takes out what nobody has touched and names what stays", async () => {
      const before = await inBank();
      const desk = await confirmed();
      const touched = desk.questions[1]?.questionId as string;
      const { content } = await atDesk(browser).show(touched);
      await atDesk(browser).rewrite(touched, { ...content, explanation: "补了解析。" });
      const undone = await done("DELETE", `${desk.id}/confirmation`);
      expect(undone).toMatchObject({ removed: 2, import: { state: "undone", marks: "cicdd", made: 1, undoUntil: null } });
      expect(undone.kept).toEqual([{ id: touched, stem: content.stem }]);
      expect(await inBank()).toHaveLength(before.length + 1);
      expect((await ask("DELETE", `${desk.id}/confirmation`)).body).toMatchObject({ removed: 0 });
    });

    it("what was undone can be confirmed again, and the file uploaded again", async () => {
      const desk = await confirmed();
      await done("DELETE", `${desk.id}/confirmation`);
      const again = await done("POST", `${desk.id}/confirmation`, { only: "decided", defaults });
      expect(again).toMatchObject({ state: "confirmed", marks: "iiidd" });
      await done("DELETE", `${desk.id}/confirmation`);
      expect((await upload(text(`甲${mark}乙`))).status).toBe(200);
    });

    it("ends after 24 hours", async () => {
      const desk = await confirmed();
      world.clock.advance(day + 1);
      browser = await signInAs(world, "甲");
      expectProblem(await ask("DELETE", `${desk.id}/confirmation`), 409, "undo-over");
      expect(await done("GET", desk.id)).toMatchObject({ undoUntil: null, state: "confirmed" });
    });

    it("is refused while nothing is confirmed; an import that came to nothing can be thrown away", async () => {
      const { id } = await fresh();
      expectProblem(await ask("DELETE", `${id}/confirmation`), 409, "not-confirmed");
      await done("DELETE", id);
      expectProblem(await ask("GET", id), 404, "import-unknown");
      const desk = await confirmed();
      expectProblem(await ask("DELETE", desk.id), 409, "already-in-bank");
    });
  });

  it("what a bank has already is named with its id: the same, and the same with another answer", async () => {
    const { id } = await fresh();
    await done("POST", `${id}/confirmation`, { only: "decided", defaults });
    const [known] = (await done("GET", `${id}?count=1`)).questions;
    const other = await upload(`${text(`甲${mark}乙`)}\n`.replace("答案：C\n2、", "答案：D\n2、"));
    const [first, second] = (other.body as ImportDesk).questions;
    expect(first?.doubts).toMatchObject([{ code: "in-bank-contradiction", field: "key", otherId: known.questionId, similarity: 1 }]);
    expect(second?.doubts).toMatchObject([{ code: "in-bank" }]);
  });

  it("what is wrong goes back as a workbook of nothing but text", async () => {
    const { id } = await fresh();
    const reply = await sendBytes(world, browser, { method: "GET", path: `/api/desk/imports/${id}/errors.xlsx` });
    expect(reply.status).toBe(200);
    expect(reply.headers.get("content-disposition")).toContain(encodeURIComponent("2026 春季备选题（退回）.xlsx").replace(/[()]/g, ""));
    const book = read(reply.bytes, { type: "array" });
    const sheet = book.Sheets[book.SheetNames[0] as string] ?? {};
    expect(sheet["D1"]).toMatchObject({ t: "s", v: "错误" });
    expect(sheet["A2"]).toMatchObject({ t: "s", v: "第 4 题" });
    expect(sheet["D2"]?.v).toContain("没有找到答案");
    expect(sheet["D3"]?.v).toContain("答案是 E");
  });

  it("files that cannot be read, or have no name or bank, are refused in words and leave nothing", async () => {
    const before = (await atDesk(browser).done("GET", "/imports")).imports.length;
    expectProblem(await upload("\u0000\u0001\u0002\u0003 not a bank"), 422, "file-refused");
    expectProblem(await upload(""), 422, "file-refused");
    const headings = await upload("题型,题干,选项A,选项B,答案\n", "只有表头.csv");
    expectProblem(headings, 422, "file-refused");
    expect(headings.text).toContain("没有题目");
    expectProblem(await upload(text("无"), "x.txt", "nowhere"), 404, "bank-unknown");
    const nameless = { method: "POST", path: "/api/desk/imports?bank=qinglan", body: new TextEncoder().encode("x"), headers: octets };
    expectProblem(await sendBytes(world, browser, nameless), 422, "file-name");
    const escaping = await upload(text("路径"), "../../<img src=x>\u0007.txt");
    expect(escaping.body.fileName).toBe("<img src=x>.txt");
    expect((await atDesk(browser).done("GET", "/imports")).imports).toHaveLength(before + 1);
  });

  it("of many files at once the first few are read; the rest are asked to come again, and nothing is left in the way", async () => {
    const replies = await Promise.all(Array.from({ length: 8 }, (_, i) => upload(text(`同时${i}`))));
    expect(replies.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(3);
    const sent = replies.filter(({ status }) => status !== 200);
    expect(sent.length).toBeGreaterThan(0);
    for (const reply of sent) {
      expectProblem(reply, 503, "busy");
      expect(Number(reply.headers.get("retry-after"))).toBeGreaterThan(0);
    }
    expect((await upload(text("之后"))).status).toBe(200);
  });
});
