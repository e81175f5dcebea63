/** The queue is full: nothing was written, the caller may come back. */
export class QueueFull extends Error {
  override name = "QueueFull";
}

interface Waiting<In, Out> {
  input: In;
  resolve: (output: Out) => void;
  reject: (error: unknown) => void;
}

export interface BatchQueueOptions<In, Out> {
  /** Carries out a batch. Answers in the order of its inputs; a rejection means the whole batch is unknown. */
  flush: (inputs: In[]) => Promise<Out[]>;
  /** Most items in one batch. */
  largest: number;
  /** Most items waiting. */
  capacity: number;
}

/**
 * Group commit without a timer: whatever gathered while the last batch was being committed is the next batch.
 * Under light load a batch is one item and waits for nothing; under heavy load it grows by itself.
 */
export class BatchQueue<In, Out> {
  #waiting: Waiting<In, Out>[] = [];
  #busy = false;
  #idle: (() => void)[] = [];
  readonly #options: BatchQueueOptions<In, Out>;

  constructor(options: BatchQueueOptions<In, Out>) {
    this.#options = options;
  }

  get length(): number {
    return this.#waiting.length;
  }

  /** Resolves after the commit. @param share part of the capacity this kind of work may fill, from 0 to 1. */
  push(input: In, share = 1): Promise<Out> {
    if (this.#waiting.length >= this.#options.capacity * share) return Promise.reject(new QueueFull());
    return new Promise((resolve, reject) => {
      this.#waiting.push({ input, resolve, reject });
      if (!this.#busy) {
        this.#busy = true;
        // Requests parsed in the same turn of the event loop join the same batch.
        setImmediate(() => void this.#run());
      }
    });
  }

  /** Resolves when nothing is waiting or under way. */
  async drained(): Promise<void> {
    if (this.#busy) await new Promise<void>((resolve) => this.#idle.push(resolve));
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, this.#options.largest);
      try {
        const outputs = await this.#options.flush(batch.map((w) => w.input));
        for (const [i, w] of batch.entries()) w.resolve(outputs[i] as Out);
      } catch (error) {
        for (const w of batch) w.reject(error);
      }
    }
    this.#busy = false;
    for (const resolve of this.#idle.splice(0)) resolve();
  }
}
