import { parentPort, workerData } from "node:worker_threads";
import { buildExcelTemplate, buildWordTemplate } from "../exports/templates.ts";
import type { TemplateKind } from "./templates.ts";

// Builds one template.
const kind = workerData as TemplateKind;
parentPort?.postMessage(new Uint8Array(await (kind === "word" ? buildWordTemplate() : buildExcelTemplate())));
