export interface BenchOptions {
  /** Progress, for people. */
  say: (line: string) => void;
  /** Part of the full size, to try a bench out; the figures count at 1. */
  scale: number;
}

/** One bench: runs its yardstick in the same minute and returns its figures by name. */
export type Bench = (options: BenchOptions) => Promise<Record<string, number | boolean>>;
