import { createHash } from "node:crypto";
import type { AppContext } from "../context.ts";
import { notFound } from "../http/problem.ts";
import { imageTypes, readImage, widestImage } from "./image-file.ts";
import { imageTooWide, notAnImage } from "./problems.ts";
import { findImage } from "./store.ts";

/** Pictures that a whole district opens in the same minute are decoded once: at most as many as this are held. */
const mostHeld = 60;
const held = new WeakMap<AppContext, Map<string, Image>>();

interface Image {
  type: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** Keeps a picture under the digest of its bytes. @throws Problem 422 when it is no picture we know, or too wide. */
export async function storeImage(ctx: AppContext, by: string, bytes: Uint8Array): Promise<{ file: string; width: number; height: number }> {
  const facts = readImage(bytes);
  if (!facts) throw notAnImage();
  const { type, width, height } = facts;
  if (width > widestImage || height > widestImage) throw imageTooWide(widestImage);
  const hash = createHash("sha256").update(bytes).digest("hex");
  const image = { hash, type, bytes: Buffer.from(bytes).toString("base64"), width, height, created_at: ctx.clock.now(), created_by: by };
  await ctx.writer.run("desk.add-image", image);
  return { file: `${hash}.${type}`, width, height };
}

/** @param file `<64 hexadecimal digits>.<png|jpg|webp>`, as stored. */
export async function getImage(ctx: AppContext, file: string): Promise<Image> {
  const images = held.get(ctx) ?? new Map<string, Image>();
  held.set(ctx, images);
  const present = images.get(file);
  if (present) return present;
  const [hash = "", ending] = /^[0-9a-f]{64}\.\w+$/.test(file) ? file.split(".") : [];
  const row = hash === "" ? undefined : await findImage(ctx.db, hash);
  if (!row || row.type !== ending) throw notFound();
  const image = { type: imageTypes[row.type], bytes: new Uint8Array(Buffer.from(row.bytes, "base64")) };
  if (images.size >= mostHeld) images.delete(images.keys().next().value as string);
  images.set(file, image);
  return image;
}
