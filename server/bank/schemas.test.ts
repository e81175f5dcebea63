import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { questionsFolder } from "./files.ts";
import { jsonSchemas } from "./schemas.ts";

test.each(Object.entries(jsonSchemas()))("questions/%s is what `npm run bank -- schema` writes", (name, text) => {
  expect(readFileSync(join(questionsFolder, name), "utf8")).toBe(text);
});
