import { type Cell, isNone } from "./import-cells.ts";

/** From this age on the large type is on at first. The birth date itself is not kept (feature A7). */
const elderAge = 60;

/** A day in China. */
export interface Day {
  year: number;
  month: number;
}

const accept = (value: boolean, doubts: string[] = []): Cell<boolean> => ({ ok: true, value, tidied: [], doubts });

/** Whether large type is on at first. What 大字 says counts; else the birth date decides; else it is off. */
export function readElder(flag: string, born: string, today: Day): Cell<boolean> {
  const word = flag.normalize("NFKC").trim().toLowerCase();
  if (/^(是|要|大字|√|✓|✔|y|yes|1|true)$/.test(word)) return accept(true);
  if (/^(否|不|不要|×|n|no|0|false)$/.test(word)) return accept(false);
  if (!isNone(word)) return accept(false, [`大字“${flag.trim()}”看不懂，只写“是”或“否”；先当作否`]);
  return isNone(born) ? accept(false) : elderByBirth(born, today);
}

function elderByBirth(raw: string, today: Day): Cell<boolean> {
  const text = raw.normalize("NFKC").replace(/\s/g, "");
  const found = /^(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?|(\d{2})(\d{2})?)$/.exec(text);
  const year = Number(found?.[1]);
  const month = Number(found?.[2] ?? found?.[4]);
  if (!found || month < 1 || month > 12 || year < today.year - 120 || year > today.year - 14) {
    const serial = /^\d{5}$/.test(text) ? "（像是 Excel 的日期序号，请把这一列设为日期格式再导出）" : "，请写成 1960-05";
    return accept(false, [`出生年月“${raw.trim()}”看不懂${serial}；先不用大字`]);
  }
  const elder = isElder(year, month, today);
  // A spreadsheet turns 1966.10 into the number 1966.1.
  if (/^\d{4}\.1$/.test(text) && isElder(year, 10, today) !== elder) {
    return accept(elder, [`出生年月“${raw.trim()}”分不清是 1 月还是 10 月，先当作 1 月`]);
  }
  return accept(elder);
}

const isElder = (year: number, month: number, today: Day): boolean => (today.year - year) * 12 + (today.month - month) >= elderAge * 12;
