import type { Circuit } from '../../contract/circuit.ts';
import { merged } from '../../contract/merged.ts';
import type { RunSummary } from '../../contract/run.ts';
import { readItems } from './book.ts';
import { enter, isKnownItem } from './enter.ts';
import type { Finder } from './finder.ts';
import type { Sql } from './sql.ts';

/** More than a person reads through; who needs the next one types a further character. */
const FOUND_AT_MOST = 50;

/** Writes what is now known of a circuit: what was shown of it before stays beside it, replaced; what another laptop knows of it otherwise is not taken back by that. */
export function saveCircuit(sql: Sql, circuit: Circuit): void {
  const [known] = readItems(sql, 'circuit', [circuit.number]);
  const after = known && { after: [known.heads[0].entry] };
  enter(sql, [{ kind: 'circuit', item: circuit.number, body: circuit, ...after }]);
}

/**
 * Writes what a run says of its circuit: what it says nothing of stays as it is known, and so does traffic, which a description that is silent denies.
 * Where two laptops know different things of it, a run chooses between them no more than it mixes them.
 */
export function addToCircuit(sql: Sql, said: Circuit): void {
  const [known] = readItems(sql, 'circuit', [said.number]);
  if (!known) return saveCircuit(sql, said);
  const [{ body }, ...others] = known.heads;
  if (others.length > 0) return;
  const inService = body.inService || said.inService;
  saveCircuit(sql, { ...(merged(body, said) as Circuit), inService });
}

/** Whether anything is known of a circuit. */
export const knownCircuit = (sql: Sql, number: string): boolean => isKnownItem(sql, 'circuit', number);

/** Circuits by any part of what they are found by, in either case; the last used first. */
export function findCircuits(
  sql: Sql,
  finder: Finder,
  text: string,
  lastRun: (circuit: string) => RunSummary | undefined,
): (Circuit & { lastRun?: RunSummary })[] {
  const keys = finder.items('circuit').first(text, FOUND_AT_MOST);
  // Whoever names a circuit whole gets it, however many others are called by more than that and were tested later.
  const numbers = new Set(knownCircuit(sql, text) ? [text, ...keys] : keys);
  return readItems(sql, 'circuit', [...numbers].slice(0, FOUND_AT_MOST)).map(({ item, heads: [{ body }] }) => {
    const run = lastRun(item);
    return { ...body, ...(run ? { lastRun: run } : {}) };
  });
}
