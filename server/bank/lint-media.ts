import type { WorkingBank } from "./entry.ts";
import { errorIn, type Finding } from "./finding.ts";

/** A picture that a question shows has to lie beside the bank: without it members would see its description alone. */
export function lintMedia({ id, entries }: WorkingBank, files: ReadonlySet<string>): Finding[] {
  return entries.flatMap((entry) => {
    const { image } = entry.question;
    if (!image || files.has(image.file)) return [];
    return [errorIn(entry, "image-missing", `图片 ${image.file} 不在 questions/${id}/media 里。请把图片放回去，或去掉这道题的图片`)];
  });
}
