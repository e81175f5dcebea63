import { parse } from "csv-parse/sync";

export interface CsvRecord {
  /** Line on which the record ends, from 1. */
  line: number;
  cells: string[];
}

/** Records of a CSV text. Where a quotation mark is never closed, marks are text and every line is a record. */
export function csvRecords(text: string, delimiter: string): CsvRecord[] {
  const common = { delimiter, relax_column_count: true, skip_empty_lines: true, info: true, bom: true };
  const read = (more: object) =>
    (parse(text, { ...common, ...more }) as unknown as { info: { lines: number }; record: string[] }[]).map(({ info, record }) => ({
      line: info.lines,
      cells: record,
    }));
  try {
    return read({ relax_quotes: true });
  } catch {
    return read({ quote: null });
  }
}
