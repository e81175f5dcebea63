import type { Format } from "./format.ts";
import { textFormat } from "./formats/text.ts";

/** Every format, the particular before the general: the first that recognises a file reads it. Plain text takes any text and stays last. */
export const formats: readonly Format[] = [textFormat];
