import { afterAll, beforeAll, expect, it } from "vitest";
import { describeEngines } from "../support/engines.ts";
import { openWorld, type World } from "../support/world.ts";

interface Parameter {
  in: string;
  name: string;
  required?: boolean;
  schema: { type: unknown };
}

describeEngines("the published description", (engine) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(engine);
  });
  afterAll(() => world.close());

  it("says of every parameter in a path that it has to be there, and of what type it is", async () => {
    const { body } = await world.browser().request("GET", "/api/openapi.json");
    const operations = Object.entries<Record<string, { parameters?: Parameter[] }>>(body.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { parameters = [] }]) => ({ name: `${method} ${path}`, parameters })),
    );
    const inPath = operations.flatMap(({ name, parameters }) =>
      parameters.filter((p) => p.in === "path").map((p) => ({ ...p, route: name })),
    );
    expect(inPath.filter((p) => p.required !== true || typeof p.schema.type !== "string")).toEqual([]);
    const save = inPath.find((p) => p.route === "put /api/attempts/{attemptId}/answers/{position}" && p.name === "position");
    expect(save?.schema).toEqual({ type: "integer", minimum: 0, maximum: 500 });
  });
});
