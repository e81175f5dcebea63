import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Bench } from "./bench.ts";

const dist = join(import.meta.dirname, "../../client/dist");
/** The pages between a card's QR code and the first question, each a chunk of its own that the router loads. */
const pages = ["SignInPage", "HomePage", "CompetitionPage", "SittingPage"];
/** Parts that these pages load for other seats only. */
const otherSeats = /^(Organiser|Screen|Hall|Overview)/;

/** What a member's phone downloads before the first question: everything that the pages on the way can ask for. */
export const benchBundle: Bench = async ({ say }) => {
  const files = filesOnTheWay();
  const sum = (list: string[]) => list.reduce((total, file) => total + gzipSync(read(file), { level: 9 }).length, 0);
  const scripts = files.filter((file) => file.endsWith(".js"));
  const styles = files.filter((file) => file.endsWith(".css"));
  for (const file of [...scripts, ...styles])
    say(
      `${kb(sum([file]))
        .toFixed(1)
        .padStart(6)} KB  ${file}`,
    );
  return {
    script_kb_gz: kb(sum(scripts)),
    style_kb_gz: kb(sum(styles)),
    web_fonts: webFonts(styles),
    page_kb_gz: kb(gzipSync(read("../index.html"), { level: 9 }).length),
  };
};

function filesOnTheWay(): string[] {
  const page = read("../index.html");
  const entry = [...page.matchAll(/(?:src|href)="\/assets\/([^"]+\.(?:js|css))"/g)].map((found) => found[1] as string);
  const all = readdirSync(join(dist, "assets"));
  for (const name of pages) if (!all.some((file) => isChunkOf(name, file))) throw new Error(`client/dist 里没有 ${name}：请先生成网页。`);
  const seen = new Set(entry);
  const waiting = [...entry];
  for (let file = waiting.pop(); file; file = waiting.pop()) {
    if (!file.endsWith(".js")) continue;
    for (const next of referencesOf(file)) {
      if (!seen.has(next)) waiting.push(next);
      seen.add(next);
    }
  }
  return [...seen].sort();
}

/** Static imports of a chunk, its dynamic ones that lead on, and what the browser is told to fetch along with those. */
function referencesOf(file: string): string[] {
  const code = read(file);
  const fixed = [...code.matchAll(/(?:from|import)\s*["'`]\.\/([\w.-]+\.js)["'`]/g)].map((found) => found[1] as string);
  const listed = [...(/m\.f=\[([^\]]*)\]/.exec(code)?.[1] ?? "").matchAll(/"assets\/([^"]+)"/g)].map((found) => found[1] as string);
  const lazy = [...code.matchAll(/import\(["'`]\.\/([\w.-]+\.js)["'`]\)(?:[^[;]{0,20}__vite__mapDeps\(\[([\d,]*)\]\))?/g)];
  const followed = lazy
    .filter(([, chunk = ""]) => leadsOn(chunk))
    .flatMap(([, chunk = "", along = ""]) => [chunk, ...along.split(",").flatMap((i) => (i === "" ? [] : (listed[Number(i)] ?? [])))]);
  return [...new Set([...fixed, ...followed])];
}

const isChunkOf = (name: string, file: string): boolean => file.startsWith(`${name}-`) && file.endsWith(".js");
/** A page that is not on the way is asked for by nobody; a part of a page may be. */
const leadsOn = (chunk: string): boolean => (/Page-/.test(chunk) ? pages.some((name) => isChunkOf(name, chunk)) : !otherSeats.test(chunk));

function webFonts(styles: string[]): number {
  const faces = styles.reduce((count, file) => count + (read(file).match(/@font-face/g)?.length ?? 0), 0);
  const files = readdirSync(join(dist, "assets")).filter((file) => /\.(woff2?|ttf|otf|eot)$/.test(basename(file)));
  return faces + files.length;
}

const read = (file: string): string => readFileSync(join(dist, "assets", file), "utf8");
const kb = (bytes: number): number => Math.round((bytes / 1024) * 10) / 10;
