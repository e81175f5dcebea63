import { unitId } from "./import-ids.ts";
import { branchForms, chooseShortName, shortenUnit } from "./import-short-name.ts";
import type { UnitKind, UnitTable } from "./tables.ts";

/**
 * The units that paths need and the roster does not have, parents first, in the order they are first named.
 * @param paths from the committee down to the branch.
 */
export function planUnits(paths: string[][], present: UnitTable[], district: string) {
  const known = new Map(present.map((unit) => [unit.id, unit]));
  const units: UnitTable[] = [];
  const cutNames: { name: string; shortName: string }[] = [];
  const nextPosition = new Map<string, number>();
  for (const { parent_id, position } of present) {
    if (parent_id !== null) nextPosition.set(parent_id, Math.max(nextPosition.get(parent_id) ?? 0, position + 1));
  }
  const add = (unit: UnitTable) => {
    known.set(unit.id, unit);
    units.push(unit);
  };
  const root = unitId(district, []);
  if (!known.has(root)) add({ id: root, parent_id: null, kind: "district", name: district, short_name: district, position: 0 });

  const wanted = wantedUnits(paths, district).filter(({ id }) => !known.has(id));
  const bearers = new Map<string, number>();
  for (const { kind, name } of [...present, ...wanted]) if (kind === "branch") bearers.set(name, (bearers.get(name) ?? 0) + 1);
  // Branches meet on one board, committees on another: names must differ within each.
  const taken = { branch: new Set<string>(), other: new Set<string>() };
  for (const unit of present) taken[unit.kind === "branch" ? "branch" : "other"].add(unit.short_name);

  for (const { id, parentId, kind, name } of wanted) {
    const above = shortNamesAbove(known, parentId);
    const forms = kind === "branch" ? branchForms(name, above, district, (bearers.get(name) ?? 0) > 1) : innerForms(name, above, district);
    const names = taken[kind === "branch" ? "branch" : "other"];
    const short = chooseShortName(forms, names);
    names.add(short.text);
    if (short.cut) cutNames.push({ name, shortName: short.text });
    const position = nextPosition.get(parentId) ?? 0;
    nextPosition.set(parentId, position + 1);
    add({ id, parent_id: parentId, kind, name, short_name: short.text, position });
  }
  return { units, cutNames };
}

/** Nearest first, the district left out. */
function shortNamesAbove(known: Map<string, UnitTable>, parentId: string): string[] {
  const names: string[] = [];
  for (let unit = known.get(parentId); unit?.parent_id; unit = known.get(unit.parent_id)) names.push(unit.short_name);
  return names;
}

function innerForms(name: string, above: string[], district: string): string[] {
  const short = shortenUnit(name, district);
  const inside = above.filter((front) => short.startsWith(front)).map((front) => short.slice(front.length));
  return [
    short,
    ...inside.filter((form) => form.length > 2),
    ...above.filter((front) => !short.startsWith(front)).map((front) => front + short),
  ];
}

interface WantedUnit {
  id: string;
  parentId: string;
  kind: UnitKind;
  name: string;
}

function wantedUnits(paths: string[][], district: string): WantedUnit[] {
  const wanted = new Map<string, WantedUnit>();
  for (const path of paths) {
    for (let depth = 1; depth <= path.length; depth++) {
      const id = unitId(district, path.slice(0, depth));
      if (wanted.has(id)) continue;
      const name = path[depth - 1] as string;
      wanted.set(id, { id, parentId: unitId(district, path.slice(0, depth - 1)), kind: kindOf(name, depth, path.length), name });
    }
  }
  return [...wanted.values()];
}

/** The first level is what everything rolls up to, whatever it is called. */
function kindOf(name: string, depth: number, depths: number): UnitKind {
  if (depth === depths) return "branch";
  return depth > 1 && name.includes("总支") ? "general-branch" : "committee";
}
