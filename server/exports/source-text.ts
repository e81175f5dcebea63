import type { Question } from "../bank/question.ts";

/** A source in one line, as the importer takes it apart again: 《书名》，作者，出版社，日期. */
export const sourceText = ({ title, author, publisher, date }: Question["source"]): string =>
  [`《${title}》`, author, publisher, date].filter((part) => part !== undefined && part !== "").join("，");
