import type { BenchItem } from '../../../electron/contract/bench-item.ts';
import { kindOfRole, type Role } from '../../../electron/contract/instrument.ts';
import { neededTester, rolesOf } from '../../../electron/contract/needs.ts';
import type { ProcedureView } from '../../../electron/contract/views.ts';
import { canBe } from '../../pieces/testers/items.ts';

/** Which row of the bench is meant for which role, beside the tester: by id. */
export type OthersGiven = Readonly<Record<Role, string>>;

/** One further role of a procedure: the rows that can take it, and the one that is meant. */
export interface OtherRole {
  role: Role;
  /** It goes without as well. */
  optional: boolean;
  able: readonly BenchItem[];
  item: BenchItem | undefined;
}

/**
 * The roles of a procedure beside the tester that it needs. Each takes what was chosen for it, else the first row that nobody has yet; one that it
 * goes without takes only what was chosen.
 */
export function othersOf(
  bench: readonly BenchItem[],
  procedure: ProcedureView | undefined,
  tester: BenchItem | undefined,
  given: OthersGiven,
): OtherRole[] {
  if (!procedure) return [];
  const main = neededTester(procedure.needs);
  const taken = new Set([main && tester?.id, ...Object.values(given)]);
  return [...rolesOf(procedure.needs)]
    .filter(([role]) => role !== main)
    .map(([role, { optional = false }]) => {
      const able = bench.filter((item) => canBe(item, kindOfRole(role)) && !(main && item.id === tester?.id));
      const chosen = able.find(({ id }) => id === given[role]);
      const item = chosen ?? (optional ? undefined : able.find(({ id }) => !taken.has(id)));
      taken.add(item?.id);
      return { role, optional, able, item };
    });
}
