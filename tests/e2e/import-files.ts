import { read, utils, type WorkBook, write } from "@e965/xlsx";
import { Document, Packer, Paragraph } from "docx";

/** A Word bank as an office types it. What stands in it is invented. Three questions cannot be taken as they are. */
export const wordLines = [
  "青澜区党史知识竞赛题库（征求意见稿）",
  "一、单项选择题",
  "1. 青澜区第一个党支部建立于哪一年？（　　）",
  "A. 1924年　B. 1925年　C. 1926年　D. 1927年",
  "答案：C",
  "2. 青澜渡口阻击战中，担任主攻任务的是哪支部队？（　　）",
  "A. 独立团　B. 警备营　C. 游击大队　D. 民兵连",
  "答案：E",
  "3. 青澜区第一任区委书记是谁？（　　）",
  "A. 赵远山　B. 钱望川　C. 孙长河　D. 钱望川",
  "答案：A",
  "4. 青澜水库大坝合龙是在哪个季节？（　　）",
  "A. 春季　B. 夏季　C. 秋季　D. 冬季",
  "二、多项选择题",
  "5. 下列村庄中，属于青澜革命老区的有哪些？（　　）",
  "A. 石桥村　B. 柳林村　C. 新港村　D. 枫岭村",
  "答案：ABD",
  "6. 青澜支前大队运送过哪些物资？（　　）",
  "A. 粮食　B. 担架　C. 布鞋　D. 军马",
  "答案：ABC",
  "三、判断题",
  "7. 青澜农民夜校最初设在柳林祠堂。（　　）",
  "答案：正确",
  "8. 枫岭税站建立以前没有收过渡口税。（　　）",
  "答案：错误",
  "四、填空题",
  "9. 青澜区的第一份油印小报叫《____》。",
  "答案：晨号",
];

export const wordBank = (lines: readonly string[]): Promise<Buffer> =>
  Packer.toBuffer(new Document({ sections: [{ children: lines.map((line) => new Paragraph(line)) }] }));

const header = ["题型", "题干", "A", "B", "C", "D", "答案", "解析"];
/** An Excel bank of invented questions; the key of the third leads nowhere, the fifth has no stem. */
export const excelRows = [
  header,
  ["单选", "青澜大桥是哪一年通车的？", "1957年", "1958年", "1959年", "1960年", "B", "区志有载。"],
  ["多选", "青澜剿匪时立功的有哪些单位？", "区中队", "石桥民兵", "柳林民兵", "新港商会", "ABC", ""],
  ["单选", "青澜第一所农会小学的校长是谁？", "周启明", "吴秋声", "郑海棠", "王小满", "F", ""],
  ["判断", "青澜区的土地改革在1951年完成。", "", "", "", "", "对", ""],
  ["单选", "", "东门", "南门", "西门", "北门", "A", ""],
  ["填空", "青澜青年突击队的队旗上写着“____”四个字。", "", "", "", "", "先锋开路", ""],
];

export function excelBank(rows: readonly string[][]): Buffer {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((row) => [...row])), "题库");
  return write(book, { type: "buffer", bookType: "xlsx" }) as Buffer;
}

/** The first sheet of a workbook, and the workbook itself for writing it back. */
export function openBook(bytes: Buffer): { book: WorkBook; rows: string[][] } {
  const book = read(bytes, { type: "buffer" });
  const sheet = book.Sheets[book.SheetNames[0] ?? ""];
  return { book, rows: sheet ? utils.sheet_to_json<string[]>(sheet, { header: 1, raw: false, defval: "" }) : [] };
}

export function writeCell(book: WorkBook, row: number, column: number, text: string): void {
  const sheet = book.Sheets[book.SheetNames[0] ?? ""];
  if (!sheet) throw new Error("the workbook has no sheet");
  utils.sheet_add_aoa(sheet, [[text]], { origin: { r: row, c: column } });
}

export const bytesOf = (book: WorkBook): Buffer => write(book, { type: "buffer", bookType: "xlsx" }) as Buffer;
