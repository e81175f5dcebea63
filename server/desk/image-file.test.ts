import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jpeg, png, webp } from "../../tests/support/images.ts";
import { readImage } from "./image-file.ts";

describe("a picture's header", () => {
  it("says kind and size", () => {
    expect(readImage(png(640, 480))).toEqual({ type: "png", width: 640, height: 480 });
    expect(readImage(jpeg(800, 600))).toEqual({ type: "jpg", width: 800, height: 600 });
    expect(readImage(webp(320, 200))).toEqual({ type: "webp", width: 320, height: 200 });
  });

  it("of anything else is nothing; of broken files nothing or a size, never an exception", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => readImage(bytes) === undefined));
    const whole = fc.constantFrom(png(9, 9), jpeg(9, 9), webp(9, 9));
    const broken = fc.tuple(whole, fc.nat(40), fc.nat(255), fc.nat(40)).map(([bytes, at, value, length]) => {
      const copy = bytes.slice();
      copy[at % copy.length] = value;
      return copy.subarray(0, length);
    });
    fc.assert(fc.property(broken, (bytes) => void readImage(bytes)));
  });
});
