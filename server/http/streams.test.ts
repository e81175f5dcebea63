import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { toProblem } from "./errors.ts";
import { createStreams, type Streams } from "./streams.ts";

interface Reader {
  socket: Socket;
  /** Everything received so far. */
  text: () => string;
}

describe("event streams", () => {
  let streams: Streams;
  let server: Server;
  let accepted: (Socket & { parser?: unknown })[];
  const opened: Socket[] = [];

  beforeEach(async () => {
    streams = createStreams(700);
    accepted = [];
    server = createServer((request, response) => {
      if (request.url !== "/stream") return void response.end("plain");
      try {
        streams.join("board", response, request.headers["last-event-id"] as string | undefined, request.headers.cookie ?? "");
      } catch (error) {
        response.writeHead(toProblem(error, console as never).status).end();
      }
    });
    server.on("connection", (socket) => accepted.push(socket));
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
  });

  afterEach(async () => {
    vi.useRealTimers();
    streams.close();
    for (const socket of opened.splice(0)) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });

  const read = async (lastId?: string, cookie?: string): Promise<Reader> => {
    const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
    opened.push(socket);
    const chunks: Buffer[] = [];
    socket.on("data", (chunk) => chunks.push(chunk));
    socket.on("error", () => undefined);
    socket.write(
      `GET /stream HTTP/1.1\r\nhost: zhishi\r\n${lastId ? `last-event-id: ${lastId}\r\n` : ""}${cookie ? `cookie: ${cookie}\r\n` : ""}\r\n`,
    );
    await once(socket, "data");
    return { socket, text: () => Buffer.concat(chunks).toString("utf8") };
  };
  const until = (condition: () => boolean) => vi.waitFor(() => expect(condition()).toBe(true), { timeout: 20_000, interval: 5 });
  const idsIn = (text: string) => [...text.matchAll(/^id: (\d+)$/gm)].map((m) => Number(m[1]));

  test("opens with headers that proxies respect and a retry of its own", async () => {
    const readers = await Promise.all(Array.from({ length: 20 }, () => read()));
    const text = readers[0]?.text() ?? "";
    expect(text).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(text).toContain("content-type: text/event-stream; charset=utf-8");
    expect(text).toContain("cache-control: no-cache, no-transform");
    expect(text).toContain("x-accel-buffering: no");
    const retries = readers.map((r) => Number(/retry: (\d+)/.exec(r.text())?.[1]));
    expect(Math.min(...retries)).toBeGreaterThanOrEqual(1_000);
    expect(Math.max(...retries)).toBeLessThanOrEqual(8_000);
    expect(new Set(retries).size).toBeGreaterThan(5);
    expect(streams.readers()).toBe(20);
    expect(streams.readers("board")).toBe(20);
    expect(streams.readers("other")).toBe(0);
  });

  test("who comes sees the newest notice at once, who has it already does not", async () => {
    streams.publish("board", "1", "board", "旧");
    streams.publish("board", "2", "board", "新");
    const behind = await read("1");
    await until(() => behind.text().includes("新"));
    expect(behind.text()).toContain("id: 2\nevent: board\ndata: 新\n\n");
    expect(behind.text()).not.toContain("旧");
    const current = await read("2");
    streams.publish("board", "3", "board", "更新");
    await until(() => current.text().includes("更新"));
    expect(idsIn(current.text())).toEqual([3]);
  });

  test("no reader sees an older notice after a newer one, and every reader ends with the newest", async () => {
    const readers = await Promise.all(Array.from({ length: 650 }, () => read()));
    for (let id = 1; id <= 40; id++) {
      streams.publish("board", String(id), "board", "x");
      // Some publishes fall into the pass of the one before, some do not.
      if (id % 3 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    await until(() => readers.every((r) => idsIn(r.text()).at(-1) === 40));
    for (const reader of readers) {
      const ids = idsIn(reader.text());
      expect(ids).toEqual([...ids].sort((a, b) => a - b));
    }
  });

  test("whose session lets nobody in any more is sent away, the others stay (fault G11)", async () => {
    const [gone, stays] = await Promise.all([read(undefined, "revoked"), read(undefined, "good")]);
    await streams.recheck(async (session) => session !== "revoked");
    await until(() => streams.readers() === 1);
    await until(() => gone.socket.closed);
    streams.publish("board", "1", "board", "新");
    await until(() => idsIn(stays.text()).at(-1) === 1);
    expect(gone.text()).not.toContain("新");
  });

  test("a reader that stops reading is dropped, the others are not (fault D04)", async () => {
    const slow = await read();
    const quick = await read();
    slow.socket.pause();
    const big = "榜".repeat(100_000);
    let id = 0;
    await vi.waitFor(
      () => {
        streams.publish("board", String(++id), "board", big);
        expect(streams.dropped()).toBe(1);
      },
      { timeout: 30_000, interval: 5 },
    );
    await until(() => streams.readers() === 1);
    streams.publish("board", String(++id), "board", "完");
    await until(() => idsIn(quick.text()).at(-1) === id);
  });

  test("a reader that leaves is forgotten, whether it says goodbye or not", async () => {
    const polite = await read();
    const rude = await read();
    expect(streams.readers()).toBe(2);
    polite.socket.end();
    await until(() => streams.readers() === 1);
    rude.socket.resetAndDestroy();
    await until(() => streams.readers() === 0);
  });

  test("a quiet topic has a heartbeat, a busy one needs none (fault D02)", async () => {
    streams.close();
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    streams = createStreams();
    const reader = await read();
    const beats = () => reader.text().split("\n: \n").length - 1;
    vi.advanceTimersByTime(15_000);
    await until(() => beats() === 1);
    streams.publish("board", "1", "board", "x");
    vi.advanceTimersByTime(15_000);
    streams.publish("board", "2", "board", "x");
    await until(() => reader.text().includes("id: 2"));
    expect(beats()).toBe(1);
  });

  test("the connection is out of the HTTP server, which goes on serving", async () => {
    const reader = await read();
    // Should a new Node keep its parser elsewhere, streams still work but cost three times the memory: this says so.
    await until(() => accepted[0]?.parser === null);
    const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    expect(await answer.text()).toBe("plain");
    streams.publish("board", "1", "board", "x");
    await until(() => reader.text().includes("id: 1"));
  });

  test("refuses more readers than the server bears, and everyone after the end", async () => {
    await Promise.all(Array.from({ length: 700 }, () => read()));
    expect((await read()).text()).toMatch(/^HTTP\/1\.1 503/);
    streams.close();
    expect((await read()).text()).toMatch(/^HTTP\/1\.1 503/);
  });

  test("the end tells readers, and the server can close", async () => {
    const reader = await read();
    const ended = once(reader.socket, "close");
    streams.close();
    await ended;
    await until(() => streams.readers() === 0);
  });
});
