import type { Kysely } from "kysely";

/** What members say is wrong with a question, and what they were answered. */
export async function up(db: Kysely<{ question_report: { state: string } }>): Promise<void> {
  const { schema } = db;
  await schema
    .createTable("question_report")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("question_id", "text", (c) => c.notNull())
    .addColumn("revision_id", "text", (c) => c.notNull().references("revision.id"))
    .addColumn("attempt_id", "text", (c) => c.notNull().references("attempt.id"))
    .addColumn("member_id", "text", (c) => c.notNull().references("member.id"))
    .addColumn("reason", "text", (c) => c.notNull())
    .addColumn("text", "text", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("created_at", "bigint", (c) => c.notNull())
    .addColumn("answer", "text")
    .addColumn("answered_at", "bigint")
    .addColumn("answered_by", "text", (c) => c.references("organiser.id"))
    // 0 while open: of one member and question only one report is open at a time.
    .addColumn("closed_at", "bigint", (c) => c.notNull())
    .addUniqueConstraint("question_report_open", ["member_id", "question_id", "closed_at"])
    .execute();
  await schema.createIndex("question_report_question").on("question_report").columns(["state", "question_id", "created_at"]).execute();
}
