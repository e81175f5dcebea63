import type { Socket } from "node:net";
import { describe, expect, it } from "vitest";
import { visitorAddress } from "./visitor.ts";

const from = (forwarded: string | undefined) => ({
  headers: { "x-forwarded-for": forwarded },
  socket: { remoteAddress: "10.0.0.1" } as Socket,
});

describe("a visitor's address", () => {
  it("is the connection's own, whatever the header says, when no proxy stands in front", () => {
    expect(visitorAddress(from("1.2.3.4"), 0)).toBe("10.0.0.1");
  });

  it("is what our outermost proxy saw; entries before it are anybody's invention", () => {
    expect(visitorAddress(from("6.6.6.6, 1.2.3.4"), 1)).toBe("1.2.3.4");
    expect(visitorAddress(from("6.6.6.6, 1.2.3.4, 10.0.0.9"), 2)).toBe("1.2.3.4");
    expect(visitorAddress(from(undefined), 1)).toBe("10.0.0.1");
    expect(visitorAddress(from("1.2.3.4"), 3)).toBe("10.0.0.1");
  });
});
