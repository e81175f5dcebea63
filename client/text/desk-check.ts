import { count } from "./desk.ts";

export const bankCheckText = {
  title: "检查",
  filters: "筛选",
  banks: "题库",
  allBanks: "全部题库",
  level: "要紧程度",
  levels: { error: "要改", warning: "看一看" },
  rule: "哪一种",
  again: "再查一遍",
  at: (time: string) => `${time} 查的`,
  checked: (n: number) => `查了 ${count(n)} 题`,
  unfinished: (n: number) => `另有 ${count(n)} 题还没写完，写完才能查`,
  working: "正在检查，要几秒钟",
  workingMore: (seconds: number) => `已经过了 ${seconds} 秒`,
  // What was found before stays in sight while it is checked again.
  workingAgain: "正在再查一遍，下面是上一次查到的",
  none: "没有问题。",
  noneHere: "这几个条件下没有问题。去掉几个条件再看。",
  empty: "题库里还没有写完的题。写好或导入以后，再来检查。",
  group: (name: string, n: number) => `${name}，${count(n)} 处`,
  more: (n: number) => `再看 ${count(n)} 处`,
  ofBank: "整个题库",
  unknown: "其他",
  clear: "全部去掉",
};

export const bankChangeText = {
  open: "改名称和负责单位",
  title: (name: string) => `改“${name}”的名称和负责单位？`,
  hint: "编号和层级定了不能改。已发布的版本里还是原来的名称。",
  needed: "名称和负责单位都要写。",
  save: "保存",
};
