import type Database from 'better-sqlite3';

type Value = string | number | boolean | Uint8Array | null | undefined;
/** A row to write, by column; an absent value is NULL. */
export type Row = Readonly<Record<string, Value>>;

/** Prepared statements of one database, each compiled once. */
export interface Sql {
  run(text: string, ...values: Value[]): number;
  get<T>(text: string, ...values: Value[]): T | undefined;
  all<T>(text: string, ...values: Value[]): T[];
  /** The same one by one: what comes before an error is there. Nothing is written meanwhile. */
  each<T>(text: string, ...values: Value[]): IterableIterator<T>;
  /** Inserts a row; on a conflict in the columns `key` (comma-separated) replaces the other columns. Gives the row id. */
  insert(table: string, row: Row, key?: string): number;
  /** Writes the columns of `row` where `where` holds. */
  update(table: string, row: Row, where: string, ...values: Value[]): void;
}

/** SQLite keeps no half of a pair of surrogates: what it would give back is what is written. */
export function bindable(value: Value): string | number | Uint8Array | null {
  if (typeof value === 'string') return value.toWellFormed();
  return typeof value === 'boolean' ? Number(value) : (value ?? null);
}

function insertText(table: string, columns: readonly string[], key: string | undefined): string {
  const text = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
  if (key === undefined) return text;
  const keys = key.split(', ');
  const rest = columns.filter((column) => !keys.includes(column)).map((column) => `${column} = excluded.${column}`);
  return `${text} ON CONFLICT (${key}) DO ${rest.length > 0 ? `UPDATE SET ${rest.join(', ')}` : 'NOTHING'}`;
}

export function createSql(db: Database.Database): Sql {
  const statements = new Map<string, Database.Statement<unknown[]>>();
  const statement = (text: string): Database.Statement<unknown[]> => {
    const known = statements.get(text) ?? db.prepare<unknown[]>(text);
    statements.set(text, known);
    return known;
  };
  const run = (text: string, ...values: Value[]): Database.RunResult => statement(text).run(...values.map(bindable));
  return {
    run: (text, ...values) => run(text, ...values).changes,
    get: <T>(text: string, ...values: Value[]) => statement(text).get(...values.map(bindable)) as T | undefined,
    all: <T>(text: string, ...values: Value[]) => statement(text).all(...values.map(bindable)) as T[],
    each: <T>(text: string, ...values: Value[]) =>
      statement(text).iterate(...values.map(bindable)) as IterableIterator<T>,
    insert: (table, row, key) =>
      Number(run(insertText(table, Object.keys(row), key), ...Object.values(row)).lastInsertRowid),
    update: (table, row, where, ...values) => {
      const columns = Object.keys(row).map((column) => `${column} = ?`);
      if (columns.length > 0)
        run(`UPDATE ${table} SET ${columns.join(', ')} WHERE ${where}`, ...Object.values(row), ...values);
    },
  };
}

type Present<T> = { [K in keyof T as null extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as null extends T[K] ? K : never]?: Exclude<T[K], null>;
};
/** A row without its NULLs: what is not known is absent. */
export function present<T extends object>(row: T): Present<T> {
  return Object.fromEntries(
    Object.entries(row).filter(([, value]) => value !== null && value !== undefined),
  ) as Present<T>;
}
