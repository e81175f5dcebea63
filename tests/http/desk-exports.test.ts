import { afterAll, beforeAll, expect, it } from "vitest";
import type { Question } from "../../server/bank/question.ts";
import { exportFormats } from "../../server/exports/formats-list.ts";
import { readPack } from "../../server/exports/read-pack.ts";
import { approved, atDesk, completeDraft, signInAs } from "../support/desk.ts";
import { describeEngines } from "../support/engines.ts";
import { readBack, samples } from "../support/exports.ts";
import { expectProblem } from "../support/problem.ts";
import { type Browser, openWorld, type World } from "../support/world.ts";
import { draftOf } from "../../server/desk/draft.ts";

describeEngines("a release as a file", (engine) => {
  let world: World;
  let author: Browser;
  let reviewer: Browser;
  const bytesOf = async (path: string) => {
    const response = await fetch(`${world.origin}/api/desk${path}`, { headers: { cookie: author.cookie } });
    return { status: response.status, headers: response.headers, bytes: new Uint8Array(await response.arrayBuffer()) };
  };
  const png = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");

  beforeAll(async () => {
    world = await openWorld(engine);
    author = await signInAs(world, "作者");
    reviewer = await signInAs(world, "审核人");
    const desk = atDesk(author);
    await desk.done("POST", "/banks", { id: "town", title: "镇题库", layer: "district", owner: "宣传办" });
    const stored = await fetch(`${world.origin}/api/desk/images`, {
      method: "POST",
      headers: { cookie: author.cookie, origin: world.origin, "content-type": "image/png" },
      body: png,
    });
    const { file } = (await stored.json()) as { file: string };
    const contents = samples.map((question: Question) => ({
      ...draftOf("1919-1949", question),
      image: question.type === "single" ? { file, alt: "会址" } : null,
    }));
    const ids: string[] = [];
    for (const content of contents) ids.push(await approved(author, reviewer, "town", content));
    await desk.done("POST", "/banks/town/releases", { name: "1", message: "首次" });
    // A second release without the last, and with the first written anew.
    await desk.done("POST", `/questions/${ids[5]}/retirement`, { reason: "重复" });
    await desk.rewrite(ids[0] as string, completeDraft({ ...contents[0], explanation: "说得更清楚。" }));
    const again = await desk.submit(ids[0] as string, "写清楚");
    await atDesk(reviewer).review([{ questionId: ids[0] as string, ordinal: again.revisions[0]?.ordinal ?? 0 }]);
    await desk.done("POST", "/banks/town/releases", { name: "2", message: "改一题，停一题" });
  });
  afterAll(() => world.close());

  it("comes in every format as an attachment with a Chinese name, built from the release asked for", async () => {
    for (const format of exportFormats) {
      const { status, headers, bytes } = await bytesOf(`/banks/town/export?format=${format}`);
      expect(status, format).toBe(200);
      expect(headers.get("content-disposition")).toMatch(/^attachment; filename="download"; filename\*=UTF-8''%E9%95%87/);
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("content-security-policy")).toContain("sandbox");
      expect(bytes.length, format).toBeGreaterThan(200);
    }
    const newest = await readBack((await bytesOf("/banks/town/export?format=qti3")).bytes);
    expect(newest.readings).toHaveLength(5);
    expect(newest.readings.map(({ explanation }) => explanation)).toContain("说得更清楚。");
    const older = await readBack((await bytesOf("/banks/town/export?format=qti3&release=1")).bytes);
    expect(older.readings).toHaveLength(6);
    expect(older.readings.map(({ explanation }) => explanation)).not.toContain("说得更清楚。");
  });

  it("as a whole bank holds both releases, the desk's file, the picture, and is the same each time (B7)", async () => {
    const first = await bytesOf("/banks/town/export?format=zip");
    const second = await bytesOf("/banks/town/export?format=zip");
    expect(Buffer.from(first.bytes).equals(second.bytes)).toBe(true);
    const { bankId, files, releases } = await readPack(first.bytes);
    expect(bankId).toBe("town");
    expect(releases).toEqual(["1", "2"]);
    expect([...files.keys()].filter((path) => /^1919|^media/.test(path))).toEqual([
      "1919-1949/desk.yaml",
      expect.stringMatching(/^media\/[0-9a-f]{64}\.png$/),
    ]);
    expect(new TextDecoder().decode(files.get("releases/2.yaml"))).toContain("message: 改一题，停一题\n");
  });

  it("tells beforehand what a format cannot carry, question by question", async () => {
    const { losses } = await atDesk(author).done("GET", "/banks/town/export/losses?format=gift");
    expect(losses.map(({ message }: { message: string }) => message)).toContain("GIFT 没有排序题，这一题没有导出");
    expect((await atDesk(author).done("GET", "/banks/town/export/losses?format=zip")).losses).toEqual([]);
  });

  it("is refused in words: no such release, no such format, no release yet, no such bank", async () => {
    const get = (path: string) => author.request("GET", `/api/desk${path}`);
    expectProblem(await get("/banks/town/export?format=xlsx&release=9"), 404, "release-unknown");
    expect((await get("/banks/town/export?format=pdf")).status).toBe(422);
    await atDesk(author).done("POST", "/banks", { id: "bare", title: "空题库", layer: "district", owner: "宣传办" });
    expectProblem(await get("/banks/bare/export?format=xlsx"), 409, "no-release");
    expectProblem(await get("/banks/nowhere/export?format=xlsx"), 404, "bank-unknown");
  });

  it("templates come for Word and Excel", async () => {
    for (const kind of ["word", "excel"]) {
      const { status, bytes } = await bytesOf(`/templates/${kind}`);
      expect(status).toBe(200);
      expect(Buffer.from(bytes.subarray(0, 2)).toString()).toBe("PK");
    }
  });
});
