import type { QuestionDesk } from "../../server/desk/contract.ts";
import { type DraftContent, draftOf } from "../../server/desk/draft.ts";
import { hashPassword } from "../../server/identity/service.ts";
import { sampleQuestions } from "./questions.ts";
import type { Browser, World } from "./world.ts";

/** Signs in an organiser of that name, made when there is none. Hashing is slow on purpose, so one hash serves all. */
export async function signInAs(world: World, name: string): Promise<Browser> {
  hash ??= hashPassword(password);
  const input = { id: `o-${name}`, name, passwordHash: await hash, now: world.clock.now() };
  await world.ctx.writer.run("identity.add-organiser", input).catch(() => undefined);
  const browser = world.browser();
  const reply = await browser.request("POST", "/api/session/organiser", { name, password });
  if (reply.status !== 200) throw new Error(`sign-in failed: ${reply.text}`);
  return browser;
}
let hash: Promise<string> | undefined;
const password = "一段足够长的口令 2026";

/** A complete draft; `stem` and others may be replaced. */
export const completeDraft = (parts: Partial<DraftContent> = {}): DraftContent => ({
  ...draftOf("1919-1949", sampleQuestions.single),
  ...parts,
});

/** What an organiser does at the desk, over the public API. Every step fails the test when it is refused. */
export function atDesk(browser: Browser) {
  const done = async (method: string, path: string, body?: unknown) => {
    const reply = await browser.request(method, `/api/desk${path}`, body);
    if (reply.status !== 200) throw new Error(`${method} ${path}: ${reply.status} ${reply.text}`);
    return reply.body;
  };
  const desk = {
    done,
    show: (id: string): Promise<QuestionDesk> => done("GET", `/questions/${id}`),
    async write(bankId: string, content: DraftContent): Promise<QuestionDesk> {
      const { id, version } = await done("POST", "/questions", { bankId, type: content.type, period: content.period });
      await done("PUT", `/questions/${id}/draft`, { version, content });
      return desk.show(id);
    },
    /** Saves another content over what stands now. */
    async rewrite(id: string, content: DraftContent): Promise<QuestionDesk> {
      const { version } = await desk.show(id);
      await done("PUT", `/questions/${id}/draft`, { version, content });
      return desk.show(id);
    },
    async submit(id: string, reason = "新写的题"): Promise<QuestionDesk> {
      const { version } = await desk.show(id);
      return done("POST", `/questions/${id}/submissions`, { version, reason });
    },
    review: (items: { questionId: string; ordinal: number }[], verdict: "approve" | "return" = "approve", comment = "") =>
      done("POST", "/reviews", { items, verdict, comment }),
  };
  return desk;
}

/** A question written by one organiser and approved by another. @returns its id */
export async function approved(author: Browser, reviewer: Browser, bankId: string, content: DraftContent): Promise<string> {
  const { id } = await atDesk(author).write(bankId, content);
  const { revisions } = await atDesk(author).submit(id);
  const { done } = await atDesk(reviewer).review([{ questionId: id, ordinal: revisions[0]?.ordinal ?? 0 }]);
  if (!done.includes(id)) throw new Error(`not approved: ${id}`);
  return id;
}
