import type { Reading } from "./reading.ts";

/** A source's parts as one line: `《书名》，作者，出版社，日期`. */
export function sourceLine({ title, author, publisher, date }: NonNullable<Reading["sourceParts"]>): string {
  return [title === "" ? "" : `《${title}》`, author, publisher, date].filter((part) => part !== "").join("，");
}
