import type { Bench } from "./bench.ts";
import { benchBundle } from "./bundle.ts";
import { benchCrowd } from "./crowd.ts";
import { benchDuplicates } from "./duplicates.ts";
import { benchGrowth } from "./growth.ts";
import { benchImport } from "./import.ts";
import { benchSaves } from "./saves.ts";
import { benchStreams } from "./streams.ts";

/** Every bench by name. */
const benches: Record<string, Bench> = {
  saves: benchSaves,
  crowd: benchCrowd,
  streams: benchStreams,
  growth: benchGrowth,
  bundle: benchBundle,
  duplicates: benchDuplicates,
  import: benchImport,
};

const [name = "", ...options] = process.argv.slice(2);
const json = options.includes("--json");
const at = options.indexOf("--scale");
const scale = at < 0 ? 1 : Number(options[at + 1]);
const bench = Object.hasOwn(benches, name) ? benches[name] : undefined;
if (!bench || !(scale > 0 && scale <= 1)) {
  console.error(`用法：npm run bench -- <${Object.keys(benches).join("|")}> [--json] [--scale 0.05]`);
  process.exit(2);
}
const figures = await bench({ scale, say: (line) => (json ? console.error(line) : console.log(line)) });
if (json) console.log(JSON.stringify({ bench: name, figures }));
else for (const [figure, value] of Object.entries(figures)) console.log(`${figure.padEnd(24)} ${value}`);
process.exit(0);
