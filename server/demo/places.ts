import { type Luck, shuffled } from "./random.ts";

/** Who meets in a branch: decides how large it usually is and how many are over sixty. */
export type People = "village" | "community" | "organ" | "school" | "health" | "police" | "firm" | "society" | "retired";

export interface BranchPlan {
  name: string;
  /** At most nine characters, 党 left out. */
  short: string;
  people: People;
  /** 党总支 it belongs to, when there is one between it and the committee. */
  general?: string;
}

export interface CommitteePlan {
  name: string;
  short: string;
  branches: BranchPlan[];
}

const numerals = ["一", "二", "三", "四", "五", "六"];
const towns = ["柳堰镇", "双塘镇", "杏坪镇", "苇泊镇", "松岗乡", "雁坡乡"];
const streets = ["望湖街道", "青石街道", "文澜街道", "东渡街道", "新桥街道", "南苑街道"];
const villagesEach = 14;

/** Two characters, every pair once, in drawn order. */
const pairs = (first: string, second: string, luck: Luck): string[] =>
  shuffled(
    [...first].flatMap((a) => [...second].map((b) => a + b)),
    luck,
  );

function townCommittees(luck: Luck): CommitteePlan[] {
  const villages = pairs("张李王赵柳杨石白前后南北上下大小", "庄湾店坪岗沟楼寨堰坡", luck);
  return towns.map((town) => {
    const names = villages.splice(0, villagesEach);
    return {
      name: `${town}党委`,
      short: town,
      branches: [
        { name: `${town}机关党支部`, short: `${town}机关`, people: "organ" },
        ...names.map((v): BranchPlan => ({ name: `${town}${v}村党支部`, short: `${town.slice(0, 2)}${v}村`, people: "village" })),
        { name: `${town}农业合作社联合党支部`, short: `${town.slice(0, 2)}合作社`, people: "society" },
      ],
    };
  });
}

function streetCommittees(luck: Luck): CommitteePlan[] {
  const names = pairs("和安康乐福景锦翠春明华文", "园苑里庭泉亭堤坊桥湖", luck);
  return streets.map((street) => {
    const communities = names.splice(0, 8).map((n) => `${n}社区`);
    const branches: BranchPlan[] = [{ name: `${street}机关党支部`, short: `${street}机关`, people: "organ" }];
    for (const [i, community] of communities.entries()) {
      if (i >= 3) branches.push({ name: `${street}${community}党支部`, short: community, people: "community" });
      else {
        const general = `${street}${community}党总支`;
        for (const n of numerals.slice(0, 3)) {
          branches.push({ name: `${street}${community}第${n}党支部`, short: `${community}${n}支部`, people: "community", general });
        }
      }
    }
    branches.push({ name: `${street}商圈联合党支部`, short: `${street.slice(0, 2)}商圈`, people: "society" });
    return { name: `${street}党工委`, short: street, branches };
  });
}

const organs = (
  "区委办公室 区人大机关 区政府办公室 区政协机关 区纪委监委 区委组织部 区委宣传部 区委统战部 区委政法委 区委编办 区委党校 区委党史室 区档案馆 区信访局 " +
  "区总工会 团区委 区妇联 区科协 区工商联 区残联 区红十字会 区法院 区检察院 区发改委 区工信局 区科技局 区民政局 区司法局 区财政局 区人社局 " +
  "区自然资源局 区生态环境局 区住建局 区交通局 区水利局 区农业农村局 区商务局 区文旅局 区退役军人局 区应急局 区审计局 区市场监管局 区统计局 " +
  "区医保局 区乡村振兴局 区行政审批局 区城管局 区供销社 区融媒体中心 区图书馆 区气象局 区税务局"
).split(" ");
/** Organs large enough for a general branch, with one more branch for those who have retired or stand outside. */
const largeOrgans: Record<string, string> = {
  区法院: "审判",
  区检察院: "检察业务",
  区住建局: "直属单位",
  区交通局: "路政养护",
  区农业农村局: "农技推广",
  区市场监管局: "基层所",
  区城管局: "环卫",
  区税务局: "分局",
  区财政局: "直属单位",
  区人社局: "社保经办",
};

const organCommittee = (): CommitteePlan => ({
  name: "区直机关工委",
  short: "区直机关",
  branches: organs.flatMap((organ): BranchPlan[] => {
    const second = largeOrgans[organ];
    if (!second) return [{ name: `${organ}党支部`, short: organ, people: "organ" }];
    const general = `${organ}党总支`;
    return [
      { name: `${organ}机关党支部`, short: `${organ}机关`.slice(0, 9), people: "organ", general },
      { name: `${organ}${second}党支部`, short: `${organ.slice(1)}${second}`.slice(0, 9), people: "organ", general },
    ];
  }),
});

/** A house with several branches under one general branch. */
function house(name: string, short: string, parts: string, people: People): BranchPlan[] {
  return parts.split(" ").map((part) => ({ name: `${name}${part}党支部`, short: `${short}${part}`, people, general: `${name}党总支` }));
}

function one(name: string, people: People, short = name): BranchPlan {
  return { name: `${name}党支部`, short, people };
}

const schoolCommittee = (): CommitteePlan => ({
  name: "区教育体育局党委",
  short: "教育体育",
  branches: [
    one("区教体局机关", "organ"),
    ...house("区第一高级中学", "一高", "高一年级 高二年级 高三年级 行政后勤", "school"),
    ...house("区第二高级中学", "二高", "教学 行政后勤", "school"),
    ...house("区职业中等专业学校", "职专", "教学 实训", "school"),
    ...["区第一初中", "区第二初中", "区第三初中", "区第四初中", "区外国语学校", "区特殊教育学校", "区体育学校", "区教师进修学校"].map((s) =>
      one(s, "school"),
    ),
    ...["望湖", "青石", "文澜", "东渡", "新桥", "南苑"].flatMap((s) => [one(`${s}小学`, "school"), one(`${s}中心幼儿园`, "school")]),
    ...towns.flatMap((t) => [one(`${t}中心校`, "school"), one(`${t}初中`, "school")]),
    one("区实验小学", "school"),
    one("区实验幼儿园", "school"),
    one("区少年宫", "school"),
    one("区教学研究室", "school"),
    one("区招生考试中心", "school", "招生考试中心"),
  ],
});

const healthCommittee = (): CommitteePlan => ({
  name: "区卫生健康委党委",
  short: "卫生健康",
  branches: [
    one("区卫健委机关", "organ"),
    ...house("区人民医院", "区医院", "内科 外科 门诊医技 护理 行政后勤", "health"),
    ...house("区中医院", "中医院", "临床 医技 行政", "health"),
    one("区妇幼保健院", "health"),
    one("区疾控中心", "health"),
    one("区急救中心", "health"),
    one("区中心血站", "health"),
    one("区卫生监督所", "health"),
    ...streets.map((s) => one(`${s.slice(0, 2)}社区卫生服务中心`, "health", `${s.slice(0, 2)}卫生中心`)),
    ...towns.map((t) => one(`${t}卫生院`, "health")),
  ],
});

const policeCommittee = (): CommitteePlan => ({
  name: "公安青澜分局党委",
  short: "公安分局",
  branches: [
    ...["指挥中心", "政工监督", "刑侦大队", "治安大队", "交警大队", "特巡警大队", "法制大队", "看守所"].map((s) =>
      one(`公安分局${s}`, "police", `公安${s}`),
    ),
    ...streets.map((s) => one(`公安分局${s.slice(0, 2)}派出所`, "police", `${s.slice(0, 2)}派出所`)),
  ],
});

const firmCommittee = (): CommitteePlan => ({
  name: "区国资系统党委",
  short: "国资系统",
  branches: [
    one("区国资中心机关", "organ"),
    ...house("青澜水务集团", "水务", "机关 供水 排水 工程", "firm"),
    ...house("青澜城投集团", "城投", "机关 建设 物业 停车", "firm"),
    ...house("青澜公交公司", "公交", "机关 一车队 二车队 保修厂", "firm"),
    ...house("青澜纺织厂", "纺织厂", "机关 织造 印染", "firm"),
    ...["青澜粮食储备库", "青澜热力公司", "青澜燃气公司", "青澜文旅公司", "青澜担保公司", "青澜种业公司", "青澜客运站"].map((s) =>
      one(s, "firm"),
    ),
  ],
});

const societyCommittee = (): CommitteePlan => ({
  name: "两新组织工委",
  short: "两新组织",
  branches: [
    ..."律师行业 会计行业 物业行业 家政行业 快递行业 网约车行业 民办教育 民营医院 社会工作"
      .split(" ")
      .map((s) => one(`${s}联合`, "society")),
    ..."食品产业园 装备产业园 电子产业园 物流园 建材市场 农贸市场 电商园 创业孵化园 商会".split(" ").map((s) => one(`${s}联合`, "society")),
  ],
});

const retiredCommittee = (): CommitteePlan => ({
  name: "离退休干部工委",
  short: "离退休干部",
  branches: [
    ...["区委", "区政府", "教体系统", "卫健系统", "政法系统", "财税系统"].map((s) => one(`${s}离退休干部`, "retired", `${s}离退休`)),
    ...streets.map((s) => one(`${s.slice(0, 2)}离退休干部`, "retired", `${s.slice(0, 2)}离退休`)),
  ],
});

/** Every committee of an invented district with its branches: 393 branches in all. */
export function planDistrict(luck: Luck): CommitteePlan[] {
  return [
    ...townCommittees(luck),
    ...streetCommittees(luck),
    organCommittee(),
    schoolCommittee(),
    healthCommittee(),
    policeCommittee(),
    firmCommittee(),
    societyCommittee(),
    retiredCommittee(),
  ];
}
