import type { Question } from "../../server/bank/question.ts";
import { revisionOf } from "../../server/bank/revision.ts";
import type { RevisionTable } from "../../server/bank/tables.ts";
import type { AppContext } from "../../server/context.ts";

/** Stands in every field that tells an answer; found in no reply, stream or log before the reveal point. */
export const canary = "KEY-CANARY";
export const fixtureRelease = "fixture/1";

const common = (n: number, topic: Question["topic"] = "重大事件") => ({
  topic,
  difficulty: 1 + (n % 3),
  explanation: `${canary}-解析-${n}`,
  source: { title: `${canary}-出处-${n}`, author: `${canary}-作者`, date: "2021年" },
});

/** A small bank of made-up questions, `each` of every type. What stands in them is not history. */
export function fixtureQuestions(each = 6): Question[] {
  const numbers = Array.from({ length: each }, (_, n) => n);
  return [
    ...numbers.map(
      (n): Question => ({
        ...common(n),
        id: `f-single-${n}`,
        type: "single",
        stem: `单选题干${n}（　）`,
        options: ["甲", "乙", "丙", "丁"].map((o) => o + n),
        key: "ABCD"[n % 4] as string,
      }),
    ),
    ...numbers.map(
      (n): Question => ({
        ...common(n),
        id: `f-multiple-${n}`,
        type: "multiple",
        stem: `多选题干${n}（　）`,
        options: ["戊", "己", "庚", "辛"].map((o) => o + n),
        key: ["AB", "ACD", "BD"][n % 3] as string,
      }),
    ),
    ...numbers.map((n): Question => ({ ...common(n), id: `f-judge-${n}`, type: "judge", stem: `判断题干${n}`, key: n % 2 === 0 })),
    ...numbers.map(
      (n): Question => ({
        ...common(n),
        id: `f-blank-${n}`,
        type: "blank",
        stem: `填空题干${n}____`,
        key: [[`${canary}-空-${n}`, `192${n % 10}`]],
      }),
    ),
    ...numbers.map(
      (n): Question => ({
        ...common(n),
        id: `f-order-${n}`,
        type: "order",
        stem: `排序题干${n}`,
        options: ["子", "丑", "寅", "卯"].map((o) => o + n),
      }),
    ),
    ...numbers.map(
      (n): Question => ({
        ...common(n),
        id: `f-match-${n}`,
        type: "match",
        stem: `连线题干${n}`,
        pairs: [
          ["左一", "右一"],
          ["左二", "右二"],
          ["左三", "右三"],
        ].map(([l, r]) => [`${l}-${n}`, `${r}-${n}`] as [string, string]),
      }),
    ),
  ];
}

/** Puts questions into the database as one release. */
export async function loadFixtureBank(ctx: AppContext, questions = fixtureQuestions(), releaseId = fixtureRelease): Promise<void> {
  const [bankId, name] = releaseId.split("/") as [string, string];
  const revisions = questions.map((question) => revisionOf(bankId, { layer: "national", period: "1919-1949", question }));
  const rows = revisions.map(
    ({ id, questionId, content, type, period, topic, difficulty, layer }): RevisionTable => ({
      id,
      bank_id: bankId,
      question_id: questionId,
      type,
      period,
      topic,
      difficulty,
      layer,
      content: JSON.stringify(content),
      created_at: 0,
    }),
  );
  await ctx.writer.run("bank.loadReleases", {
    banks: [{ id: bankId, title: "测试题库", layer: "national", owner: "测试" }],
    revisions: rows,
    releases: [
      {
        release: { id: releaseId, bank_id: bankId, name, content_hash: `sha256:${releaseId}`, changelog: "", created_at: 0 },
        revisionIds: rows.map((row) => row.id),
      },
    ],
  });
}
