import type { Kysely } from "kysely";

/**
 * The import desk: what a file held, in pieces that can be read a page at a time; what became of each question of it;
 * questions made ready beside the bank, so that confirming is one short transaction.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const schema = db.schema;

  await schema
    .createTable("import_part")
    .addColumn("import_id", "text", (c) => c.notNull().references("import.id"))
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("ordinal", "integer", (c) => c.notNull())
    .addColumn("content", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("import_part_pk", ["import_id", "kind", "ordinal"])
    .execute();

  await schema
    .createTable("import_reading")
    .addColumn("import_id", "text", (c) => c.notNull().references("import.id"))
    .addColumn("number", "integer", (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("clear", "integer", (c) => c.notNull())
    .addColumn("decision", "text", (c) => c.notNull())
    .addColumn("reading", "text", (c) => c.notNull())
    .addColumn("mending", "text")
    .addPrimaryKeyConstraint("import_reading_pk", ["import_id", "number"])
    .execute();
  // The state of every question of a file comes from this index alone, without the readings' texts.
  await schema.createIndex("import_reading_marks").on("import_reading").columns(["import_id", "number", "clear", "decision"]).execute();
  // Which question of the file it was. Beside it, not in its row: confirming writes thousands of small rows instead of large ones.
  await schema.alterTable("import_question").addColumn("number", "integer").execute();
  await schema.createIndex("import_question_number").on("import_question").columns(["import_id", "number", "question_id"]).execute();

  await schema
    .createTable("import_made")
    .addColumn("stage_id", "text", (c) => c.notNull())
    .addColumn("number", "integer", (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("question_id", "text", (c) => c.notNull())
    .addColumn("period", "text", (c) => c.notNull())
    .addColumn("file", "text", (c) => c.notNull())
    .addColumn("position", "integer", (c) => c.notNull())
    .addColumn("type", "text", (c) => c.notNull())
    .addColumn("topic", "text")
    .addColumn("difficulty", "integer")
    .addColumn("stem", "text", (c) => c.notNull())
    .addColumn("search", "text", (c) => c.notNull())
    .addColumn("asked", "text")
    .addColumn("content", "text", (c) => c.notNull())
    .addColumn("made_at", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("import_made_pk", ["stage_id", "number"])
    .execute();

  // Bank and hash of the file while it is confirmed: the same file is in a bank once.
  await schema.alterTable("import").addColumn("claim", "text").execute();
  await schema.createIndex("import_claim").on("import").column("claim").unique().execute();
}
