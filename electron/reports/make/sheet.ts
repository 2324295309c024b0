/** What stands in a cell. Text stays text, also where it begins like a formula; a day is `2026-09-03`, a time `2026-09-03T08:30:00`, both of the wall clock. */
export type Cell = string | number | { day: string } | { time: string } | undefined;

/** A table of a workbook. */
export interface Sheet {
  name: string;
  /** Lines above the table: company, number, what it is. */
  title?: readonly string[];
  heads: readonly string[];
  rows: readonly (readonly Cell[])[];
}

/** A table before its rows. `widths`: of its columns, in digits. */
export interface SheetHead extends Omit<Sheet, 'rows'> {
  widths: readonly number[];
}

/** Rows by which the width of a column is measured; its least and its greatest, in digits. */
const MEASURED = 200;
const [NARROW, BROAD] = [8, 48];
const shownOf = (cell: Cell): string =>
  typeof cell === 'object' ? ('day' in cell ? cell.day : cell.time) : String(cell ?? '');
/** A Chinese sign is as wide as two digits. */
const widthOf = (text: string): number => [...text].reduce((sum, sign) => sum + (sign > '\u2E7F' ? 2 : 1), 0);

/** The head of a table, its columns as wide as what stands in them. */
export function sheetHead({ rows, ...head }: Sheet): SheetHead {
  const sample = rows.slice(0, MEASURED);
  const widths = head.heads.map((text, at) => {
    const widest = Math.max(widthOf(text), ...sample.map((row) => widthOf(shownOf(row[at]))));
    return Math.min(BROAD, Math.max(NARROW, widest + 2));
  });
  return { ...head, widths };
}
