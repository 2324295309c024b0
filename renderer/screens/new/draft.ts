import type { Role } from '../../../electron/contract/instrument.ts';
import { neededTester } from '../../../electron/contract/needs.ts';
import type { SettingSpec } from '../../../electron/contract/procedure.ts';
import type { Given } from '../../../electron/contract/set-up.ts';
import type { BenchItem, ProcedureView } from '../../../electron/contract/views.ts';
import type { OtherRole } from './others.ts';

/** One change: a value equal to the default is no longer given. */
export function withSetting(given: Given, name: string, value: string, spec: SettingSpec | undefined): Given {
  const { [name]: _old, ...rest } = given;
  const unsaid = value === spec?.default || (value === '' && spec?.optional);
  return unsaid ? rest : { ...rest, [name]: value };
}

/** Addresses by role, as far as they are chosen. */
export function addressesOf(
  { needs }: ProcedureView,
  tester: BenchItem | undefined,
  others: readonly OtherRole[],
): Record<Role, string> {
  const main = neededTester(needs);
  return {
    ...(main && tester ? { [main]: tester.address } : {}),
    ...Object.fromEntries(others.flatMap(({ role, item }) => (item ? [[role, item.address]] : []))),
  };
}

/** Whether all is there that a procedure cannot do without. */
export const isManned = (procedure: ProcedureView, tester: BenchItem | undefined): boolean =>
  neededTester(procedure.needs) === undefined || tester !== undefined;
