import type { BenchItem } from '../../../electron/contract/bench-item.ts';
import { kindOfRole, mainRole, type Role } from '../../../electron/contract/instrument.ts';
import { rolesOf } from '../../../electron/contract/needs.ts';
import type { ProcedureView } from '../../../electron/contract/views.ts';
import { canBe } from '../../pieces/testers/items.ts';

/** Which row of the bench is meant for which role, beside the tester: by id. */
export type OthersGiven = Readonly<Record<Role, string>>;

/** One further role of a procedure: the rows that can take it, and the one that is meant. */
export interface OtherRole {
  role: Role;
  able: readonly BenchItem[];
  item: BenchItem | undefined;
}

/** The roles that a procedure needs beside its first tester. Each takes what was chosen for it, else the first row that nobody has yet. */
export function othersOf(
  bench: readonly BenchItem[],
  procedure: ProcedureView | undefined,
  tester: BenchItem | undefined,
  given: OthersGiven,
): OtherRole[] {
  if (!procedure) return [];
  const roles = [...rolesOf(procedure.needs).keys()];
  const main = mainRole(roles);
  const taken = new Set([tester?.id, ...Object.values(given)]);
  return roles
    .filter((role) => role !== main)
    .map((role) => {
      const able = bench.filter((item) => canBe(item, kindOfRole(role)) && item.id !== tester?.id);
      const item = able.find(({ id }) => id === given[role]) ?? able.find(({ id }) => !taken.has(id));
      taken.add(item?.id);
      return { role, able, item };
    });
}
