import type { Damage } from '../../contract/damage.ts';
import type { RunRecord } from '../../contract/run.ts';
import { bodyOf, packed, type BodyName } from './bodies.ts';
import { readRows, type Damages } from './damages.ts';
import { damagedRow, put } from './rows.ts';
import type { RunRow } from './run-row.ts';
import type { Sql } from './sql.ts';

/** Bodies of a run, each a row; its bit in the run's row says that there is one. A bit is never another's. */
const BODY_BITS = {
  procedure: 1,
  limitSets: 2,
  settings: 4,
  given: 8,
  circuit: 16,
  release: 32,
  instruments: 64,
  why: 128,
  error: 256,
  ladder: 512,
} as const satisfies Partial<Record<BodyName, number>>;
type RunBody = keyof typeof BODY_BITS;
const NAMES = Object.keys(BODY_BITS) as readonly RunBody[];

/** Without these a record says nothing. */
const NEEDED: readonly RunBody[] = ['procedure', 'limitSets', 'settings', 'instruments'];

/** What the bodies of a run hold. */
export type RunBodies = Pick<RunRecord, RunBody>;

/** Writes bodies of a run; an undefined one is taken away. Gives the bits of those that are then there, of `before`. */
export function writeBodies(sql: Sql, run: number, before: number, bodies: Partial<RunBodies>): number {
  let bits = before;
  for (const name of NAMES.filter((one) => Object.hasOwn(bodies, one))) {
    const { version, body } = packed(name, bodies[name]);
    if (body === undefined) sql.run('DELETE FROM run_bodies WHERE run = ? AND name = ?', run, name);
    else put(sql, 'run_bodies', { run, name, version, body }, 'run, name');
    bits = body === undefined ? bits & ~BODY_BITS[name] : bits | BODY_BITS[name];
  }
  return bits;
}

/** The bodies of a run; of what can be done without, damage is noted. Errors: `record-damaged`, `record-newer` where it cannot. */
export function readBodiesOf(sql: Sql, row: RunRow, damages: Damages): RunBodies {
  const there = NAMES.filter((name) => row.bodies & BODY_BITS[name]);
  const rows = readRows<{ name: string; version: number; body: string }>(
    sql,
    'run_bodies',
    'run = ?',
    [row.id],
    there.length,
  );
  const read = (name: RunBody): unknown => {
    const found = rows.find((one) => one.name === name);
    if (!found) throw damagedRow(name);
    return bodyOf(name, found.version, found.body);
  };
  const bodies = there.map((name): [RunBody, unknown] => [
    name,
    NEEDED.includes(name) ? read(name) : damages.tryOf(name as Damage['what'], {}, () => read(name)),
  ]);
  return Object.fromEntries([
    ['given', []],
    ...bodies.filter(([, value]) => value !== undefined),
  ]) as unknown as RunBodies;
}
