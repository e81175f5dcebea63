import { afterAll, beforeAll, expect, it } from "vitest";
import { describeEngines } from "../support/engines.ts";
import { expectProblem } from "../support/problem.ts";
import { openConnection, sendRaw } from "../support/raw-http.ts";
import { type Browser, openWorld, type World } from "../support/world.ts";

const MB = 1024 * 1024;

describeEngines("bodies that nobody's phone would send (D06)", (engine) => {
  let world: World;
  let member: Browser;
  let attempt: string;
  const save = () => `/api/attempts/${attempt}/answers/4`;
  const saveBody = (parts: object = {}) => ({ epoch: 1, seq: 1, choice: true, key: "k".repeat(16), ...parts });
  const send = (method: string, path: string, body: string, headers: Record<string, string> = {}) =>
    sendRaw(world.origin, {
      method,
      path,
      body,
      headers: { cookie: member.cookie, origin: world.origin, "content-type": "application/json", ...headers },
    });

  beforeAll(async () => {
    world = await openWorld(engine);
    member = await world.signIn("b1-m0");
    attempt = (await member.request("POST", "/api/competitions/c1/attempts", {})).body.id;
  });
  afterAll(() => world.close());

  it("are refused by their announced length before they are read", async () => {
    for (const [method, path, bytes] of [
      ["POST", "/api/session/card", 65 * 1024],
      ["PUT", save(), 17 * 1024],
      ["PUT", save(), 900 * MB],
    ] as const) {
      const connection = openConnection(world.origin);
      connection.write(
        `${method} ${path} HTTP/1.1\r\nhost: x\r\nsec-fetch-site: same-origin\r\ncookie: ${member.cookie}\r\ncontent-type: application/json\r\ncontent-length: ${bytes}\r\nconnection: close\r\n\r\n{`,
      );
      await connection.until("/problems/too-large");
      expect(await connection.reply).toMatch(/^HTTP\/1\.1 413 /);
    }
  });

  it("are refused when they do not say how long they are", async () => {
    for (const [method, path] of [
      ["POST", "/api/session/card"],
      ["PUT", save()],
    ] as const) {
      const reply = await send(method, path, "{}", { "transfer-encoding": "chunked" });
      expectProblem(reply, 411, "length-required");
    }
  });

  it.each(["{", "", "{'epoch':1}", '{"epoch":1,}', "\u0000", "[".repeat(8_000), '{"a":'.repeat(2_500), "NaN"])(
    "are told apart from JSON: %j",
    async (text) => {
      for (const [method, path] of [
        ["POST", "/api/session/card"],
        ["PUT", save()],
      ] as const) {
        const reply = await send(method, path, text);
        expect([400, 422], reply.text).toContain(reply.status);
        expectProblem(reply, reply.status, reply.status === 400 ? "malformed-json" : "invalid-input");
      }
    },
  );

  it.each(["null", "[]", '"text"', "1", "true", "[[[[[[]]]]]]"])("of another shape are refused with a pointer: %s", async (text) => {
    for (const [method, path] of [
      ["POST", "/api/session/card"],
      ["PUT", save()],
      ["POST", "/api/competitions/c1/attempts"],
    ] as const) {
      const body = expectProblem(await send(method, path, text), 422, "invalid-input");
      expect(body["errors"]).toEqual(expect.arrayContaining([{ pointer: expect.any(String), detail: expect.any(String) }]));
    }
  });

  it("deep nesting inside a choice is refused and costs nothing", async () => {
    const deep = `{"epoch":1,"seq":1,"key":"${"k".repeat(16)}","choice":${"[".repeat(7_000)}${"]".repeat(7_000)}}`;
    expectProblem(await send("PUT", save(), deep), 422, "invalid-choice");
  });

  it("G09: keys that are not asked for are refused, prototypes included", async () => {
    const extras = [
      '"memberId":"b1-m1"',
      '"role":"organiser"',
      '"deadlineAt":9999999999999',
      '"score":100',
      '"receivedAt":1',
      '"__proto__":{"admin":true}',
      '"constructor":{}',
    ];
    for (const extra of extras) {
      const full = JSON.stringify(saveBody());
      expectProblem(await send("PUT", save(), `${full.slice(0, -1)},${extra}}`), 422, "invalid-input");
      for (const path of ["/api/competitions/c1/attempts", `/api/attempts/${attempt}/lease`])
        expectProblem(await send("POST", path, `{${extra}}`), 422, "invalid-input");
      expectProblem(await send("POST", `/api/attempts/${attempt}/submit`, `{"epoch":1,${extra}}`), 422, "invalid-input");
    }
    expect(({} as Record<string, unknown>)["admin"]).toBeUndefined();
    expect((await member.request("GET", `/api/attempts/${attempt}`)).body).toMatchObject({ state: "open", epoch: 1, answers: [] });
  });

  it.each([
    { key: "short" },
    { key: "k".repeat(65) },
    { key: `${"k".repeat(16)}\u0000` },
    { key: `${"k".repeat(16)} ` },
    { key: `${"k".repeat(16)}\ud800` },
    { key: 1234567890123456 },
    { epoch: 0 },
    { epoch: 1.5 },
    { epoch: "1" },
    { epoch: 2 ** 31 },
    { seq: 0 },
    { seq: -1 },
    { seq: 2 ** 31 },
    { seq: null },
  ])("a save with %j is refused", async (parts) => {
    expectProblem(await send("PUT", save(), JSON.stringify(saveBody(parts))), 422, "invalid-input");
  });

  it.each([0, "true", [], {}, [true], { a: 1 }, 1e300])("a choice that the question cannot have is refused: %j", async (choice) => {
    expectProblem(await send("PUT", save(), JSON.stringify(saveBody({ choice }))), 422, "invalid-choice");
  });

  it("a missing choice is not a cleared one", async () => {
    const { choice: _, ...rest } = saveBody();
    const reply = await send("PUT", save(), JSON.stringify(rest));
    expect(reply.status, reply.text).toBe(422);
  });

  it("a NUL or half a character in any text is a refusal, never a failure, and fails no neighbour", async () => {
    const odd = ["\u0000", "a\u0000b", "\ud800"];
    const good = Array.from({ length: 12 }, (_, i) =>
      member.request("PUT", `/api/attempts/${attempt}/answers/4`, saveBody({ seq: i + 1, key: `good-${i}`.padEnd(20, "k") })),
    );
    const replies = await Promise.all(
      odd.flatMap((text) => [
        world.browser().request("POST", "/api/session/number", { number: "079400000005", branchId: text, name: text }),
        world.browser().request("POST", "/api/session/organiser", { name: `x${text}`, password: text }),
        world.browser().request("POST", "/api/session/card", { token: text.padEnd(16, "x") }),
        world.browser().request("GET", `/api/branches?q=${text === "\ud800" ? "%ED%A0%80" : encodeURIComponent(text)}`),
        member.request("GET", `/api/attempts/x%00y`),
        member.request("GET", `/api/competitions/x%00y`),
        member.request("GET", `/api/receipts/x%00y`),
        member.request("PUT", "/api/attempts/x%00y/answers/0", saveBody()),
        member.request("PUT", `/api/attempts/${attempt}/answers/4`, saveBody({ key: `${"k".repeat(16)}${text}` })),
      ]),
    );
    for (const reply of replies) expect(reply.status, reply.text).toBeLessThan(500);
    for (const reply of await Promise.all(good)) expect(reply.status, reply.text).toBe(200);
  });

  it("blank answers keep every character a person can write, as it is", async () => {
    const view = (await member.request("GET", `/api/attempts/${attempt}`)).body;
    const position = view.questions.findIndex((q: { type: string }) => q.type === "blank");
    let seq = 100;
    for (const text of [
      "一九二一",
      "１９２１",
      "𠮷野家",
      "\u0000",
      "\ud800",
      "‮反",
      "<script>alert(1)</script>",
      "' or 1=1 --",
      "\\",
      '"',
      "é́",
      "😀".repeat(30),
    ]) {
      const reply = await member.request(
        "PUT",
        `/api/attempts/${attempt}/answers/${position}`,
        saveBody({ seq: ++seq, key: `blank-${seq}`.padEnd(20, "k"), choice: [text] }),
      );
      expect(reply.status, reply.text).toBe(200);
      const { answers } = (await member.request("GET", `/api/attempts/${attempt}`)).body;
      expect(answers.find((a: { position: number }) => a.position === position).choice).toEqual([text]);
    }
    const tooLong = await member.request(
      "PUT",
      `/api/attempts/${attempt}/answers/${position}`,
      saveBody({ seq: ++seq, key: `blank-${seq}`.padEnd(20, "k"), choice: ["x".repeat(61)] }),
    );
    expectProblem(tooLong, 422, "invalid-choice");
  });

  it("a position that is no position is not found", async () => {
    for (const position of ["-1", "999", "abc", "1.5", "NaN", "Infinity", "%00", "1e9"]) {
      const reply = await member.request("PUT", `/api/attempts/${attempt}/answers/${position}`, saveBody());
      expectProblem(reply, 404, "not-found");
    }
  });
});
