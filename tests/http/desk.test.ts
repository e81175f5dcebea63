import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { approved, atDesk, completeDraft, signInAs } from "../support/desk.ts";
import { describeEngines } from "../support/engines.ts";
import { expectProblem } from "../support/problem.ts";
import { openWorld, type Browser, type World } from "../support/world.ts";

describeEngines("the desk", (engine) => {
  let world: World;
  let author: Browser;
  let reviewer: Browser;

  beforeAll(async () => {
    world = await openWorld(engine);
    [author, reviewer] = await Promise.all([signInAs(world, "甲"), signInAs(world, "乙")]);
    await atDesk(author).done("POST", "/banks", { id: "town", title: "镇题库", layer: "district", owner: "宣传办" });
  });
  afterAll(() => world.close());

  describe("a question on its way (B1, B2)", () => {
    it("is a draft, is submitted, is approved by somebody else, and is never changed in place", async () => {
      const desk = atDesk(author);
      const first = await desk.write("town", completeDraft({ stem: "1921年建镇的是（　）。" }));
      expect(first).toMatchObject({ state: "draft", version: 2, revisions: [], bankTitle: "镇题库", mayReview: false });
      expect(first.findings.filter((finding) => finding.level === "error")).toEqual([]);
      const submitted = await desk.submit(first.id, "第一次写");
      expect(submitted).toMatchObject({ state: "submitted", draft: null, mayReview: false });
      expect(submitted.revisions).toMatchObject([{ ordinal: 1, state: "submitted", author: "甲", reason: "第一次写" }]);

      const own = await desk.review([{ questionId: first.id, ordinal: 1 }]);
      expect(own).toMatchObject({ done: [], refused: [{ id: first.id, detail: expect.stringContaining("另一位组织者") }] });
      expect((await atDesk(reviewer).show(first.id)).mayReview).toBe(true);
      const waiting = await atDesk(reviewer).done("GET", "/reviews?bank=town");
      expect(waiting.rows).toMatchObject([{ questionId: first.id, mayReview: true, comparedWith: 0, authors: ["甲"] }]);
      expect(waiting.rows[0].parts.map((part: { field: string }) => part.field)).toContain("答案");
      expect(await atDesk(reviewer).review([{ questionId: first.id, ordinal: 1 }])).toEqual({ done: [first.id], refused: [] });

      await desk.rewrite(first.id, completeDraft({ stem: "1921年建镇的是（　）。", key: "C" }));
      const second = await desk.submit(first.id, "答案写错了");
      expect(second.revisions.map(({ ordinal, state, content }) => [ordinal, state, content.key])).toEqual([
        [2, "submitted", "C"],
        [1, "approved", "B"],
      ]);
      const { parts } = await atDesk(reviewer).done("GET", `/questions/${first.id}/diff?from=1&to=2`);
      expect(parts).toEqual([
        {
          field: "答案",
          pieces: [
            { kind: "removed", text: "B" },
            { kind: "added", text: "C" },
          ],
        },
      ]);
      await atDesk(reviewer).review([{ questionId: first.id, ordinal: 2 }]);
      const third = await desk.show(first.id);
      expect(third.revisions.map(({ ordinal, state, reviewer: by }) => [ordinal, state, by])).toEqual([
        [2, "approved", "乙"],
        [1, "superseded", "乙"],
      ]);
    });

    it("comes back with a comment and goes on from what was written", async () => {
      const desk = atDesk(author);
      const { id } = await desk.write("town", completeDraft({ stem: "1922年修渠的是（　）。" }));
      await desk.submit(id);
      expect((await atDesk(reviewer).review([{ questionId: id, ordinal: 1 }], "return")).refused[0].detail).toContain("意见");
      await atDesk(reviewer).review([{ questionId: id, ordinal: 1 }], "return", "请核对年份");
      const returned = await desk.show(id);
      expect(returned).toMatchObject({
        state: "returned",
        draft: { basedOn: 1, content: { stem: "1922年修渠的是（　）。" } },
        revisions: [{ state: "returned", reviewer: "乙", comment: "请核对年份" }],
      });
      expect((await atDesk(reviewer).review([{ questionId: id, ordinal: 1 }])).refused[0].detail).toContain("已经退回");

      await desk.rewrite(id, completeDraft({ stem: "1923年修渠的是（　）。" }));
      await desk.submit(id, "核对过了");
      const { rows } = await atDesk(reviewer).done("GET", "/reviews?bank=town");
      const [again] = rows.filter((row: { questionId: string }) => row.questionId === id);
      expect(again).toMatchObject({ ordinal: 2, comparedWith: 1, returned: { by: "乙", comment: "请核对年份" } });
      expect(again.parts.map((part: { field: string }) => part.field)).toEqual(["题干"]);
    });

    it("is taken back by its author, and by nobody else", async () => {
      const desk = atDesk(author);
      const { id } = await desk.write("town", completeDraft({ stem: "1923年办学的是（　）。" }));
      await desk.submit(id);
      expectProblem(await reviewer.request("POST", `/api/desk/questions/${id}/withdrawals`, {}), 403, "not-author");
      expect(await desk.done("POST", `/questions/${id}/withdrawals`, {})).toMatchObject({
        state: "draft",
        draft: { basedOn: 1 },
        revisions: [{ ordinal: 1, state: "kept" }],
      });
      expectProblem(await author.request("POST", `/api/desk/questions/${id}/withdrawals`, {}), 409, "not-submitted");
    });

    it("is retired with a reason and brought back; meanwhile nobody edits it", async () => {
      const id = await approved(author, reviewer, "town", completeDraft({ stem: "1924年修路的是（　）。" }));
      const retired = await atDesk(author).done("POST", `/questions/${id}/retirement`, { reason: "重复了" });
      expect(retired).toMatchObject({ state: "retired", retirement: { reason: "重复了", by: "甲" } });
      const save = { version: retired.version, content: completeDraft() };
      expectProblem(await author.request("PUT", `/api/desk/questions/${id}/draft`, save), 409, "retired");
      expect(await atDesk(reviewer).done("DELETE", `/questions/${id}/retirement`)).toMatchObject({ state: "approved", retirement: null });
      expectProblem(await author.request("DELETE", `/api/desk/questions/${id}/retirement`), 409, "not-retired");
    });

    it("drops its draft: back to what was approved, or gone when there was nothing else", async () => {
      const id = await approved(author, reviewer, "town", completeDraft({ stem: "1925年植树的是（　）。" }));
      await atDesk(author).rewrite(id, completeDraft({ stem: "另一个说法（　）。" }));
      expect(await atDesk(author).done("DELETE", `/questions/${id}/draft`)).toEqual({ gone: false });
      expect(await atDesk(author).show(id)).toMatchObject({ state: "approved", draft: null, content: { stem: "1925年植树的是（　）。" } });
      const fresh = await atDesk(author).write("town", completeDraft({ stem: "没人要的题（　）。" }));
      expect(await atDesk(author).done("DELETE", `/questions/${fresh.id}/draft`)).toEqual({ gone: true });
      expectProblem(await author.request("GET", `/api/desk/questions/${fresh.id}`), 404, "question-unknown");
    });
  });

  describe("two at once", () => {
    it("of two autosaves on the same version one wins and the other hears who was quicker", async () => {
      const { id, version } = await atDesk(author).write("town", completeDraft({ stem: "1926年开会的是（　）。" }));
      const saves = [author, reviewer].map((browser, i) =>
        browser.request("PUT", `/api/desk/questions/${id}/draft`, { version, content: completeDraft({ stem: `第${i}种写法（　）。` }) }),
      );
      const replies = await Promise.all(saves);
      expect(replies.map((reply) => reply.status).toSorted((a: number, b: number) => a - b)).toEqual([200, 409]);
      const lost = replies.find((reply) => reply.status === 409);
      if (!lost) throw new Error("both won");
      const problem = expectProblem(lost, 409, "draft-changed");
      const won = replies.indexOf(lost) === 0 ? "乙" : "甲";
      expect(problem).toMatchObject({ savedBy: won, version: version + 1 });
      expect((await atDesk(author).show(id)).draft).toMatchObject({ savedBy: won, version: version + 1 });
    });

    it("nobody reviews their own work, not even when their draft was dropped and somebody else handed it in", async () => {
      const desk = await atDesk(author).write("town", completeDraft({ stem: "1935年召开会议的是（　）。" }));
      await atDesk(author).submit(desk.id);
      await atDesk(author).done("POST", `/questions/${desk.id}/withdrawals`, {});
      await atDesk(author).done("DELETE", `/questions/${desk.id}/draft`);
      await atDesk(reviewer).rewrite(desk.id, completeDraft({ stem: "1935年召开会议的地方是（　）。" }));
      const { revisions, mayReview } = await atDesk(reviewer).submit(desk.id);
      expect([revisions[0]?.authors, mayReview]).toEqual([["甲", "乙"], false]);
      const { refused } = await atDesk(author).review([{ questionId: desk.id, ordinal: revisions[0]?.ordinal ?? 0 }]);
      expect(refused).toMatchObject([{ id: desk.id, detail: expect.stringContaining("另一位") }]);
    });

    it("of two verdicts one stands and the other is told", async () => {
      const third = await signInAs(world, "丙");
      const { id } = await atDesk(author).write("town", completeDraft({ stem: "1927年起义的是（　）。" }));
      await atDesk(author).submit(id);
      const item = [{ questionId: id, ordinal: 1 }];
      const verdicts = await Promise.all([atDesk(reviewer).review(item), atDesk(third).review(item, "return", "不妥")]);
      expect(verdicts.map((verdict) => verdict.done.length).toSorted((a: number, b: number) => a - b)).toEqual([0, 1]);
      expect(verdicts.find((verdict) => verdict.done.length === 0).refused[0].detail).toMatch(/已经|刚刚/);
    });

    it("whoever wrote a part of a draft may not review it, not even in bulk", async () => {
      const third = await signInAs(world, "丙");
      const a = await atDesk(author).write("town", completeDraft({ stem: "1928年会师的是（　）。" }));
      await atDesk(reviewer).rewrite(a.id, completeDraft({ stem: "1928年会师的地方是（　）。" }));
      const b = await atDesk(author).write("town", completeDraft({ stem: "1929年决议的是（　）。" }));
      await atDesk(author).submit(a.id);
      await atDesk(author).submit(b.id);
      const items = [a.id, b.id].map((questionId) => ({ questionId, ordinal: 1 }));
      expect(await atDesk(reviewer).review(items)).toMatchObject({ done: [b.id], refused: [{ id: a.id }] });
      expect((await atDesk(third).review(items)).done).toEqual([a.id]);
    });
  });

  describe("what may not be submitted", () => {
    const submit = async (content: ReturnType<typeof completeDraft>) => {
      const { id, version } = await atDesk(author).write("town", content);
      return author.request("POST", `/api/desk/questions/${id}/submissions`, { version, reason: "请审" });
    };
    const codes = (problem: Record<string, unknown>) =>
      (problem["findings"] as { code: string; field: string }[]).map((f) => `${f.code} ${f.field}`);

    it("a question without a source, a key, a stem", async () => {
      const empty = { title: "", author: "", publisher: "", date: "" };
      const problem = expectProblem(await submit(completeDraft({ source: empty, key: null, stem: " " })), 422, "not-ready");
      expect(codes(problem)).toEqual(["missing stem", "missing key", "missing source", "missing source", "schema source"]);
    });

    it("a short answer, a key beyond the options, equal options, 以上都对 unpinned", async () => {
      expect(codes(expectProblem(await submit(completeDraft({ type: "short", key: [["甲"]] })), 422, "not-ready"))).toEqual(["short type"]);
      const wrong = completeDraft({ stem: "1930年的事是（　）。", options: ["甲", "甲", "乙", "以上都对"], key: "H" });
      expect(codes(expectProblem(await submit(wrong), 422, "not-ready"))).toEqual([
        "options-repeated options",
        "key key",
        "pinned options",
      ]);
    });

    it("the same stem with another key contradicts (B8), with the same it is a duplicate", async () => {
      const id = await approved(author, reviewer, "town", completeDraft({ stem: "1931年成立的是（　）。" }));
      const against = expectProblem(await submit(completeDraft({ stem: "1931年成立的是(　)", key: "D" })), 422, "not-ready");
      expect(against["findings"]).toMatchObject([{ code: "contradiction", otherId: id, message: expect.stringContaining("B 乙事") }]);
      const twice = expectProblem(await submit(completeDraft({ stem: "1931年成立的是（　）。" })), 422, "not-ready");
      expect(codes(twice)).toContain("duplicate stem");
    });

    it("drafts that nobody handed in stop no one: they are told in one line, with their number", async () => {
      const stem = "1934年出发的是（　）。";
      const left = await atDesk(reviewer).write("town", completeDraft({ stem, key: "F" }));
      const mine = await atDesk(author).write("town", completeDraft({ stem }));
      expect(mine.findings).toMatchObject([{ level: "warning", code: "contradiction", otherId: left.id }]);
      expect(mine.findings[0]?.message).toContain("答案是“F”");
      await atDesk(reviewer).write("town", completeDraft({ stem, key: "D" }));
      const { findings } = await atDesk(author).show(mine.id);
      expect(findings).toMatchObject([{ level: "warning", message: expect.stringMatching(/^与 2 道题题干相同/) }]);
      expect((await atDesk(author).submit(mine.id)).state).toBe("submitted");
      expect((await atDesk(reviewer).show(left.id)).findings).toContainEqual(
        expect.objectContaining({ level: "error", code: "contradiction" }),
      );
      const check = await atDesk(author).done("POST", "/check", { bankId: "town" });
      const told = (check.findings as { question: { id: string } | null }[]).filter((f) => f.question?.id === mine.id);
      expect(told).toEqual([]);
    });

    it("a draft that changes nothing", async () => {
      const content = completeDraft({ stem: "1932年抗战的是（　）。" });
      const id = await approved(author, reviewer, "town", content);
      const { version } = await atDesk(author).rewrite(id, content);
      const reply = await author.request("POST", `/api/desk/questions/${id}/submissions`, { version, reason: "请审" });
      expect(codes(expectProblem(reply, 422, "not-ready"))).toEqual(["unchanged null"]);
    });
  });

  describe("finding one's way", () => {
    it("by text, pinyin and state, each row with what it is at", async () => {
      const id = await approved(author, reviewer, "town", completeDraft({ stem: "1933年筑坝的是（　）。" }));
      await atDesk(author).rewrite(id, completeDraft({ stem: "1933年筑堤的是（　）。" }));
      for (const q of ["筑堤", "zhudi", "zhud", id]) {
        const { total, rows } = await atDesk(reviewer).done("GET", `/questions?bank=town&state=approved&q=${encodeURIComponent(q)}`);
        expect(total, q).toBe(1);
        expect(rows).toMatchObject([{ id, stem: "1933年筑堤的是（　）。", ordinal: 1, hasDraft: true, released: false, updatedBy: "甲" }]);
      }
      const { facets, total } = await atDesk(reviewer).done("GET", "/questions?bank=town&state=approved");
      expect(facets.state.approved).toBe(total);
      expect(facets.state.retired ?? 0).toBeLessThan(facets.state.approved);
      expectProblem(await reviewer.request("GET", "/api/desk/questions?limit=500"), 422, "invalid-input");
    });

    it("to questions of like wording, with their answers", async () => {
      const stem = "1934年率领红军长征的主要领导人是（　）。";
      const id = await approved(author, reviewer, "town", completeDraft({ stem }));
      const { id: own } = await atDesk(author).write("town", completeDraft({ stem: "1934年率红军长征的领导人是（　）。", key: "C" }));
      const { similar } = await atDesk(author).done("GET", `/questions/${own}/similar`);
      expect(similar[0]).toMatchObject({ id, stem, bankTitle: "镇题库", answer: "B 乙事", sameAnswer: false });
      expect(similar[0].similarity).toBeGreaterThan(0.6);
    });

    it("to the installation's own banks, taken over when the desk was first opened", async () => {
      const { banks } = await atDesk(author).done("GET", "/banks");
      const national = banks.find((bank: { id: string }) => bank.id === "national");
      expect(national.states.approved).toBeGreaterThan(300);
      expect(national).toMatchObject({ unreleased: 0, latestRelease: { id: expect.stringMatching(/^national\//) } });
      const { rows } = await atDesk(author).done("GET", "/questions?bank=national&q=zunyihuiyi&limit=1");
      expect(rows).toMatchObject([{ bankId: "national", state: "approved", released: true, updatedBy: "题库文件" }]);
    });
  });
});
