import { type IRunOptions, LineRuleType } from "docx";

/** Millimetres as Word counts them, in twentieths of a point. */
export const mm = (millimetres: number): number => Math.round((millimetres / 25.4) * 1440);

/** A4 with even margins. */
export const page = { width: mm(210), height: mm(297), margin: mm(17) };
const between = mm(9);

/** How one kind of paper looks. Sizes are in half points, as Word has them. */
export interface Look {
  size: number;
  heading: number;
  title: number;
  columns: 1 | 2;
  /** Width of a column. */
  width: number;
  /** Of one character. */
  character: number;
  /** Where text stands beside the number. */
  indent: number;
  /** Of a line, in 240ths of what its characters need. */
  line: number;
}

function look(size: number, columns: 1 | 2, line: number): Look {
  const character = size * 10;
  const width = (page.width - 2 * page.margin - (columns - 1) * between) / columns;
  return { size, columns, width, character, line, heading: size + 6, title: Math.max(44, size + 14), indent: character * 2 };
}

export const looks = { paper: look(22, 2, 264), keyed: look(21, 1, 264), large: look(40, 1, 264) };
export type PaperKind = keyof typeof looks;
export const columnGap = between;

/** Lines grow with what stands in them, pictures too. */
export const lineOf = ({ line }: Look) => ({ line, lineRule: LineRuleType.AUTO });

/** Song for Chinese, for it is what every office's machine has; black only. */
export const song: IRunOptions["font"] = { ascii: "Times New Roman", hAnsi: "Times New Roman", eastAsia: "宋体", cs: "Times New Roman" };
