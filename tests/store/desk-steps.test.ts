import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { revisionOf } from "../../server/bank/revision.ts";
import { revisionRow } from "../../server/bank/revision-row.ts";
import { type AppContext, createContext } from "../../server/context.ts";
import { type DraftContent, draftOf } from "../../server/desk/draft.ts";
import { factsOf } from "../../server/desk/facts.ts";
import { questionOf } from "../../server/desk/findings.ts";
import { findDraft, getQuestion, listRevisions } from "../../server/desk/store.ts";
import type { Facts } from "../../server/desk/write-drafts.ts";
import { Problem } from "../../server/http/problem.ts";
import { describeEngines, freshConfig } from "../support/engines.ts";
import { sampleQuestions } from "../support/questions.ts";

const people = ["甲", "乙", "丙"] as const;
type Person = (typeof people)[number];
const kinds = ["save", "drop", "submit", "withdraw", "approve", "return", "retire", "bring-back"] as const;

/** One press of a button. `stale`: the page had not seen the last change. */
interface Press {
  kind: (typeof kinds)[number];
  by: Person;
  stale: boolean;
}

/** What a question is, told in a few lines and without a database. */
interface Model {
  state: "draft" | "submitted" | "returned" | "approved" | "retired";
  version: number;
  draft: Set<Person> | null;
  revisions: { state: string; authors: Set<Person> }[];
  approved: number | null;
}

const presses = fc.array(
  fc.record({
    kind: fc.constantFrom(...kinds, "save" as const, "submit" as const, "approve" as const),
    by: fc.constantFrom(...people),
    stale: fc.integer({ min: 0, max: 4 }).map((one) => one === 0),
  }),
  { minLength: 1, maxLength: 30 },
);

/** Carries a press out on the model. @returns whether it had an effect. */
function apply(model: Model, { kind, by, stale }: Press): boolean {
  const editable = ["draft", "returned", "approved"].includes(model.state);
  const head = model.revisions.at(-1);
  switch (kind) {
    case "save":
      if (stale || !editable) return false;
      // What nobody has reviewed yet is its authors' work still, also when their draft was dropped.
      model.draft = new Set([...(model.draft ?? (model.approved === null ? (head?.authors ?? []) : [])), by]);
      break;
    case "drop":
      if (stale || !editable) return false;
      model.draft = null;
      model.state = model.approved !== null ? "approved" : head?.state === "returned" ? "returned" : "draft";
      break;
    case "submit":
      if (stale || !editable || !model.draft) return false;
      model.revisions.push({ state: "submitted", authors: new Set([...model.draft, by]) });
      model.draft = null;
      model.state = "submitted";
      break;
    case "withdraw":
      if (model.state !== "submitted" || !head?.authors.has(by)) return false;
      head.state = "kept";
      model.draft = new Set(head.authors);
      model.state = model.approved === null ? "draft" : "approved";
      break;
    case "approve":
    case "return":
      if (model.state !== "submitted" || !head || head.authors.has(by)) return false;
      if (kind === "approve") {
        for (const revision of model.revisions) if (revision.state === "approved") revision.state = "superseded";
        head.state = "approved";
        model.approved = model.revisions.length;
        model.state = "approved";
      } else {
        head.state = "returned";
        model.draft = new Set(head.authors);
        model.state = "returned";
      }
      break;
    case "retire":
      if (!editable) return false;
      model.state = "retired";
      break;
    case "bring-back":
      if (model.state !== "retired") return false;
      model.state = head?.state === "returned" ? "returned" : model.approved === null ? "draft" : "approved";
  }
  model.version++;
  return true;
}

describeEngines("any sequence of steps at the desk", (engine) => {
  let ctx: AppContext;
  let forget: () => Promise<void>;
  let facts: Facts;
  let wordings = 0;

  beforeAll(async () => {
    const fresh = await freshConfig(engine);
    forget = fresh.forget;
    ctx = await createContext(fresh.config);
    await ctx.writer.run("desk.add-bank", { id: "town", title: "镇题库", layer: "district", owner: "办" });
    facts = await factsOf("", draftOf("1919-1949", sampleQuestions.single));
  });
  afterAll(async () => {
    await ctx.close();
    await forget();
  });

  const content = (): DraftContent => draftOf("1919-1949", { ...sampleQuestions.single, stem: `第${++wordings}种写法（　）。` });

  async function press(questionId: string, model: Model, { kind, by, stale }: Press): Promise<boolean> {
    const step = { questionId, by, now: wordings };
    const version = model.version - (stale ? 1 : 0);
    const ordinal = model.revisions.length;
    switch (kind) {
      case "save":
        return did(ctx.writer.run("desk.save-draft", { ...step, version, content: JSON.stringify(content()), facts }));
      case "drop":
        return did(ctx.writer.run("desk.drop-draft", { ...step, version, facts }));
      case "submit":
        return did(ctx.writer.run("desk.submit", { ...step, version, reason: "请审" }));
      case "withdraw":
        return did(ctx.writer.run("desk.withdraw", step));
      case "retire":
        return did(ctx.writer.run("desk.retire", { ...step, reason: "不用了" }));
      case "bring-back":
        return did(ctx.writer.run("desk.bring-back", step));
      case "approve":
      case "return": {
        const [head] = await listRevisions(ctx.db, questionId);
        const made = head && questionOf(questionId, JSON.parse(head.content) as DraftContent);
        const frozen =
          made && "question" in made ? revisionOf("town", { layer: "district", period: "1919-1949", question: made.question }) : null;
        const items = [{ questionId, ordinal, revision: frozen && revisionRow(frozen, 1) }];
        const verdict = await ctx.writer.run("desk.review", { items, verdict: kind, comment: "看过", by, now: 1 });
        expect(verdict.done.length + verdict.refused.length).toBe(1);
        return verdict.done.length === 1;
      }
    }
  }

  async function did(work: Promise<unknown>): Promise<boolean> {
    try {
      await work;
      return true;
    } catch (error) {
      if (error instanceof Problem) return false;
      throw error;
    }
  }

  it("is what the model says: nothing frozen ever changes, nobody approves a part of their own, one revision stands", async () => {
    await fc.assert(
      fc.asyncProperty(presses, async (sequence) => {
        const question = { content: JSON.stringify(content()), facts };
        const { id } = await ctx.writer.run("desk.add-question", { bankId: "town", question, by: "甲", now: 1 });
        const model: Model = { state: "draft", version: 1, draft: new Set(["甲"]), revisions: [], approved: null };
        const frozen = new Map<number, string>();
        for (const one of sequence) {
          // A question that never was more than its draft goes with it; the next press would speak of nothing.
          if (one.kind === "drop" && model.revisions.length === 0) continue;
          const done = await press(id, model, one);
          expect(done, JSON.stringify(one)).toBe(apply(model, one));
          const row = await getQuestion(ctx.db, id);
          const [draft, revisions] = [await findDraft(ctx.db, id), (await listRevisions(ctx.db, id)).reverse()];
          expect({ state: row.state, approved: row.approved, head: row.head, version: row.draft_version }).toEqual({
            state: model.state,
            approved: model.approved,
            head: model.revisions.length,
            version: model.version,
          });
          expect(draft ? new Set(JSON.parse(draft.authors) as string[]) : null).toEqual(model.draft);
          expect(revisions.map(({ state }) => state)).toEqual(model.revisions.map(({ state }) => state));
          for (const revision of revisions) {
            expect(revision.content).toBe(frozen.get(revision.ordinal) ?? revision.content);
            frozen.set(revision.ordinal, revision.content);
            expect(JSON.parse(revision.authors) as string[]).not.toContain(revision.reviewer_id ?? "nobody");
            const pinned = revision.state === "approved" || revision.state === "superseded";
            expect(revision.revision_id !== null).toBe(pinned);
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});
