import { encode } from "uqr";

/** One card as it is printed. */
export interface PrintedCard {
  name: string;
  /** Which of several members of one name in the branch. */
  namesake?: { nth: number; of: number };
  /** Twelve digits. */
  number: string;
  /** What the QR code holds: the sign-in page with the token in the fragment. */
  link: string;
}

export interface BranchCards {
  committee: string;
  branch: string;
  cards: PrintedCard[];
}

export interface CardsPage {
  district: string;
  /** Where a member types the number in, as host and port. */
  address: string;
  branches: BranchCards[];
}

const cardsOnSheet = 10;

/**
 * The cards as one self-contained page for A4 paper: 91 × 54 mm, ten a sheet, a new sheet for each branch. Black
 * alone, because offices own mono lasers. Fetches nothing: whoever holds this file holds everybody's card.
 */
export function cardsPage({ district, address, branches }: CardsPage): string {
  const sheets = branches.flatMap((branch) => sheetsOf(branch, district, address));
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>参赛证 · ${escape(district)}</title>
<style>${style}</style>
</head>
<body>
<p class="how">共 ${sheets.length} 张 A4 纸。打印时选 A4、缩放 100%、无边距，不要页眉页脚；沿虚线裁开。凭这个文件能登录每一个人，打印后请删除。</p>
${sheets.join("\n")}
</body>
</html>
`;
}

function sheetsOf({ committee, branch, cards }: BranchCards, district: string, address: string): string[] {
  const sheets = Math.ceil(cards.length / cardsOnSheet);
  return Array.from({ length: sheets }, (_, i) => {
    const some = cards.slice(i * cardsOnSheet, (i + 1) * cardsOnSheet);
    const place = `${escape(branch)}，第 ${i + 1} 张共 ${sheets} 张，${cards.length} 人`;
    return `<section class="sheet"><div class="cards">${some.map((card) => cardBody(card, branch, address)).join("\n")}</div>
<footer><span>${escape([district, committee].filter(Boolean).join(" · "))}</span><span>${place}</span></footer></section>`;
  });
}

function cardBody({ name, namesake, number, link }: PrintedCard, branch: string, address: string): string {
  const which = namesake ? `<i>同名第 ${namesake.nth} 位，共 ${namesake.of} 位</i>` : "";
  const long = [...name].length > 7 || [...branch].length > 26 ? " long" : "";
  return `<article class="card${long}"><div class="title"><b>知史</b><small>党史知识竞赛</small></div>
<div class="body"><div class="top"><p><b>${escape(name)} 同志</b>${escape(branch)}${which}</p>${qrCode(link)}</div>
<p class="number">${number.replace(/(\d{4})(?=\d)/g, "$1 ")}</p>
<p class="help">微信扫码，或打开 ${escape(address)} 输入卡号。<br>一人一张，丢了找组织委员补。</p></div></article>`;
}

/** One path of horizontal runs. The four clear modules around it are the layout's: nothing stands nearer than 3 mm. */
function qrCode(text: string): string {
  const { size, data } = encode(text, { ecc: "M", border: 0 });
  const runs = data.flatMap((row, y) => {
    const found: string[] = [];
    for (let x = 0; x < size; x++) {
      const start = x;
      while (row[x]) x++;
      if (x > start) found.push(`M${start} ${y}h${x - start}v1h${start - x}`);
    }
    return found;
  });
  return `<svg viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges" role="img" aria-label="登录二维码"><path d="${runs.join("")}"/></svg>`;
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] as string);

const sans = `"PingFang SC", "HarmonyOS Sans SC", "Microsoft YaHei UI", "Microsoft YaHei", "Source Han Sans SC", "Noto Sans CJK SC", sans-serif`;
const song = `"Songti SC", "Source Han Serif SC", "Noto Serif CJK SC", "Noto Serif SC", STZhongsong, ${sans}`;

const style = `
@page { size: A4; margin: 0; }
* { box-sizing: border-box; margin: 0; }
body { font: 3mm/1.5 ${sans}; color: #000; background: #fff; font-variant-numeric: tabular-nums lining-nums; }
.sheet { position: relative; width: 210mm; height: 296.5mm; padding: 11mm 14mm 0; overflow: hidden; break-after: page; background: #fff; }
.sheet:last-child { break-after: auto; }
.cards { display: grid; grid-template-columns: 91mm 91mm; grid-auto-rows: 54mm; }
.card { display: grid; grid-template-columns: auto 1fr; gap: 4mm; padding: 5mm 5mm 4.5mm; overflow: hidden; border: 0 dashed #000; border-right-width: .2mm; border-bottom-width: .2mm; }
.card:nth-child(odd) { border-left-width: .2mm; }
.card:nth-child(-n+2) { border-top-width: .2mm; }
.title { position: relative; display: flex; align-items: center; writing-mode: vertical-rl; text-orientation: upright; padding: 2.4mm 1.7mm; border: .5mm solid #000; font-family: ${song}; }
.title::after { content: ""; position: absolute; top: .6mm; right: .6mm; bottom: .6mm; left: .6mm; border: .2mm solid #000; }
.title b { font-size: 7.2mm; line-height: 1.1; letter-spacing: .1em; }
.title small { font-size: 3mm; font-weight: 700; line-height: 1; letter-spacing: .16em; margin-top: 1.8mm; white-space: nowrap; }
.body { display: flex; flex-direction: column; min-width: 0; }
.top { display: flex; justify-content: space-between; gap: 3mm; }
.top p { min-width: 0; max-height: 26mm; overflow: hidden; overflow-wrap: anywhere; }
.top b { display: block; font-size: 4.4mm; }
.top i { display: block; font-style: normal; }
.long .top p { font-size: 2.7mm; line-height: 1.4; }
.long .top b { font-size: 3.6mm; line-height: 1.3; }
svg { flex: none; width: 21mm; height: 21mm; }
.number { margin-top: auto; font-size: 6.3mm; font-weight: 700; line-height: 1.3; word-spacing: .5mm; white-space: nowrap; }
.help { margin-top: 1.2mm; padding-top: 1.2mm; border-top: .3mm solid #000; font-size: 2.6mm; line-height: 1.45; }
footer { position: absolute; left: 14mm; right: 14mm; bottom: 5mm; display: flex; justify-content: space-between; gap: 6mm; }
.how { padding: 4mm 14mm; font-size: 4mm; }
@media screen { body { background: #ddd; } .sheet { margin: 0 auto 6mm; } }
@media print { .how { display: none; } }
`;
