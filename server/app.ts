import { OpenAPIHono } from "@hono/zod-openapi";
import { saveCounts } from "./attempts/meter.ts";
import { viewMine } from "./attempts/mine.ts";
import { listFrequentUses, listUses } from "./attempts/store.ts";
import { createAttemptRoutes } from "./attempts/routes.ts";
import { createCompetitionRoutes } from "./competitions/routes.ts";
import type { AppContext } from "./context.ts";
import { createImportRoutes, importBodies } from "./desk/import-routes.ts";
import { createDeskExportRoutes } from "./desk/export-routes.ts";
import { createDeskMaterialRoutes } from "./desk/material-routes.ts";
import { createDeskRoutes, deskBodies } from "./desk/routes.ts";
import { addClient } from "./http/client.ts";
import type { AppEnv } from "./http/door.ts";
import { createErrorHandler, sendProblem } from "./http/errors.ts";
import { addOperations } from "./http/operations.ts";
import { notFound } from "./http/problem.ts";
import { addReference } from "./http/reference.ts";
import { guard } from "./http/guard.ts";
import { createOperatorRoutes } from "./identity/operator-routes.ts";
import { createIdentityRoutes } from "./identity/routes.ts";
import { createLeaderboardRoutes } from "./leaderboards/routes.ts";
import { createReportRoutes } from "./reports/routes.ts";
import { createRosterRoutes } from "./roster/routes.ts";

/** The whole HTTP surface: middleware, each slice's routes, what errors become. No logic. */
export function createApp(ctx: AppContext) {
  const app = new OpenAPIHono<AppEnv>();
  app.onError(createErrorHandler(ctx.log));
  app.notFound((c) => sendProblem(c, notFound()));
  app.use(guard(ctx, [...deskBodies, ...importBodies]));
  app.route("/api", createIdentityRoutes(ctx));
  app.route("/api", createRosterRoutes(ctx));
  app.route("/api", createOperatorRoutes(ctx));
  app.route(
    "/api",
    createDeskRoutes(ctx, {
      uses: (ids) => listUses(ctx.db, ids),
      frequentUses: (least) => listFrequentUses(ctx.db, least),
    }),
  );
  app.route("/api", createDeskExportRoutes(ctx));
  app.route("/api", createDeskMaterialRoutes(ctx));
  app.route("/api", createImportRoutes(ctx));
  app.route("/api", createCompetitionRoutes(ctx, { mine: (competition, member) => viewMine(ctx, competition, member) }));
  app.route("/api", createAttemptRoutes(ctx));
  app.route("/api", createLeaderboardRoutes(ctx));
  app.route("/api", createReportRoutes(ctx));
  addOperations(app, ctx, saveCounts);
  addReference(app);
  addClient(app);
  return app;
}
