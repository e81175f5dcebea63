import type { ServerResponse } from "node:http";

/** A reader with more than this waiting in its socket is dropped; it comes back and resumes by version (fault D04). */
const slowReaderBytes = 256 * 1024;
const heartbeatMs = 15_000;
/** Readers written to in one turn of the event loop, so that a publish does not hold up answers. */
const perTurn = 500;

interface Topic {
  readers: Set<ServerResponse>;
  latest: { id: string; frame: Buffer } | undefined;
}

export interface Streams {
  /**
   * Turns the response into an event stream of `topic`. A reader whose `lastId` is not the newest gets the
   * newest notice at once: notices are whole, so nothing between needs to be sent again.
   */
  join(topic: string, response: ServerResponse, lastId: string | undefined): void;
  /** Sends one whole, numbered notice to every reader. The last one wins: readers that were away see only this. */
  publish(topic: string, id: string, event: string, data: string): void;
  readers(): number;
  dropped(): number;
  close(): void;
}

/**
 * Server-sent events on the raw Node response: one shared buffer for each notice, a heartbeat, a jittered
 * `retry`, and a guard against slow readers. Knows nothing of what it carries.
 */
export function createStreams(): Streams {
  const topics = new Map<string, Topic>();
  let dropped = 0;
  const topicOf = (name: string): Topic => {
    let topic = topics.get(name);
    if (!topic) topics.set(name, (topic = { readers: new Set(), latest: undefined }));
    return topic;
  };
  const write = (topic: Topic, response: ServerResponse, frame: Buffer) => {
    if (response.writableLength > slowReaderBytes) {
      dropped++;
      topic.readers.delete(response);
      response.destroy();
    } else response.write(frame);
  };
  const toAll = (topic: Topic, frame: Buffer) => {
    const readers = [...topic.readers];
    const turn = (from: number) => {
      const end = Math.min(from + perTurn, readers.length);
      for (let i = from; i < end; i++) write(topic, readers[i] as ServerResponse, frame);
      if (end < readers.length) setImmediate(turn, end);
    };
    turn(0);
  };
  const beat = Buffer.from(": \n\n");
  const heartbeat = setInterval(() => {
    for (const topic of topics.values()) toAll(topic, beat);
  }, heartbeatMs);
  heartbeat.unref();

  return {
    join(name, response, lastId) {
      const topic = topicOf(name);
      response.writeHead(200, {
        "content-type": "text/event-stream; charset=utf-8",
        "cache-control": "no-cache, no-transform",
        "x-accel-buffering": "no",
      });
      // Every reader waits a different time before it comes back, so that a restart is not a storm (fault D03).
      const retry = `retry: ${1_000 + Math.floor(Math.random() * 4_000)}\n\n`;
      const { latest } = topic;
      response.write(latest && latest.id !== lastId ? Buffer.concat([Buffer.from(retry), latest.frame]) : retry);
      topic.readers.add(response);
      response.on("close", () => topic.readers.delete(response));
    },
    publish(name, id, event, data) {
      const frame = Buffer.from(`id: ${id}\nevent: ${event}\ndata: ${data}\n\n`);
      const topic = topicOf(name);
      topic.latest = { id, frame };
      toAll(topic, frame);
    },
    readers: () => [...topics.values()].reduce((sum, t) => sum + t.readers.size, 0),
    dropped: () => dropped,
    close() {
      clearInterval(heartbeat);
      for (const topic of topics.values()) for (const response of topic.readers) response.end();
      topics.clear();
    },
  };
}
