import { benchBundle } from "./bundle.ts";
import { benchSaves } from "./saves.ts";

type Bench = (say: (line: string) => void) => Promise<Record<string, number | boolean>>;

/** Every bench by name; each runs its yardstick in the same minute. */
const benches: Record<string, Bench> = { saves: benchSaves, bundle: benchBundle };

const [name = "", ...options] = process.argv.slice(2);
const json = options.includes("--json");
const bench = Object.hasOwn(benches, name) ? benches[name] : undefined;
if (!bench) {
  console.error(`用法：npm run bench -- <${Object.keys(benches).join("|")}> [--json]`);
  process.exit(2);
}
const figures = await bench((line) => (json ? console.error(line) : console.log(line)));
if (json) console.log(JSON.stringify({ bench: name, figures }));
else for (const [figure, value] of Object.entries(figures)) console.log(`${figure.padEnd(24)} ${value}`);
process.exit(0);
