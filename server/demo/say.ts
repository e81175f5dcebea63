/** A line for the person at the console. */
export const say = (line = ""): void => void process.stdout.write(line ? `知史 · ${line}\n` : "\n");

/** 14418 → 14,418 */
export const count = (n: number): string => n.toLocaleString("en-US");

const beijing = new Intl.DateTimeFormat("zh-CN", { timeZone: "Asia/Shanghai", timeStyle: "medium", hourCycle: "h23" });

/** 09:31:05 in Beijing, as every page shows it. */
export const clockTime = (at: number): string => beijing.format(at);
