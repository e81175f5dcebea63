import { z } from "@hono/zod-openapi";
import { CompetitionView } from "../competitions/contract.ts";
import { ProgressView } from "./views.ts";

/** The organiser's overview of a competition. */
export const OverviewView = ProgressView.extend({
  competition: CompetitionView,
  streams: z.object({ readers: z.number() }),
}).openapi("Overview");
