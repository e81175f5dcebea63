import { holdExclusively } from "./sqlite.ts";

/**
 * Keeps a second process off the same SQLite file: two writers of different SQLite versions can corrupt it (fault A07).
 * Not a process number in a file: after a power cut that number soon belongs to another program, and the server would
 * refuse to start. Returns the release.
 * @throws when a living process holds it.
 */
export function lockFile(path: string): () => void {
  const release = holdExclusively(path);
  if (!release) throw new Error("数据文件夹正被另一个知史进程使用。请先停掉它，或用 ZHISHI_DATA 指定别的文件夹。");
  return release;
}
