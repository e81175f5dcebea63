import type { Luck } from "./random.ts";

/** Surnames by how common they are: each stands as often as its share of a hundred, roughly. */
const surnames = [
  ..."王王王王王王王李李李李李李李张张张张张张张刘刘刘刘刘陈陈陈陈陈杨杨杨黄黄赵赵赵吴吴周周徐徐孙孙马马朱朱胡胡郭郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤",
];
/** Given names by generation; single characters and pairs, as each generation was fond of. */
const elderGiven = {
  men: "建国 建军 国强 国庆 志强 志刚 卫东 卫国 援朝 解放 永福 永生 德福 德胜 长河 长林 振华 振国 保国 保田 玉山 金山 福海 满仓 有才 明德 文彬 学文 学武 大勇 广明 广义 铁柱 树林 树生 春生 根生 水生 新民 利民 兴旺 庆丰 双喜 天佑 忠 义 刚 勇 山 林".split(
    " ",
  ),
  women:
    "秀英 桂英 玉兰 秀兰 桂兰 淑珍 淑芬 桂芝 凤英 凤兰 玉珍 玉梅 玉芳 素珍 素梅 春梅 春兰 秋菊 月娥 翠英 翠兰 爱华 爱莲 红梅 瑞英 瑞芳 金花 巧云 彩霞 惠芳 惠兰 美英 菊香 荷花 秀荣 英 兰 芳 珍 梅".split(
      " ",
    ),
};
const youngerGiven = {
  men: "伟 强 磊 军 勇 涛 斌 超 鹏 辉 波 杰 浩 宇 凯 亮 刚 俊 健 旭 志远 文博 海涛 建华 晓东 晓峰 国栋 少华 永刚 立新 家豪 浩然 子轩 宇航 俊杰 明轩 天宇 泽宇 一鸣 思远 嘉伟 文涛 振宇 鹏飞 彦斌 新宇 云飞 世杰 景行 成林".split(
    " ",
  ),
  women:
    "芳 敏 静 丽 娟 艳 霞 燕 玲 婷 雪 琳 倩 颖 洁 丹 萍 慧 莹 莉 晓燕 丽娜 海燕 雅静 文静 晓红 丽华 亚楠 梦瑶 欣怡 雨桐 思琪 佳怡 诗涵 若曦 雅婷 晓雯 明月 春燕 佳宁 书瑶 心怡 静怡 楚楚 雨晴 子涵 可欣 文君 秋实 一诺".split(
      " ",
    ),
};

/** An invented person's name. Namesakes happen as they do in life. */
export function personName(luck: Luck, elder: boolean): string {
  const given = elder ? elderGiven : youngerGiven;
  return luck.pick(surnames) + luck.pick(luck.next() < 0.56 ? given.men : given.women);
}

/**
 * Who is over sixty: exactly `count` of all, drawn with more luck where there are more of them.
 * @param weight of each person, above 0.
 */
export function drawElders(weights: number[], count: number, luck: Luck): boolean[] {
  // Efraimidis–Spirakis: the largest u^(1/w) are a weighted draw without replacement.
  const keys = weights.map((weight) => luck.next() ** (1 / weight));
  const order = keys.map((_, i) => i).sort((a, b) => (keys[b] as number) - (keys[a] as number));
  const elder = weights.map(() => false);
  for (const i of order.slice(0, count)) elder[i] = true;
  return elder;
}
