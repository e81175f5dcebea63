import type { Format } from "../format.ts";
import { squeezed } from "../table/squeezed.ts";
import { createSplitter } from "../text/split-line.ts";
import { readLines } from "../text/read-lines.ts";

/** Questions in running text, one line a unit. Takes any text: whether it holds questions shows in reading it. */
export const textFormat: Format = {
  name: "纯文本",
  recognises: (file) => file.kind === "text",
  read(file) {
    if (file.kind !== "text") throw new Error("text only");
    const lines = file.text.split(/\r\n|\r|\n|\u2028|\u2029|\u000b|\u000c/u);
    const split = createSplitter();
    const units = lines.flatMap((line, i) =>
      split(squeezed(line)).map((text) => ({ place: { kind: "line", line: i + 1 } as const, text })),
    );
    return { format: `纯文本（${file.encoding}）`, ...readLines(units) };
  },
};
