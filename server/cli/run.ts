import { type ArgsDef, type CommandDef, renderUsage, runCommand, runMain } from "citty";
import { refuse } from "./shell.ts";

/** Runs `npm run <name> -- …`. What citty would say in English is said here; a call that is written wrongly ends with 2. */
export async function runProgram(program: CommandDef, name: string, rawArgs = process.argv.slice(2)): Promise<void> {
  if (rawArgs.some((arg) => arg === "--help" || arg === "-h")) return runMain(program, { rawArgs, showUsage });
  try {
    await runCommand(program, { rawArgs });
  } catch (error) {
    const lines = isMiswritten(error) ? await correction(program, `npm run ${name} --`, rawArgs, error) : undefined;
    if (!lines) return refuse(error);
    process.stderr.write(lines.map((line) => `${line}\n`).join(""));
    process.exit(2);
  }
}

interface Miswritten extends Error {
  code: string;
}

/** citty keeps its error class to itself. */
const isMiswritten = (error: unknown): error is Miswritten => error instanceof Error && error.name === "CLIError" && "code" in error;

/** What was wrong with the call, and how it is written. */
async function correction(program: CommandDef, call: string, rawArgs: string[], error: Miswritten): Promise<string[]> {
  const commands = new Map<string, CommandDef>();
  for (const [name, command] of Object.entries((await resolved(program.subCommands)) ?? {})) commands.set(name, await resolved(command));
  const named = rawArgs.find((arg) => !arg.startsWith("-"));
  const command = named === undefined ? undefined : commands.get(named);
  if (!command) {
    const about = await Promise.all(
      [...commands].map(async ([name, one]) => `  ${name}　${(await resolved(one.meta))?.description ?? ""}`),
    );
    return [named === undefined ? "没有写要做什么。可用的命令：" : `没有“${named}”这个命令。可用的有：`, ...about, `用法：${call} 命令`];
  }
  const args = Object.entries<ArgsDef[string]>((await resolved(command.args)) ?? {});
  const missing = /^Missing required (?:positional )?argument: (?:--)?(.+)$/.exec(error.message)?.[1]?.toLowerCase();
  const [name, arg] = args.find(([one]) => one.toLowerCase() === missing) ?? [];
  const wanted = args
    .filter(([, one]) => one.required)
    .map(([one, { type }]) => (type === "positional" ? `<${one}>` : `--${one} <${one}>`));
  return [
    name === undefined ? "命令的写法不对。" : `缺少 ${arg?.type === "positional" ? "" : "--"}${name}：${arg?.description ?? ""}。`,
    `用法：${[call, named, ...wanted].join(" ")}`,
  ];
}

async function resolved<T>(value: T | Promise<T> | (() => T | Promise<T>)): Promise<T> {
  return typeof value === "function" ? (value as () => T | Promise<T>)() : value;
}

const words: [RegExp, string][] = [
  [/USAGE/, "用法"],
  [/\[OPTIONS\]/, "[选项]"],
  [/ARGUMENTS/, "参数"],
  [/OPTIONS/, "选项"],
  [/COMMANDS/, "命令"],
  [/\(Required\)/g, "（必填）"],
  [/\(Default: ([^)]*)\)/g, "（默认 $1）"],
  [/Use (.*) for more information about a command\./, "$1：看一个命令的用法"],
  [/<command>/, "<命令>"],
];

async function showUsage<T extends ArgsDef>(command: CommandDef<T>, parent?: CommandDef<T>): Promise<void> {
  const usage = await renderUsage(command, parent);
  process.stdout.write(`${words.reduce((text, [english, chinese]) => text.replace(english, chinese), usage)}\n`);
}
