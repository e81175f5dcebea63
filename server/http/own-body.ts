/** A route that takes another body than JSON of at most 64 KB declares it here, beside its own routes. */
export interface OwnBody {
  method: "POST" | "PUT";
  /** The whole path, such as `/api/desk/images`. */
  path: string;
  /** Media types it takes, without parameters. None of them may be one that a form of another site can send. */
  types: readonly string[];
  /** Bytes. */
  largest: number;
}
