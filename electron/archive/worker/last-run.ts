import type { RunRecord } from '../../contract/run.ts';
import { instrumentKey, isKnownByPlace, modelIn } from '../../contract/tester.ts';
import { bodyOf } from './bodies.ts';
import { createDamages } from './damages.ts';
import type { RunRow } from './run-row.ts';
import type { Sql } from './sql.ts';
import { originOf } from './tally.ts';

/** So many of the newest records with an instrument of that model are looked through: whoever comes after them was long not used. */
const AT_MOST = 300;

/** True if the instrument of this key was in the run. What the disk has damaged says nothing. */
function hadIt(sql: Sql, run: number, key: string): boolean {
  const text = `SELECT version, body FROM run_bodies WHERE run = ? AND name = 'instruments'`;
  const row = sql.get<{ version: number; body: string }>(text, run);
  const read = (): RunRecord['instruments'] => (row ? bodyOf('instruments', row.version, row.body) : {});
  const instruments = createDamages().tryOf('events', {}, read) ?? {};
  return Object.values(instruments).some(
    ({ family, identity, address }) => instrumentKey(family, identity, address) === key,
  );
}

/** The newest record in which an instrument was, by its key; one that is known by its place only among those of this laptop. */
export function lastRunWith(sql: Sql, key: string): string | undefined {
  const here = isKnownByPlace(key) ? originOf(sql) : undefined;
  const rows = sql.all<Pick<RunRow, 'id' | 'run_id' | 'origin'>>(
    'SELECT id, run_id, origin FROM runs WHERE instr(models, ?) > 0 ORDER BY started_at_ms DESC, id DESC LIMIT ?',
    modelIn(key),
    AT_MOST,
  );
  return rows.find(({ id, origin }) => (here === undefined || origin === here) && hadIt(sql, id, key))?.run_id;
}
