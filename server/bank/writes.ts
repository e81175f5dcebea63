import type { Tx } from "../database.ts";
import { releaseAltered } from "./problems.ts";
import type { NewBankRow, ReleaseTable, RevisionTable } from "./tables.ts";

export interface LoadInput {
  banks: NewBankRow[];
  /** Revisions of all releases to load, each once. */
  revisions: RevisionTable[];
  releases: { release: ReleaseTable; revisionIds: string[] }[];
}

/** Rows a statement: ten columns stay far below the parameter limits of both engines. */
const chunkSize = 400;

export const bankWrites = {
  /** Puts releases into the database as immutable revisions. Loading again changes nothing. Throws when a release came with other content before. */
  "bank.loadReleases": async (tx: Tx, { banks, revisions, releases }: LoadInput): Promise<{ loaded: string[] }> => {
    for (const bank of banks) {
      const { title, layer, owner, rehearsal = 0 } = bank;
      await tx
        .insertInto("bank")
        .values(bank)
        .onConflict((c) => c.column("id").doUpdateSet({ title, layer, owner, rehearsal }))
        .execute();
    }
    for (const rows of chunks(revisions)) {
      await tx
        .insertInto("revision")
        .values(rows)
        .onConflict((c) => c.column("id").doNothing())
        .execute();
    }
    const loaded: string[] = [];
    for (const { release, revisionIds } of releases) {
      const inserted = await tx
        .insertInto("release")
        .values(release)
        .onConflict((c) => c.column("id").doNothing())
        .returning("id")
        .executeTakeFirst();
      if (!inserted) {
        const present = await tx.selectFrom("release").select("content_hash").where("id", "=", release.id).executeTakeFirstOrThrow();
        if (present.content_hash !== release.content_hash) throw releaseAltered(release.id);
        continue;
      }
      for (const rows of chunks(revisionIds.map((revision_id) => ({ release_id: release.id, revision_id })))) {
        await tx.insertInto("release_revision").values(rows).execute();
      }
      loaded.push(release.id);
    }
    return { loaded };
  },
};

function chunks<T>(list: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(list.length / chunkSize) }, (_, i) => list.slice(i * chunkSize, (i + 1) * chunkSize));
}
