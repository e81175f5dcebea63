import type { IncomingMessage, ServerResponse } from "node:http";

/** A route that answers on Node's own request and response, before the router sees them. */
export interface FrontDoor {
  /** `METHOD path`, as routes are named elsewhere. */
  name: string;
  /** @returns false when the request is somebody else's; nothing was touched then. */
  take(incoming: IncomingMessage, outgoing: ServerResponse): boolean;
}
