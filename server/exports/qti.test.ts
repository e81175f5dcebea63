import { unzipSync } from "fflate";
import { expect, test } from "vitest";
import { exportOf, ownQuestions, readBack, samples } from "../../tests/support/exports.ts";
import type { Question } from "../bank/question.ts";
import { draftOf } from "../desk/draft.ts";
import { contentOf } from "../desk/import-content.ts";
import { readXmlTree, within } from "../imports/markup/xml-tree.ts";
import { buildQti } from "./qti.ts";

const nothing = { period: null, topic: null, difficulty: null, source: null };
const file = `${"a".repeat(64)}.png`;
const decode = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

test("a QTI 3 package reads back as the very same drafts, all six types, with all that is said of them", async () => {
  const [single, ...rest] = samples as [Extract<Question, { type: "single" }>, ...Question[]];
  const odd = {
    ...single,
    stem: '甲 & 乙 <b>"丙"</b>\n第二行',
    options: ["<i>一</i>", "二 & 三", "四", "五"],
    pinned: "D",
    image: { file, alt: '会址 "外景"' },
  };
  const questions = [odd, ...rest];
  const { bytes, losses } = buildQti(exportOf(questions, new Map([[file, { bytes: new Uint8Array([1, 2, 3]), width: 1, height: 1 }]])));
  expect(losses).toEqual([]);
  const { readings, refusals } = await readBack(bytes);
  expect(refusals).toEqual([]);
  expect(readings.map(({ label }) => label)).toEqual(questions.map(({ id }) => id));
  expect(readings.map((reading) => contentOf(reading, nothing))).toEqual(questions.map((question) => draftOf("1919-1949", question)));
  expect(unzipSync(bytes)[`media/${file}`]).toEqual(new Uint8Array([1, 2, 3]));
});

test("every question of this repository comes back as it is", async () => {
  const own = ownQuestions();
  const { bytes, losses } = buildQti({ ...exportOf([]), questions: own });
  expect(losses).toEqual([]);
  const { readings, refusals } = await readBack(bytes);
  expect(refusals).toEqual([]);
  expect(readings).toHaveLength(own.length);
  for (const [i, { question, period }] of own.entries()) {
    const reading = readings[i];
    expect(reading && contentOf(reading, nothing), question.id).toEqual(draftOf(period, question));
  }
});

test("well formed: identifiers are names and unique, every response is declared, the manifest names every file once", () => {
  const { bytes } = buildQti(exportOf([...samples, { ...(samples[0] as Question), id: "1-begins-with-a-figure" }]));
  const entries = unzipSync(bytes);
  const manifest = readXmlTree(decode(entries["imsmanifest.xml"]));
  const hrefs = within(manifest, "file").map(({ attributes }) => attributes["href"]);
  expect(new Set(hrefs)).toEqual(new Set(Object.keys(entries).filter((name) => name !== "imsmanifest.xml")));
  const resources = within(manifest, "resource").map(({ attributes }) => attributes["identifier"] ?? "");
  expect(new Set(resources).size).toBe(resources.length);
  for (const id of resources) expect(id).toMatch(/^[A-Za-z_][\w.-]*$/);
  for (const [name, content] of Object.entries(entries)) {
    if (!name.startsWith("items/")) continue;
    const item = readXmlTree(decode(content));
    const declared = within(item, "responsedeclaration").map(({ attributes }) => attributes["identifier"]);
    const asked = ["choiceinteraction", "orderinteraction", "matchinteraction", "textentryinteraction"]
      .flatMap((kind) => within(item, kind))
      .map(({ attributes }) => attributes["responseidentifier"] ?? attributes["response-identifier"]);
    expect(new Set(asked)).toEqual(new Set(declared));
  }
});
