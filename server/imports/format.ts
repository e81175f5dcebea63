import type { ColumnMap, FileReading } from "./reading.ts";

/** A file after it was opened by its content. Its name says nothing for certain and is kept for messages alone. */
export type OpenedFile = ArchiveFile | CompoundFile | TextFile;

/** A zip, measured and unpacked: all entries but pictures and other media, by their name inside. */
export interface ArchiveFile {
  kind: "archive";
  name: string;
  entries: ReadonlyMap<string, Uint8Array>;
  /** Names of all entries, media too. */
  names: readonly string[];
}

/** An OLE compound file of Office 97–2003; `streams` are the names found inside, such as `Workbook`. */
export interface CompoundFile {
  kind: "compound";
  name: string;
  bytes: Uint8Array;
  streams: readonly string[];
}

/** Anything that is text: without byte order mark, line ends as in the file. */
export interface TextFile {
  kind: "text";
  name: string;
  text: string;
  /** As people name it: UTF-8, UTF-16, GB18030. */
  encoding: string;
}

export interface ReadOptions {
  /** Columns as somebody mapped them by hand, for the sheets they name. */
  columns?: readonly ColumnMap[];
}

/**
 * A format of bank files. A new one is one file in `formats/` and one line in `formats.ts`.
 *
 * `recognises` looks at the content and is cheap. `read` throws FileRefused when the whole file cannot be read; whatever
 * concerns a part of it is a refusal or a doubt in the reading. Doubts that hold for every format are `assess.ts`'s.
 * Pure: no I/O, no clock, nothing to wait for.
 */
export interface Format {
  /** As a person knows it: Word 文档, 纯文本, GIFT. */
  name: string;
  recognises(file: OpenedFile): boolean;
  read(file: OpenedFile, options: ReadOptions): FileReading;
}
