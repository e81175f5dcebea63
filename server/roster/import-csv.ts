/** One record and the line it begins on, counted from 1 as an editor shows it. */
export interface CsvRecord {
  line: number;
  cells: string[];
  /** Text stands behind a closing quote: what belongs to which cell is anybody's guess. */
  malformed: boolean;
}

export type CsvReading = { ok: true; records: CsvRecord[] } | { ok: false; line: number };

/**
 * Reads RFC 4180: cells may be quoted, a quote inside is doubled, a quoted cell may hold line breaks.
 * Lines end with CRLF, LF or CR. @returns `ok: false` with the line of a quote that is never closed.
 */
export function readCsv(text: string, delimiter: string): CsvReading {
  const records: CsvRecord[] = [];
  let record: CsvRecord = { line: 1, cells: [], malformed: false };
  let line = 1;
  let i = 0;
  while (i < text.length) {
    let cell = "";
    const quoted = text[i] === '"';
    if (quoted) {
      const opened = line;
      const end = closingQuote(text, i + 1);
      if (end < 0) return { ok: false, line: opened };
      cell = text.slice(i + 1, end).replaceAll('""', '"');
      line += cell.match(/\r\n|\r|\n/g)?.length ?? 0;
      i = end + 1;
    }
    const start = i;
    while (i < text.length && text[i] !== delimiter && text[i] !== "\n" && text[i] !== "\r") i++;
    const bare = text.slice(start, i);
    if (quoted && bare.trim() !== "") record.malformed = true;
    record.cells.push(cell + bare);
    if (text[i] === delimiter) {
      i++;
      // A delimiter at the very end opens one more, empty cell.
      if (i < text.length) continue;
      record.cells.push("");
    }
    if (text[i] === "\r" && text[i + 1] === "\n") i++;
    i++;
    line++;
    records.push(record);
    record = { line, cells: [], malformed: false };
  }
  if (record.cells.length > 0) records.push(record);
  return { ok: true, records };
}

/** Place of the quote that closes a cell, doubled ones skipped; -1 when there is none. */
function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) if (text[at + 1] !== '"') return at;
  return -1;
}
