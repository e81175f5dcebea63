import type { Formula } from "./rules.ts";

/** The branch formula as printed under the board: whoever reads it can work a branch's points out again. */
export function formulaText(formula: Formula): string {
  switch (formula.name) {
    case "mean-of-eligible":
      return "全支部得分相加，除以应参赛人数。没交卷的按 0 分算。";
    case "mean-of-locked": {
      const condition = formula.minimumLocked > 1 ? `交卷不满 ${formula.minimumLocked} 人的，先按 0 分算。` : "";
      return `已交卷的得分相加，除以交卷人数。${condition}`;
    }
    case "best-n":
      return `支部里最好的 ${formula.n} 份得分相加，除以 ${formula.n}；不足 ${formula.n} 人交卷的，缺的按 0 分算。`;
  }
}
