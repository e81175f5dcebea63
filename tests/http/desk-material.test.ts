import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { atDesk, completeDraft, signInAs } from "../support/desk.ts";
import { offerSetup } from "../../server/identity/service.ts";
import { createCompetitionRow, fixtureRules } from "../support/competition.ts";
import { describeEngines } from "../support/engines.ts";
import { gif, jpeg, png, webp } from "../support/images.ts";
import { expectProblem } from "../support/problem.ts";
import { start } from "../support/sitting.ts";
import { type Browser, openWorld, type Reply, type World } from "../support/world.ts";

describeEngines("what the desk works with", (engine) => {
  let world: World;
  let organiser: Browser;
  const send = async (bytes: Uint8Array<ArrayBuffer>, type = "image/png", headers: Record<string, string> = {}): Promise<Reply> => {
    const response = await fetch(`${world.origin}/api/desk/images`, {
      method: "POST",
      headers: { origin: world.origin, cookie: organiser.cookie, "content-type": type, ...headers },
      body: bytes,
    });
    const text = await response.text();
    return { status: response.status, text, body: JSON.parse(text), headers: response.headers };
  };
  const fetchImage = (browser: Browser, file: string) =>
    fetch(`${world.origin}/api/images/${file}`, { headers: { cookie: browser.cookie } });

  beforeAll(async () => {
    world = await openWorld(engine);
    organiser = await signInAs(world, "甲");
    await atDesk(organiser).done("POST", "/banks", { id: "town", title: "镇题库", layer: "district", owner: "宣传办" });
  });
  afterAll(() => world.close());

  describe("pictures", () => {
    it.each([
      ["png", png(640, 480), 640, 480],
      ["jpg", jpeg(800, 600), 800, 600],
      ["webp", webp(320, 200), 320, 200],
    ] as const)("a %s is kept under the digest of its bytes and comes back as it was, inert", async (ending, bytes, width, height) => {
      const file = `${createHash("sha256").update(bytes).digest("hex")}.${ending}`;
      for (let i = 0; i < 2; i++) expect((await send(bytes)).body).toEqual({ file, width, height });
      for (const browser of [organiser, await world.signIn("b1-m0"), await world.signInScreen(null)]) {
        const reply = await fetchImage(browser, file);
        expect(new Uint8Array(await reply.arrayBuffer())).toEqual(bytes);
        expect(Object.fromEntries(reply.headers)).toMatchObject({
          "content-type": { png: "image/png", jpg: "image/jpeg", webp: "image/webp" }[ending],
          "cache-control": "private, max-age=31536000, immutable",
          "content-security-policy": expect.stringMatching(/default-src 'none'; sandbox/),
          "x-content-type-options": "nosniff",
        });
      }
      expect((await fetchImage(world.browser(), file)).status).toBe(401);
      expect((await fetchImage(organiser, file.replace(/\w+$/, "gif"))).status).toBe(404);
    });

    it("what is no picture, of another kind, or too large is refused, whatever it says it is", async () => {
      const svg = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
      for (const bytes of [svg, gif(), png(0, 5), jpeg(5, 5).subarray(0, 6), new Uint8Array()])
        expectProblem(await send(bytes), 422, "not-an-image");
      expectProblem(await send(png(4_001, 10)), 422, "image-too-wide");
      const padded = new Uint8Array(300 * 1024 + 1);
      padded.set(png(10, 10));
      expectProblem(await send(padded), 413, "too-large");
      expect((await send(padded.slice(0, 300 * 1024))).status).toBe(200);
      for (const type of ["image/svg+xml", "text/plain", "multipart/form-data; boundary=x", "application/json"])
        expectProblem(await send(png(10, 10), type), 415, "wrong-kind");
      expectProblem(await send(png(10, 10), "image/png", { origin: "http://elsewhere.example" }), 403, "cross-site");
    });

    it("a question's picture needs words, has to be there, and reaches the member", async () => {
      const { file } = (await send(png(300, 200))).body;
      const desk = atDesk(organiser);
      const wordless = await desk.write("town", completeDraft({ stem: "1921年画上的是（　）。", image: { file, alt: " " } }));
      expect(wordless.findings).toContainEqual(expect.objectContaining({ code: "missing", field: "image" }));
      const lost = await desk.rewrite(
        wordless.id,
        completeDraft({ stem: "1921年画上的是（　）。", image: { file: `${"a".repeat(64)}.png`, alt: "一张画" } }),
      );
      expect(lost.findings).toContainEqual(expect.objectContaining({ code: "image-missing", field: "image" }));
      const whole = await desk.rewrite(wordless.id, completeDraft({ stem: "1921年画上的是（　）。", image: { file, alt: "一张画" } }));
      expect(whole.findings.filter((finding) => finding.level === "error")).toEqual([]);

      await desk.submit(whole.id);
      await atDesk(await signInAs(world, "乙")).review([{ questionId: whole.id, ordinal: 1 }]);
      await desk.done("POST", "/banks/town/releases", { name: "1", message: "带图的题" });
      const blueprint = { releases: ["town/1"], rows: [{ type: "single", count: 1, marks: 5 }], difficultyBound: 4 };
      await createCompetitionRow(world.ctx, fixtureRules(world.clock.now(), { id: "pictures", blueprint }));
      const member = await world.signIn("b1-m0");
      const attempt = await start(member, "pictures");
      expect(attempt.questions[0]?.image).toEqual({ file, alt: "一张画" });
      expect((await fetchImage(member, file)).status).toBe(200);
    });
  });

  describe("bodies", () => {
    it("other routes of the desk stay at 64 KB of JSON; the largest draft that is allowed fits", async () => {
      const { id, version } = await desk().done("POST", "/questions", { bankId: "town", type: "single", period: "1919-1949" });
      const full = completeDraft({
        stem: "题".repeat(1_000),
        options: Array.from({ length: 10 }, () => "选".repeat(300)),
        explanation: "解".repeat(2_000),
        source: { title: "书".repeat(200), author: "人".repeat(200), publisher: "社".repeat(200), date: "年".repeat(60) },
      });
      expect(await desk().done("PUT", `/questions/${id}/draft`, { version, content: full })).toMatchObject({ version: version + 1 });
      const pad = { version, content: { ...full, explanation: "长".repeat(30_000) } };
      expectProblem(await organiser.request("PUT", `/api/desk/questions/${id}/draft`, pad), 413, "too-large");
      const nul = { version: version + 1, content: completeDraft({ stem: "有\0的题干" }) };
      expectProblem(await organiser.request("PUT", `/api/desk/questions/${id}/draft`, nul), 422, "invalid-input");
    });
    const desk = () => atDesk(organiser);
  });

  describe("the register of formulations (B9)", () => {
    it("is the installation's file until somebody changes it; then two at once do not overwrite each other", async () => {
      const other = await signInAs(world, "乙");
      const first = await atDesk(organiser).done("GET", "/formulations");
      expect(first).toMatchObject({ version: 0, updatedBy: null });
      const formulations = [{ old: "旧提法", now: "新提法" }];
      const both = await Promise.all(
        [organiser, other].map((browser) => browser.request("PUT", "/api/desk/formulations", { version: 0, formulations })),
      );
      expect(both.map((reply) => reply.status).toSorted((a: number, b: number) => a - b)).toEqual([200, 409]);
      const now = await atDesk(organiser).done("GET", "/formulations");
      expect(now.formulations).toEqual(formulations);
      expectProblem(await other.request("PUT", "/api/desk/formulations", { version: 1, formulations: [] }), 409, "formulations-changed");
      const { findings } = await atDesk(organiser).write("town", completeDraft({ stem: "1921年的旧提法是（　）。" }));
      expect(findings).toContainEqual(expect.objectContaining({ code: "formulation", message: expect.stringContaining("新提法") }));
      await atDesk(other).done("PUT", "/formulations", { version: now.version, formulations: [] });
      const after = await atDesk(organiser).write("town", completeDraft({ stem: "1922年的旧提法是（　）。" }));
      expect(after.findings.filter((finding) => finding.code === "formulation")).toEqual([]);
    });
  });

  describe("a second organiser", () => {
    const claim = (token: string, name: string) =>
      world.browser().request("POST", "/api/organiser-setup", { token, name, password: "一段足够长的口令 2026" });

    it("comes by a link that another made: once, within 48 hours, whatever the console does meanwhile", async () => {
      const { token, expiresAt } = await atDesk(organiser).done("POST", "/organisers/invitations", {});
      expect(expiresAt).toBe(world.clock.now() + 48 * 3_600_000);
      await offerSetup(world.ctx);
      expect((await atDesk(organiser).done("GET", "/organisers")).invitations).toMatchObject([{ invitedBy: "甲", expiresAt }]);
      const both = await Promise.all([claim(token, "丁"), claim(token, "戊")]);
      expect(both.map((reply) => reply.status).toSorted((a: number, b: number) => a - b)).toEqual([200, 410]);
      const { organisers, invitations } = await atDesk(organiser).done("GET", "/organisers");
      expect(organisers.map((one: { name: string }) => one.name)).toContain(both[0]?.status === 200 ? "丁" : "戊");
      expect(invitations).toEqual([]);
      const stored = JSON.stringify(await world.ctx.db.selectFrom("organiser_setup").selectAll().execute());
      expect(stored).not.toContain(token);
    });

    it("comes too late", async () => {
      const { token } = await atDesk(organiser).done("POST", "/organisers/invitations", {});
      world.clock.advance(48 * 3_600_000);
      expectProblem(await claim(token, "己"), 410, "setup-used");
    });
  });
});
