import { randomBytes } from "node:crypto";

/** A fresh opaque session id of 256 bits. */
export const newSessionId = (): string => randomBytes(32).toString("base64url");
/** A fresh one-time set-up token of 192 bits. */
export const newSetupToken = (): string => randomBytes(24).toString("base64url");
