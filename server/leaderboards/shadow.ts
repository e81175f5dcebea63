import { type RawBuilder, sql } from "kysely";
import type { Formula, Rules } from "../competitions/rules.ts";
import type { Db } from "../database.ts";
import { type CanonicalRow, digestOf } from "./canonical.ts";

/**
 * The branch board once more, by another road: one statement of plain SQL from the locked scores, sharing nothing with
 * the projector but the tables and the canonical bytes. The two must agree byte for byte (reliability 3.7).
 * The same text runs on both engines; whole numbers divide to whole numbers on each.
 */
export async function shadowRows(db: Db, competitionId: string, { audience, leaderboards }: Rules): Promise<CanonicalRow[]> {
  const { value, bestOf } = inSql(leaderboards.branches);
  const { rows } = await sql<CanonicalRow>`
    with recursive invited (id) as (
      select id from unit where id in (${sql.join(audience)})
      union
      select unit.id from unit join invited on unit.parent_id = invited.id
    ),
    branch as (
      select id from unit where kind = 'branch' and id in (select id from invited)
    ),
    attempts as (
      select member_id, branch_id, score,
        row_number() over (partition by member_id order by score desc, elapsed_ms / 1000, ordinal) as nth
      from attempt
      where competition_id = ${competitionId} and kind = 'scored' and state = 'locked' and branch_id in (select id from branch)
    ),
    counting as (
      select branch_id, score, row_number() over (partition by branch_id order by score desc) as place
      from attempts where nth = 1
    ),
    heads as materialized (
      select branch_id, count(*) as eligible from member group by branch_id
    ),
    sums as materialized (
      select branch_id, count(*) as locked, sum(score) as score_sum,
        sum(case when place <= ${bestOf} then score else 0 end) as best_sum
      from counting group by branch_id
    ),
    figures as (
      select branch.id, coalesce(heads.eligible, 0) as eligible, coalesce(sums.locked, 0) as locked,
        coalesce(sums.score_sum, 0) as score_sum, coalesce(sums.best_sum, 0) as best_sum
      from branch
      left join heads on heads.branch_id = branch.id
      left join sums on sums.branch_id = branch.id
    ),
    valued as (
      select id, eligible, locked, score_sum, ${value} as value from figures
    )
    select id as "unitId", rank() over (order by value desc) as rank, eligible, locked, score_sum as "scoreSum", value
    from valued`.execute(db);
  return rows;
}

export async function shadowDigest(db: Db, competitionId: string, rules: Rules): Promise<string> {
  return digestOf(await shadowRows(db, competitionId, rules));
}

interface InSql {
  /** Hundredths, rounded half up, over the columns of `figures`. */
  value: RawBuilder<number>;
  bestOf: RawBuilder<number>;
}

function inSql(formula: Formula): InSql {
  switch (formula.name) {
    case "mean-of-eligible":
      return { value: sql`case when eligible = 0 then 0 else (200 * score_sum + eligible) / (2 * eligible) end`, bestOf: sql.lit(0) };
    case "mean-of-locked": {
      const least = sql.lit(formula.minimumLocked);
      return { value: sql`case when locked < ${least} then 0 else (200 * score_sum + locked) / (2 * locked) end`, bestOf: sql.lit(0) };
    }
    case "best-n": {
      const n = sql.lit(formula.n);
      return { value: sql`(200 * best_sum + ${n}) / (2 * ${n})`, bestOf: n };
    }
  }
}
