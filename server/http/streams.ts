import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { busy } from "./problem.ts";
import { takeSocket } from "./raw-stream.ts";

/** A reader with more than this waiting in its socket is dropped; it comes back and resumes by version (fault D04). */
const slowReaderBytes = 256 * 1024;
const heartbeatMs = 15_000;
/** Readers written to in one turn of the event loop, so that a publish does not hold up answers. */
const perTurn = 500;
const retryMs = { least: 1_000, most: 8_000 };
const farewellMs = 1_000;

interface Topic {
  /** Each with the session it was let in by. */
  readers: Map<Socket, string>;
  latest: { id: string; frame: Buffer } | undefined;
  /** A pass over the readers is under way; what comes meanwhile waits in `next`, the last one winning. */
  passing: boolean;
  next: Buffer | undefined;
  /** Something was sent since the last heartbeat. */
  spoke: boolean;
  forget: (this: Socket) => void;
}

export interface Streams {
  /**
   * Turns the response into an event stream of `topic`. A reader whose `lastId` is not the newest gets the
   * newest notice at once: notices are whole, so nothing between needs to be sent again (fault D08).
   * @param session what let the reader in, handed to `recheck` later.
   * @throws Problem busy when as many read as the server bears.
   */
  join(topic: string, response: ServerResponse, lastId: string | undefined, session: string): void;
  /** Ends the streams of readers whose session lets nobody in any more (fault G11). */
  recheck(mayStay: (session: string) => Promise<boolean>): Promise<void>;
  /** Sends one whole, numbered notice to every reader. The last one wins: readers that were away see only this. */
  publish(topic: string, id: string, event: string, data: string): void;
  /** Open streams, of one topic or of all. */
  readers(topic?: string): number;
  /** Slow readers dropped since the start. */
  dropped(): number;
  close(): void;
}

/**
 * Server-sent events on the raw connection: one shared buffer for each notice, a heartbeat, a jittered
 * `retry`, and a guard against slow readers. Knows nothing of what it carries.
 * @param mostReaders streams may never take the connections that answers need.
 */
export function createStreams(mostReaders = 16_000): Streams {
  const topics = new Map<string, Topic>();
  let open = 0;
  let dropped = 0;
  let closed = false;

  const topicOf = (name: string): Topic => {
    const known = topics.get(name);
    if (known) return known;
    const readers = new Map<Socket, string>();
    // One function for all readers of a topic: a closure each would be paid for 14,418 times.
    const forget = function (this: Socket) {
      if (readers.delete(this)) open--;
    };
    const topic: Topic = { readers, latest: undefined, passing: false, next: undefined, spoke: false, forget };
    topics.set(name, topic);
    return topic;
  };

  const write = (reader: Socket, frame: Buffer) => {
    if (reader.writableLength > slowReaderBytes) {
      dropped++;
      reader.destroy();
    } else if (!reader.destroyed) reader.write(frame);
  };

  /** One pass at a time and one notice a pass: no reader sees an older notice after a newer one. */
  const send = (topic: Topic, frame: Buffer) => {
    topic.spoke = true;
    if (topic.passing) {
      topic.next = frame;
      return;
    }
    topic.passing = true;
    const readers = [...topic.readers.keys()];
    const turn = (from: number) => {
      const end = Math.min(from + perTurn, readers.length);
      for (let i = from; i < end; i++) write(readers[i] as Socket, frame);
      if (end < readers.length) setImmediate(turn, end);
      else {
        topic.passing = false;
        const { next } = topic;
        topic.next = undefined;
        if (next) send(topic, next);
      }
    };
    turn(0);
  };

  const beat = Buffer.from(": \n\n");
  const heartbeat = setInterval(() => {
    for (const topic of topics.values()) {
      if (!topic.spoke) send(topic, beat);
      topic.spoke = false;
    }
  }, heartbeatMs);
  heartbeat.unref();

  return {
    join(name, response, lastId, session) {
      if (closed || open >= mostReaders) throw busy(5 + Math.floor(Math.random() * 20));
      const topic = topicOf(name);
      // Every reader waits a different time before it comes back, so that a restart is not a storm (fault D03).
      const retry = retryMs.least + Math.floor(Math.random() * (retryMs.most - retryMs.least));
      const reader = takeSocket(response, `retry: ${retry}\n\n`, topic.forget);
      if (!reader) return;
      if (topic.latest && topic.latest.id !== lastId) reader.write(topic.latest.frame);
      topic.readers.set(reader, session);
      open++;
    },
    async recheck(mayStay) {
      for (const topic of topics.values()) {
        let asked = 0;
        for (const [reader, session] of topic.readers) {
          if (!(await mayStay(session))) reader.destroy();
          if (++asked % perTurn === 0) await new Promise((resolve) => setImmediate(resolve));
        }
      }
    },
    publish(name, id, event, data) {
      const frame = Buffer.from(`id: ${id}\nevent: ${event}\ndata: ${data}\n\n`);
      const topic = topicOf(name);
      topic.latest = { id, frame };
      send(topic, frame);
    },
    readers: (name) => (name === undefined ? open : (topics.get(name)?.readers.size ?? 0)),
    dropped: () => dropped,
    close() {
      closed = true;
      clearInterval(heartbeat);
      for (const topic of topics.values()) {
        for (const reader of topic.readers.keys()) {
          reader.end();
          // A reader that does not take its farewell must not hold up the end of the process.
          setTimeout(() => reader.destroy(), farewellMs).unref();
        }
      }
      topics.clear();
    },
  };
}
