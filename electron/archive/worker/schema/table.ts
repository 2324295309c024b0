/** A table: its columns with their SQL, in the order in which its checksum reads them, and what follows them. */
export interface Table {
  columns: Readonly<Record<string, string>>;
  /** Columns that are too large for the checksum of the row, and have one of their own within it. */
  beside?: Readonly<Record<string, string>>;
  /** Primary key of a table that is stored in its order; without, the first column is the rowid. */
  key?: readonly string[];
  unique?: readonly (readonly string[])[];
}
