import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "../config.ts";
import { Problem, type ProblemDetails } from "../http/problem.ts";
import { operatorHeader, operatorProof, operatorProofMs } from "../identity/operator.ts";

/** The server that works on this data folder right now. */
export interface Running {
  port: number;
}

/** Reads what the server left in the data folder and asks it whether it still lives. */
export async function findRunning(config: Config): Promise<Running | undefined> {
  const file = join(config.dataDir, "server.json");
  if (!existsSync(file)) return undefined;
  const { port } = JSON.parse(readFileSync(file, "utf8")) as Running;
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(3_000) });
    return answer.ok ? { port } : undefined;
  } catch {
    return undefined;
  }
}

/** Hands a change to the running server as its operator. @throws Problem as the server put it */
export async function postAsOperator(config: Config, running: Running, path: string, body: unknown): Promise<unknown> {
  const address = `http://127.0.0.1:${running.port}`;
  const answer = await fetch(`${address}/api${path}`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      origin: config.origin ?? address,
      [operatorHeader]: operatorProof(config.secret, Date.now() + operatorProofMs),
    },
    body: JSON.stringify(body),
  });
  const reply: unknown = await answer.json();
  if (!answer.ok) throw Problem.from(reply as ProblemDetails);
  return reply;
}
