import { describe, expect, it } from "vitest";
import { isNarrowed, readQuery, serverQuery, toggleChoice, widest, writeQuery } from "./list-query.ts";

describe("what the list is narrowed to", () => {
  it("goes into the address and comes back", () => {
    const query = readQuery({ bank: "national", q: "长征", state: "draft,submitted", recent: "1", misjudged: "1", sort: "id" });
    expect(query.chosen.state).toEqual(["draft", "submitted"]);
    const written = Object.fromEntries(Object.entries(writeQuery(query)).filter(([, v]) => v !== undefined));
    expect(readQuery(written)).toEqual(query);
  });

  it("asks the server in its words", () => {
    const query = toggleChoice(readQuery({ q: " cz " }), "type", "multiple");
    expect(serverQuery(query, 0)).toBe("q=cz&type=multiple&sort=updated");
    const recent = serverQuery({ ...query, recent: true }, 31 * 86_400_000 + 5);
    expect(recent).toContain("since=86400000");
    expect(serverQuery({ ...query, misjudged: true }, 0)).toContain("misjudged=1");
  });

  it("toggles a choice and widens again", () => {
    const query = toggleChoice(readQuery({ bank: "henan" }), "period", "2012-now");
    expect(isNarrowed(query)).toBe(true);
    expect(toggleChoice(query, "period", "2012-now").chosen.period).toEqual([]);
    expect(widest(query)).toEqual(readQuery({ bank: "henan" }));
    expect(isNarrowed(widest(query))).toBe(false);
  });
});
