import type { Kysely } from "kysely";

/**
 * The question bank desk: questions at work, their revisions, drafts and pictures, imports, settings, invitations of
 * organisers, and how often questions were used. The same portable columns as before.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const schema = db.schema;

  await schema
    .createTable("question")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("bank_id", "text", (c) => c.notNull().references("bank.id"))
    .addColumn("period", "text", (c) => c.notNull())
    .addColumn("file", "text", (c) => c.notNull())
    .addColumn("position", "integer", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("type", "text", (c) => c.notNull())
    .addColumn("topic", "text")
    .addColumn("difficulty", "integer")
    .addColumn("stem", "text", (c) => c.notNull())
    .addColumn("search", "text", (c) => c.notNull())
    .addColumn("asked", "text")
    .addColumn("head", "integer", (c) => c.notNull())
    .addColumn("approved", "integer")
    .addColumn("draft_version", "integer", (c) => c.notNull())
    .addColumn("retired_reason", "text")
    .addColumn("updated_at", "bigint", (c) => c.notNull())
    .addColumn("updated_by", "text", (c) => c.notNull())
    .execute();
  // The figures beside every filter come from this index alone.
  await schema
    .createIndex("question_facets")
    .on("question")
    .columns(["bank_id", "state", "type", "period", "topic", "difficulty"])
    .execute();
  await schema.createIndex("question_updated").on("question").columns(["updated_at", "id"]).execute();
  await schema.createIndex("question_place").on("question").columns(["bank_id", "file", "position"]).execute();
  await schema.createIndex("question_asked").on("question").column("asked").execute();

  await schema
    .createTable("question_revision")
    .addColumn("question_id", "text", (c) => c.notNull().references("question.id"))
    .addColumn("ordinal", "integer", (c) => c.notNull())
    .addColumn("content", "text", (c) => c.notNull())
    .addColumn("revision_id", "text", (c) => c.references("revision.id"))
    .addColumn("authors", "text", (c) => c.notNull())
    .addColumn("author_id", "text", (c) => c.notNull())
    .addColumn("reason", "text", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("created_at", "bigint", (c) => c.notNull())
    .addColumn("reviewer_id", "text")
    .addColumn("reviewed_at", "bigint")
    .addColumn("comment", "text")
    .addPrimaryKeyConstraint("question_revision_pk", ["question_id", "ordinal"])
    .execute();
  await schema.createIndex("question_revision_frozen").on("question_revision").column("revision_id").execute();
  await schema.createIndex("question_revision_state").on("question_revision").columns(["state", "created_at"]).execute();

  await schema
    .createTable("question_draft")
    .addColumn("question_id", "text", (c) => c.primaryKey().references("question.id"))
    .addColumn("content", "text", (c) => c.notNull())
    .addColumn("based_on", "integer", (c) => c.notNull())
    .addColumn("authors", "text", (c) => c.notNull())
    .addColumn("saved_at", "bigint", (c) => c.notNull())
    .addColumn("saved_by", "text", (c) => c.notNull())
    .execute();

  await schema
    .createTable("question_image")
    .addColumn("hash", "text", (c) => c.primaryKey())
    .addColumn("type", "text", (c) => c.notNull())
    .addColumn("bytes", "text", (c) => c.notNull())
    .addColumn("width", "integer", (c) => c.notNull())
    .addColumn("height", "integer", (c) => c.notNull())
    .addColumn("created_at", "bigint", (c) => c.notNull())
    .addColumn("created_by", "text", (c) => c.notNull())
    .execute();

  await schema
    .createTable("import")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("bank_id", "text", (c) => c.notNull().references("bank.id"))
    .addColumn("file_name", "text", (c) => c.notNull())
    .addColumn("file_hash", "text", (c) => c.notNull())
    .addColumn("format", "text", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("reading", "text", (c) => c.notNull())
    .addColumn("mending", "text", (c) => c.notNull())
    .addColumn("created_by", "text", (c) => c.notNull())
    .addColumn("created_at", "bigint", (c) => c.notNull())
    .addColumn("confirmed_at", "bigint")
    .addColumn("undone_at", "bigint")
    .execute();
  await schema.createIndex("import_file").on("import").columns(["bank_id", "file_hash"]).execute();

  await schema
    .createTable("import_question")
    .addColumn("import_id", "text", (c) => c.notNull().references("import.id"))
    .addColumn("question_id", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("import_question_pk", ["import_id", "question_id"])
    .execute();

  await schema
    .createTable("desk_setting")
    .addColumn("key", "text", (c) => c.primaryKey())
    .addColumn("value", "text", (c) => c.notNull())
    .addColumn("updated_at", "bigint", (c) => c.notNull())
    .addColumn("updated_by", "text", (c) => c.notNull())
    .execute();

  await schema
    .createTable("question_use")
    .addColumn("competition_id", "text", (c) => c.notNull().references("competition.id"))
    .addColumn("question_id", "text", (c) => c.notNull())
    .addColumn("used", "integer", (c) => c.notNull())
    .addColumn("answered_right", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("question_use_pk", ["competition_id", "question_id"])
    .execute();
  await schema.createIndex("question_use_question").on("question_use").column("question_id").execute();

  await schema.createIndex("release_revision_revision").on("release_revision").column("revision_id").execute();
  await schema.alterTable("organiser_setup").addColumn("invited_by", "text").execute();
  await schema.alterTable("organiser_setup").addColumn("expires_at", "bigint").execute();
}
