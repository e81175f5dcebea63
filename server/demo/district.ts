import type { UnitTable } from "../roster/tables.ts";
import type { RosterChunk } from "../roster/writes.ts";
import { drawElders, personName } from "./people.ts";
import { type BranchPlan, type CommitteePlan, type People, planDistrict } from "./places.ts";
import { createLuck, type Luck } from "./random.ts";
import { branchSizes } from "./sizes.ts";

/** One district of the size of the real occasion. */
export const branchesOfDistrict = 393;
export const membersOfDistrict = 14_418;
/** Share of members over sixty. */
const elderShare = 0.29;

const usualSize: Record<People, number> = {
  village: 41,
  community: 50,
  organ: 27,
  school: 33,
  health: 30,
  police: 34,
  firm: 31,
  society: 19,
  retired: 62,
};
const elderWeight: Record<People, number> = {
  village: 1.5,
  community: 1.6,
  organ: 0.35,
  school: 0.35,
  health: 0.35,
  police: 0.12,
  firm: 0.45,
  society: 0.2,
  retired: 40,
};

const districtNames = ["青澜区", "云屏区", "松溪新区", "白沙渡区", "晴川岸区", "鹿鸣区", "河湾新区", "望岳台区", "柳荫区", "长堤区"];

/**
 * An invented district: units (parents first) and members, the same for the same scale on every machine.
 * @param scale districts of 393 branches and 14,418 members each; more than one stand under one root.
 * @param createdAt when the roster was loaded, integer ms.
 */
export function inventDistrict(scale: number, createdAt: number): RosterChunk {
  if (scale === 1) return inventOne(0, null, createdAt);
  const root: UnitTable = { id: "region", parent_id: null, kind: "district", name: "青澜地区", short_name: "青澜地区", position: 0 };
  const districts = Array.from({ length: scale }, (_, i) => inventOne(i, root.id, createdAt));
  return { units: [root, ...districts.flatMap((d) => d.units)], members: districts.flatMap((d) => d.members) };
}

function inventOne(index: number, parentId: string | null, createdAt: number): RosterChunk {
  const luck = createLuck(`district ${index}`);
  const id = index === 0 ? "qinglan" : `d${index + 1}`;
  const name = districtNames[index] ?? `第${index + 1}区`;
  const district: UnitTable = { id, parent_id: parentId, kind: "district", name, short_name: name, position: index };
  const committees = planDistrict(luck);
  const units = [district, ...committees.flatMap((plan, i) => unitsOf(plan, `${id}-c${pad(i + 1, 2)}`, id, i + 1))];
  const plans = committees.flatMap((plan) => plan.branches);
  return {
    units,
    members: peopleOf(
      units.filter((u) => u.kind === "branch"),
      plans,
      createdAt,
      luck,
    ),
  };
}

/** A committee, its general branches and its branches, parents first; branches in the order of the plan. */
function unitsOf(plan: CommitteePlan, id: string, districtId: string, position: number): UnitTable[] {
  const committee: UnitTable = { id, parent_id: districtId, kind: "committee", name: plan.name, short_name: plan.short, position };
  const generals = new Map<string, UnitTable>();
  const branches = plan.branches.map((branch, i): UnitTable => {
    let parent = committee;
    if (branch.general) {
      parent = generals.get(branch.general) ?? {
        id: `${id}-g${pad(generals.size + 1, 2)}`,
        parent_id: id,
        kind: "general-branch",
        name: branch.general,
        short_name: branch.general.replace("党总支", "总支").slice(0, 9),
        position: i + 1,
      };
      generals.set(branch.general, parent);
    }
    return {
      id: `${id}-b${pad(i + 1, 2)}`,
      parent_id: parent.id,
      kind: "branch",
      name: branch.name,
      short_name: branch.short,
      position: i + 1,
    };
  });
  return [committee, ...generals.values(), ...branches];
}

function peopleOf(branches: UnitTable[], plans: BranchPlan[], createdAt: number, luck: Luck): RosterChunk["members"] {
  const sizes = branchSizes(
    plans.map((plan) => usualSize[plan.people]),
    membersOfDistrict,
    luck,
  );
  const seats = branches.flatMap((branch, i) =>
    Array.from({ length: sizes[i] as number }, (_, n) => ({ branch, people: (plans[i] as BranchPlan).people, n: n + 1 })),
  );
  const elders = drawElders(
    seats.map((seat) => elderWeight[seat.people]),
    Math.round(membersOfDistrict * elderShare),
    luck,
  );
  return seats.map((seat, i) => ({
    id: `${seat.branch.id}-m${pad(seat.n, 3)}`,
    branch_id: seat.branch.id,
    name: personName(luck, elders[i] as boolean),
    elder: elders[i] ? 1 : 0,
    created_at: createdAt,
  }));
}

const pad = (n: number, width: number): string => String(n).padStart(width, "0");

/** Id of the one card of an invented member. */
export const demoCardId = (memberId: string): string => `${memberId}-card`;
