import type { OwnReport } from "../reports/views.ts";

type Reason = OwnReport["reason"];

export const reasonText: Record<Reason, string> = {
  key: "答案有误",
  stem: "题干有误",
  source: "出处有误",
  ambiguous: "有歧义",
  other: "其他",
};

export const reportText = {
  open: "这题有问题",
  again: "还有问题要说",
  title: (position: number) => `第 ${position + 1} 题有什么问题？`,
  lead: "组织者会核对原文，答复写在这道题下面。",
  reason: "哪里不对",
  words: "说说看，可以不写",
  wordsNeeded: "说说是什么问题",
  left: (length: number) => `${length} / 300 字`,
  needReason: "先选一项哪里不对。",
  needWords: "选了“其他”，请写一句是什么问题。",
  send: "送出",
  sending: "正在送出",
  back: "先不",
  received: (when: string) => `您的来信已收到，${when}`,
  what: (reason: Reason, words: string) => `${reasonText[reason]}${words ? `：${words}` : ""}`,
  waiting: "组织者正在看，有了答复会写在这里。",
  answer: "组织者答复：",
};
