import { defineConfig } from "vitest/config";

const shared = { testTimeout: 60_000, hookTimeout: 120_000 };

export default defineConfig({
  test: {
    projects: [
      {
        test: { ...shared, name: "rules", root: ".", include: ["server/**/*.test.ts", "client/**/*.test.ts", "tests/house/**/*.test.ts"] },
      },
      {
        test: {
          ...shared,
          name: "engines",
          root: ".",
          include: ["tests/store/**/*.test.ts", "tests/http/**/*.test.ts"],
          globalSetup: ["tests/support/postgres-server.ts"],
        },
      },
      {
        test: {
          ...shared,
          name: "faults",
          root: ".",
          include: ["tests/faults/**/*.test.ts"],
          fileParallelism: false,
          // After all others: how soon a killed server is back must not hang on what else runs.
          sequence: { groupOrder: 1 },
          testTimeout: 240_000,
        },
      },
    ],
  },
});
