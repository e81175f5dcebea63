import { expect, it } from "vitest";
import { createContext } from "../../server/context.ts";
import { describeEngines, freshConfig } from "../support/engines.ts";
import { pictureOf } from "../support/schema.ts";

/** Types that mean the same on both engines; instants are bigint, because PostgreSQL's integer has 32 bits. */
const portable = ["text", "integer", "bigint"];

describeEngines("schema", (engine) => {
  it("is the one in migrations/schema.txt, whichever engine made it", async () => {
    const { config, forget } = await freshConfig(engine);
    const ctx = await createContext(config);
    try {
      const picture = await pictureOf(ctx.db, engine);
      const columns = picture.split("\n").filter((line) => /^ {2}\w+ \w+ (not )?null/.test(line));
      expect(columns.length).toBeGreaterThan(60);
      for (const line of columns) expect(portable, line).toContain(line.trim().split(" ")[1]);
      for (const line of columns) if (/_at\b/.test(line)) expect(line.trim().split(" ")[1], line).toBe("bigint");
      // After a new migration: npm test -- tests/store/schema.test.ts -u, then read the difference before committing it.
      await expect(picture).toMatchFileSnapshot("../../migrations/schema.txt");
    } finally {
      await ctx.close();
      await forget();
    }
  });
});
