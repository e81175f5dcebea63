import { readFileSync, rmSync, writeFileSync } from "node:fs";

/**
 * Keeps a second process off the same SQLite file: two writers of different SQLite versions can corrupt it (fault A07).
 * A lock left by a process that was killed is taken over. Returns the release.
 * @throws when a living process holds it.
 */
export function lockFile(path: string): () => void {
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      writeFileSync(path, String(process.pid), { flag: "wx" });
      return () => rmSync(path, { force: true });
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
      const holder = Number(readFileSync(path, "utf8"));
      if (holder !== process.pid && isAlive(holder)) {
        throw new Error(`数据文件夹正被另一个知史进程（进程号 ${holder}）使用。请先停掉它，或用 ZHISHI_DATA 指定别的文件夹。`);
      }
      rmSync(path, { force: true });
    }
  }
  throw new Error(`不能取得锁文件 ${path}`);
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
