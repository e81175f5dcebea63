import { createHash } from "node:crypto";
import { questionsFolder, readBanks, readMedia } from "../bank/files.ts";
import type { AppContext } from "../context.ts";
import { readImage } from "./image-file.ts";
import { filesAuthor } from "./people.ts";

/**
 * Puts the pictures beside the banks' files into the database, where members are sent them from. Those already there are
 * left alone. Throws, naming the file, when one is not the picture that its name says.
 * @returns how many were new
 */
export async function loadMedia(
  { db, writer, clock }: Pick<AppContext, "db" | "writer" | "clock">,
  root = questionsFolder,
): Promise<number> {
  const found = readBanks(root).flatMap(({ id }) =>
    [...readMedia(root, id)].map(([file, bytes]) => ({ place: `questions/${id}/media/${file}`, file, bytes })),
  );
  if (found.length === 0) return 0;
  const present = new Set((await db.selectFrom("question_image").select("hash").execute()).map(({ hash }) => hash));
  let added = 0;
  for (const { place, file, bytes } of found) {
    const [hash = "", ending = ""] = file.split(".");
    if (present.has(hash)) continue;
    const facts = readImage(bytes);
    if (facts?.type !== ending || createHash("sha256").update(bytes).digest("hex") !== hash) {
      throw new Error(`图片 ${place} 的内容与文件名不符：请从原处恢复它。`);
    }
    const { type, width, height } = facts;
    const row = {
      hash,
      type,
      bytes: Buffer.from(bytes).toString("base64"),
      width,
      height,
      created_at: clock.now(),
      created_by: filesAuthor,
    };
    await writer.run("desk.add-image", row);
    present.add(hash);
    added++;
  }
  return added;
}
