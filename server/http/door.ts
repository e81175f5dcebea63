import { OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import { z } from "zod";
import { invalidInput } from "./errors.ts";

export interface AppEnv {
  Variables: { requestId: string };
  Bindings: import("@hono/node-server").HttpBindings;
}

export type AppRequest = Context<AppEnv>;

/** A slice's routes. Input that does not fit its schema is refused with pointers before the handler runs. */
export function createRoutes() {
  return new OpenAPIHono<AppEnv>({
    defaultHook: (result) => {
      if (!result.success) throw invalidInput(result.error as z.ZodError);
    },
  });
}

/**
 * The reply door: only fields listed in `view` leave the server, so an answer key cannot slip out with a row.
 * @throws ZodError turned into 500 when a listed field is missing: that is our mistake, not the caller's.
 */
export function reply<S extends z.ZodType>(c: AppRequest, view: S, value: z.input<S>) {
  const parsed = view.safeParse(value);
  if (!parsed.success) throw new Error(`reply does not fit its view: ${parsed.error.message}`);
  return c.json(parsed.data, 200);
}

export const ProblemView = z
  .object({ type: z.string(), title: z.string(), status: z.number(), detail: z.string() })
  .openapi("Problem", { description: "RFC 9457 problem details; detail is for people, in Chinese" });

const json = <S extends z.ZodType>(schema: S, description: string) => ({ content: { "application/json": { schema } }, description });

/** Response table of a route: one view, and problems. */
export function answers<S extends z.ZodType>(view: S, description: string) {
  return {
    200: json(view, description),
    default: { content: { "application/problem+json": { schema: ProblemView } }, description: "没有做成：原因和下一步" },
  } as const;
}

export function body<S extends z.ZodType>(schema: S) {
  return { content: { "application/json": { schema } }, required: true } as const;
}

/** A whole number in a path. Said by hand for the document, which would take a coerced one for optional. */
export const pathNumber = (least: number, most: number) =>
  z.coerce
    .number()
    .int()
    .min(least)
    .max(most)
    .openapi({ type: "integer", minimum: least, maximum: most, param: { required: true } });
