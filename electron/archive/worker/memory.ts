import type { InstrumentNote } from '../../contract/instrument.ts';
import { isKnownByPlace } from '../../contract/tester.ts';
import { ulid } from '../../contract/ulid.ts';
import { bodyOf, packed } from './bodies.ts';
import { change, mustBeWhole, put, supersede } from './rows.ts';
import type { Sql } from './sql.ts';
import { isWhole } from './sums.ts';
import { madeHere, nextOf, originOf } from './tally.ts';

interface InstrumentRow {
  n: number;
  id: string;
  origin: string;
  version: number;
  body: string;
}

/** An instrument that has no number is known by its place, which means something on this laptop alone. */
function currentRow(sql: Sql, key: string): InstrumentRow | undefined {
  const rows = sql.all<InstrumentRow>('SELECT * FROM instruments WHERE key = ? AND superseded = 0', key);
  return isKnownByPlace(key) ? rows.find(({ origin }) => origin === originOf(sql)) : rows[0];
}

/** What is remembered of an instrument. Errors: `record-damaged`, `record-newer`. */
export function findInstrument(sql: Sql, key: string): InstrumentNote | undefined {
  const row = currentRow(sql, key);
  return row && bodyOf<InstrumentNote>('note', row.version, mustBeWhole('instruments', row).body);
}

/** Keeps what is now known of an instrument: what was known before stays beside it, superseded. */
export function saveInstrument(sql: Sql, key: string, note: InstrumentNote): void {
  const { version, body } = packed('note', note);
  const known = currentRow(sql, key);
  if (known?.body === body && isWhole('instruments', known)) return;
  if (known) supersede(sql, 'instruments', known);
  const id = known?.id ?? ulid(Date.now());
  put(sql, 'instruments', {
    n: nextOf(sql, 'instruments'),
    id,
    key,
    superseded: 0,
    ...madeHere(sql),
    version,
    body,
  });
}

/** The table has the name that it was made under. */
interface RememberedRow {
  n: number;
  name: string;
  value: string;
}

/** What was used last, by name; what the disk has damaged is not remembered. */
export function remembered(sql: Sql): Record<string, string> {
  const rows = sql.all<RememberedRow>('SELECT * FROM preferences ORDER BY name');
  return Object.fromEntries(rows.filter((row) => isWhole('preferences', row)).map(({ name, value }) => [name, value]));
}

export function remember(sql: Sql, name: string, value: string): void {
  const known = sql.get<RememberedRow>('SELECT * FROM preferences WHERE name = ?', name);
  const changed_at_ms = Date.now();
  if (!known) put(sql, 'preferences', { n: nextOf(sql, 'preferences'), name, value, changed_at_ms });
  else change(sql, 'preferences', { n: known.n }, { n: known.n, name }, { value, changed_at_ms });
}
