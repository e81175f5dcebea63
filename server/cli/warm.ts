// Loads what the server's threads load and does nothing with it: Node keeps the result in its compile cache.
await Promise.all([
  import("../app.ts"),
  import("../context.ts"),
  import("../jobs/list.ts"),
  import("../prepare.ts"),
  import("../writes.ts"),
  import("../leaderboards/projector.ts"),
  import("../demo/crowd.ts"),
]);
