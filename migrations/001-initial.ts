import type { Kysely } from "kysely";

/**
 * The first schema: roster, sign-in, bank, papers, competitions, attempts, leaderboards.
 * Portable column subset only: text and integer; instants are integer milliseconds since 1970 (UTC),
 * flags 0/1, JSON as text. `bigint` because PostgreSQL's integer has 32 bits and an instant needs 41.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const schema = db.schema;

  await schema
    .createTable("unit")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("parent_id", "text", (c) => c.references("unit.id"))
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("short_name", "text", (c) => c.notNull())
    .addColumn("position", "integer", (c) => c.notNull())
    .execute();
  await schema.createIndex("unit_parent").on("unit").columns(["parent_id", "position"]).execute();

  await schema
    .createTable("member")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("branch_id", "text", (c) => c.notNull().references("unit.id"))
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("elder", "integer", (c) => c.notNull().defaultTo(0))
    .addColumn("type_size", "integer")
    .addColumn("created_at", "bigint", (c) => c.notNull())
    .execute();
  await schema.createIndex("member_branch_name").on("member").columns(["branch_id", "name"]).execute();

  await schema
    .createTable("card")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("member_id", "text", (c) => c.notNull().references("member.id"))
    .addColumn("token_hash", "text", (c) => c.notNull().unique())
    .addColumn("number_hash", "text", (c) => c.notNull().unique())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("created_at", "bigint", (c) => c.notNull())
    .execute();
  await schema.createIndex("card_member").on("card").column("member_id").execute();

  await schema
    .createTable("organiser")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("name", "text", (c) => c.notNull().unique())
    .addColumn("password_hash", "text", (c) => c.notNull())
    .addColumn("created_at", "bigint", (c) => c.notNull())
    .execute();

  await schema
    .createTable("organiser_setup")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("token_hash", "text", (c) => c.notNull().unique())
    .addColumn("created_at", "bigint", (c) => c.notNull())
    .addColumn("used_at", "bigint")
    .execute();

  await schema
    .createTable("screen")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("competition_id", "text", (c) => c.notNull())
    .addColumn("unit_id", "text", (c) => c.references("unit.id"))
    .addColumn("token_hash", "text", (c) => c.notNull().unique())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("created_at", "bigint", (c) => c.notNull())
    .execute();

  await schema
    .createTable("session")
    .addColumn("id_hash", "text", (c) => c.primaryKey())
    .addColumn("role", "text", (c) => c.notNull())
    .addColumn("subject_id", "text", (c) => c.notNull())
    .addColumn("created_at", "bigint", (c) => c.notNull())
    .addColumn("expires_at", "bigint", (c) => c.notNull())
    .execute();
  await schema.createIndex("session_expires").on("session").column("expires_at").execute();

  await schema
    .createTable("bank")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("title", "text", (c) => c.notNull())
    .addColumn("layer", "text", (c) => c.notNull())
    .addColumn("owner", "text", (c) => c.notNull())
    .execute();

  await schema
    .createTable("revision")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("bank_id", "text", (c) => c.notNull().references("bank.id"))
    .addColumn("question_id", "text", (c) => c.notNull())
    .addColumn("type", "text", (c) => c.notNull())
    .addColumn("period", "text", (c) => c.notNull())
    .addColumn("topic", "text", (c) => c.notNull())
    .addColumn("difficulty", "integer", (c) => c.notNull())
    .addColumn("layer", "text", (c) => c.notNull())
    .addColumn("content", "text", (c) => c.notNull())
    .addColumn("created_at", "bigint", (c) => c.notNull())
    .execute();
  await schema.createIndex("revision_question").on("revision").columns(["bank_id", "question_id"]).execute();

  await schema
    .createTable("release")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("bank_id", "text", (c) => c.notNull().references("bank.id"))
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("content_hash", "text", (c) => c.notNull())
    .addColumn("changelog", "text", (c) => c.notNull())
    .addColumn("created_at", "bigint", (c) => c.notNull())
    .addUniqueConstraint("release_name", ["bank_id", "name"])
    .execute();

  await schema
    .createTable("release_revision")
    .addColumn("release_id", "text", (c) => c.notNull().references("release.id"))
    .addColumn("revision_id", "text", (c) => c.notNull().references("revision.id"))
    .addPrimaryKeyConstraint("release_revision_pk", ["release_id", "revision_id"])
    .execute();

  await schema
    .createTable("competition")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("title", "text", (c) => c.notNull())
    .addColumn("rules", "text", (c) => c.notNull())
    .addColumn("opens_at", "bigint", (c) => c.notNull())
    .addColumn("closes_at", "bigint", (c) => c.notNull())
    .addColumn("reveal_at", "bigint", (c) => c.notNull())
    .addColumn("created_at", "bigint", (c) => c.notNull())
    .execute();

  await schema
    .createTable("attempt")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("competition_id", "text", (c) => c.notNull().references("competition.id"))
    .addColumn("member_id", "text", (c) => c.notNull().references("member.id"))
    .addColumn("branch_id", "text", (c) => c.notNull().references("unit.id"))
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("ordinal", "integer", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("epoch", "integer", (c) => c.notNull())
    .addColumn("started_at", "bigint", (c) => c.notNull())
    .addColumn("deadline_at", "bigint", (c) => c.notNull())
    .addColumn("grace_ms", "integer", (c) => c.notNull())
    .addColumn("question_limit_ms", "integer", (c) => c.notNull())
    .addColumn("locked_at", "bigint")
    .addColumn("lock_cause", "text")
    .addColumn("elapsed_ms", "bigint")
    .addColumn("score", "integer")
    .addColumn("max_score", "integer", (c) => c.notNull())
    .addColumn("receipt_code", "text", (c) => c.unique())
    .addUniqueConstraint("attempt_ordinal", ["competition_id", "member_id", "kind", "ordinal"])
    .execute();
  // Everything a board needs of an attempt: publishing every second reads this index and never the table.
  await schema
    .createIndex("attempt_board")
    .on("attempt")
    .columns(["competition_id", "kind", "state", "branch_id", "member_id", "ordinal", "score", "elapsed_ms"])
    .execute();
  await schema.createIndex("attempt_due").on("attempt").columns(["state", "deadline_at"]).execute();

  await schema
    .createTable("paper")
    .addColumn("attempt_id", "text", (c) => c.primaryKey().references("attempt.id"))
    .addColumn("seed", "text", (c) => c.notNull())
    .addColumn("slots", "text", (c) => c.notNull())
    .execute();

  await schema
    .createTable("question_opening")
    .addColumn("attempt_id", "text", (c) => c.notNull().references("attempt.id"))
    .addColumn("position", "integer", (c) => c.notNull())
    .addColumn("opened_at", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("question_opening_pk", ["attempt_id", "position"])
    .execute();

  await schema
    .createTable("attempt_refund")
    .addColumn("attempt_id", "text", (c) => c.primaryKey().references("attempt.id"))
    .addColumn("reason", "text", (c) => c.notNull())
    .addColumn("organiser_id", "text", (c) => c.references("organiser.id"))
    .addColumn("refunded_at", "bigint", (c) => c.notNull())
    .execute();

  await schema
    .createTable("answer")
    .addColumn("attempt_id", "text", (c) => c.notNull())
    .addColumn("position", "integer", (c) => c.notNull())
    .addColumn("epoch", "integer", (c) => c.notNull())
    .addColumn("seq", "integer", (c) => c.notNull())
    .addColumn("choice", "text", (c) => c.notNull())
    .addColumn("received_at", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("answer_pk", ["attempt_id", "position"])
    .execute();

  await schema
    .createTable("answer_event")
    .addColumn("attempt_id", "text", (c) => c.notNull())
    .addColumn("key", "text", (c) => c.notNull())
    .addColumn("position", "integer", (c) => c.notNull())
    .addColumn("epoch", "integer", (c) => c.notNull())
    .addColumn("seq", "integer", (c) => c.notNull())
    .addColumn("choice", "text", (c) => c.notNull())
    .addColumn("received_at", "bigint", (c) => c.notNull())
    .addColumn("outcome", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("answer_event_pk", ["attempt_id", "key"])
    .execute();

  await schema
    .createTable("leaderboard")
    .addColumn("competition_id", "text", (c) => c.primaryKey().references("competition.id"))
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("as_of", "bigint", (c) => c.notNull())
    .addColumn("digest", "text", (c) => c.notNull())
    .addColumn("body", "text", (c) => c.notNull())
    .execute();

  await schema
    .createTable("lease")
    .addColumn("name", "text", (c) => c.primaryKey())
    .addColumn("holder", "text", (c) => c.notNull())
    .addColumn("expires_at", "bigint", (c) => c.notNull())
    .execute();
}
