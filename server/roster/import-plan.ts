import type { Remark, RosterRow } from "./import-file.ts";
import { namedMemberId, numberedMemberId, unitId } from "./import-ids.ts";
import { groupBy, pathKey } from "./import-lint.ts";
import { planUnits } from "./import-units.ts";
import type { MemberTable, UnitTable } from "./tables.ts";
import type { RosterChunk } from "./writes.ts";

/** The roster as it is before an import. */
export interface PresentRoster {
  units: UnitTable[];
  members: Pick<MemberTable, "id" | "branch_id" | "name">[];
}

/** What an import adds and what it only has to tell. It never changes or removes what is there. */
export interface ImportPlan {
  district: { id: string; name: string };
  /** New units, parents first. */
  units: UnitTable[];
  /** New members. */
  members: RosterChunk["members"];
  /** Ids of members of the file who are there already. */
  present: string[];
  /** Members of the file's branches whom the file does not name. */
  absent: { name: string; branch: string }[];
  /** Branches of the roster that the file does not name. */
  otherBranches: number;
  /** Refused and doubtful lines that show only beside the present roster. */
  remarks: Remark[];
  /** New short names that leave something out. */
  cutNames: { name: string; shortName: string }[];
}

export type Planning = { ok: true; plan: ImportPlan } | { ok: false; message: string };

/** @param district name of the district; needed while the roster is empty. */
export function planImport(rows: RosterRow[], present: PresentRoster, district: string | undefined, now: number): Planning {
  const root = present.units.find((unit) => unit.parent_id === null);
  const name = root?.name ?? district?.trim().normalize("NFC");
  if (!name) return { ok: false, message: "名册还是空的，请用 --district 写明区（县、市）的名称，如 --district 青澜区。" };
  if (root && district && district !== root.name) {
    return { ok: false, message: `这个数据文件夹里是“${root.name}”的名册，不能再导入“${district}”的。` };
  }
  if (root && root.id !== unitId(name, [])) {
    return {
      ok: false,
      message: `这个数据文件夹里的“${root.name}”不是由名册文件导入的（也许是演示）。请用 ZHISHI_DATA 指定另一个文件夹。`,
    };
  }
  const doubled = rows.find((row) => row.path[0] === name);
  if (doubled) return { ok: false, message: `第 ${doubled.line} 行的党委写成了“${name}”。区名不用写在“党委”这一列里，请从党委写起。` };
  const identified = identify(rows, present, name);
  const fresh = identified.rows.filter(({ known }) => !known);
  const { units, cutNames } = planUnits(
    fresh.map(({ row }) => row.path),
    present.units,
    name,
  );
  const members = fresh.map(({ row, id }) => ({
    id,
    branch_id: unitId(name, row.path),
    name: row.name,
    elder: row.elder ? (1 as const) : (0 as const),
    created_at: now,
  }));
  const found = new Set(identified.rows.map(({ id }) => id));
  return {
    ok: true,
    plan: {
      district: { id: unitId(name, []), name },
      units,
      members,
      present: identified.rows.flatMap(({ id, known }) => (known ? [id] : [])),
      remarks: identified.remarks,
      cutNames,
      ...whoIsMissing(rows, present, name, found),
    },
  };
}

interface Identified {
  row: RosterRow;
  id: string;
  known: boolean;
}

/** Finds out who of the file is there already. Whoever cannot be told is refused: nobody gets a second place by a guess. */
function identify(rows: RosterRow[], present: PresentRoster, district: string): { rows: Identified[]; remarks: Remark[] } {
  const branchNames = new Map(present.units.map((unit) => [unit.id, unit.name]));
  const known = new Map(present.members.map((member) => [member.id, member]));
  const places = groupBy(present.members, (member) => `${member.branch_id}\n${member.name}`);
  const result: Identified[] = [];
  const remarks: Remark[] = [];
  for (const same of groupBy(rows, (row) => `${pathKey(row.path)}\n${row.name}`).values()) {
    const { path, name } = same[0] as RosterRow;
    const unnumbered = same.filter((row) => row.number === undefined);
    const ids = new Map(same.map((row) => [row, idOf(row, unnumbered.indexOf(row) + 1, district)]));
    const claimed = new Set(ids.values());
    const unclaimed = (places.get(`${unitId(district, path)}\n${name}`) ?? []).filter((member) => !claimed.has(member.id));
    for (const row of same) {
      const id = ids.get(row) as string;
      const member = known.get(id);
      const unsure = !member && unclaimed.length > 0 ? sentenceForUnsure(row) : undefined;
      if (unsure) remarks.push({ line: row.line, level: "refused", message: unsure });
      else result.push({ row, id, known: member !== undefined });
      if (member && (member.name !== name || member.branch_id !== unitId(district, path))) {
        const message = `名册里编号“${row.number}”是${branchNames.get(member.branch_id)}的“${member.name}”，与这一行不同。改名和转支部不能靠导入，这次没有改`;
        remarks.push({ line: row.line, level: "doubtful", message });
      }
    }
  }
  return { rows: result.sort((a, b) => a.row.line - b.row.line), remarks };
}

function idOf(row: RosterRow, ordinal: number, district: string): string {
  return row.number === undefined ? namedMemberId(district, row.path, row.name, ordinal) : numberedMemberId(district, row.number);
}

function sentenceForUnsure({ name, number }: RosterRow): string {
  return number === undefined
    ? `名册里这个支部的“${name}”是带编号导入的，分不清是不是同一个人。请写上编号。`
    : `名册里这个支部已有“${name}”，当时没有写这个编号，分不清是不是同一个人。若是同一个人，请删去编号；若是另一个人，请把两人都写上，各占一行。`;
}

function whoIsMissing(rows: RosterRow[], present: PresentRoster, district: string, found: Set<string>) {
  const named = new Set(rows.map((row) => unitId(district, row.path)));
  const branches = new Map(present.units.flatMap((unit) => (unit.kind === "branch" ? [[unit.id, unit.name] as const] : [])));
  const absent = present.members
    .filter((member) => named.has(member.branch_id) && !found.has(member.id))
    .map((member) => ({ name: member.name, branch: branches.get(member.branch_id) ?? "" }));
  return { absent, otherBranches: [...branches.keys()].filter((id) => !named.has(id)).length };
}
