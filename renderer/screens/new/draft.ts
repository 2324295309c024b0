import type { Circuit } from '../../../electron/contract/circuit.ts';
import { misfitOf, settingsFor, unfitFor, valuesOn } from '../../../electron/contract/fit.ts';
import type { Role } from '../../../electron/contract/instrument.ts';
import { neededTester, rolesOf } from '../../../electron/contract/needs.ts';
import type { SettingSpec } from '../../../electron/contract/procedure.ts';
import type { Capabilities } from '../../../electron/contract/tester.ts';
import type { Bilingual } from '../../../electron/contract/text.ts';
import type { BenchItem, ProcedureView } from '../../../electron/contract/views.ts';
import type { Message, WordKey } from '../../../electron/contract/words/index.ts';
import type { OtherRole } from './others.ts';
import { parseRunSeconds } from '../../../electron/contract/duration.ts';
import { parseRate } from '../../../electron/contract/rate.ts';

/** Settings that differ from the procedure's defaults: all that is given, all that is remembered. */
export type Given = Readonly<Record<string, string>>;

const isText = (entry: [string, unknown]): entry is [string, string] => typeof entry[1] === 'string';

/**
 * What was remembered, less whatever the procedure no longer has or no longer allows, and what this tester does not have. Anything
 * unreadable is nothing.
 */
export function remembered(
  text: string | undefined,
  specs: Readonly<Record<string, SettingSpec>>,
  can?: Capabilities,
): Given {
  let stored: unknown;
  try {
    stored = JSON.parse(text ?? '{}');
  } catch {
    return {};
  }
  if (typeof stored !== 'object' || stored === null) return {};
  const entries = Object.entries(stored).filter(isText);
  return Object.fromEntries(
    entries.filter(([name, value]) => {
      const spec = specs[name];
      return spec !== undefined && !fault(spec, name, value, can);
    }),
  );
}

/** True if a value can stand for this setting; the core has the last word. */
export function isPossible(spec: SettingSpec, value: string): boolean {
  switch (spec.type) {
    case 'choice':
    case 'pattern':
      return value !== '' && spec.choices?.includes(value) !== false;
    case 'duration':
      return parseRunSeconds(value) !== undefined;
    case 'percent':
      return /^\d+(\.\d+)?$/.test(value) && Number(value) <= 100;
    case 'rate':
      return parseRate(value) !== undefined;
    case 'ratio':
      return /^(0|\d+(\.\d+)?([eE]-?\d+)?)$/.test(value);
    case 'milliseconds':
      return value === 'none' || (/^\d+(\.\d+)?$/.test(value) && Number(value) > 0);
    case 'text':
      return true;
  }
}

/** One change: a value equal to the default is no longer given. */
export function withSetting(given: Given, name: string, value: string, spec: SettingSpec | undefined): Given {
  const { [name]: _old, ...rest } = given;
  return value === spec?.default ? rest : { ...rest, [name]: value };
}

/**
 * Why a procedure cannot be done: it is not for this circuit, or the tester that is meant cannot do it. Undefined if it can,
 * or if nobody knows yet what the tester is.
 */
export function unfit(
  procedure: ProcedureView,
  tester: BenchItem | undefined,
  circuit: Circuit | undefined,
): Bilingual | undefined {
  const misfit = misfitOf(procedure.needs, circuit);
  if (misfit) return misfit;
  if (neededTester(procedure.needs) === undefined) return undefined;
  if (tester?.family === undefined || !tester.capabilities) return undefined;
  return unfitFor(procedure, tester.family, tester.capabilities);
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

/** A test of the line with one tester: what is meant where nobody says more. */
const isPlain = ({ needs }: ProcedureView): boolean =>
  needs.ladder === undefined && rolesOf(needs).size === 1 && neededTester(needs) !== undefined;

/** The procedure to begin with: of those that fit circuit and tester the first that is wanted, else the first plain one, else the first of them. */
export function chooseProcedure(
  procedures: readonly ProcedureView[],
  tester: BenchItem | undefined,
  circuit: Circuit | undefined,
  wanted: readonly (string | undefined)[],
): ProcedureView | undefined {
  const able = procedures.filter((one) => !unfit(one, tester, circuit));
  const asked = wanted.map((id) => able.find((one) => one.id === id)).find((one) => one !== undefined);
  return asked ?? able.find(isPlain) ?? able[0] ?? procedures[0];
}

/** A procedure with what the circuit says of its settings. */
export const onCircuit = (procedure: ProcedureView, circuit: Circuit | undefined): ProcedureView => ({
  ...procedure,
  settings: settingsFor(procedure.settings, circuit),
});

/** What was given, less what the circuit itself says. */
export const unlessKnown = (
  given: Given,
  procedure: ProcedureView | undefined,
  circuit: Circuit | undefined,
): Given => {
  const specs = procedure?.settings ?? {};
  const own = settingsFor(specs, circuit);
  return Object.fromEntries(Object.entries(given).filter(([name]) => own[name] === specs[name]));
};

/** A setting is wrong in itself, or this tester does not have the value; undefined: neither. */
export function fault(
  spec: SettingSpec,
  name: string,
  value: string,
  can: Capabilities | undefined,
): Message | undefined {
  if (!isPossible(spec, value)) return { code: WANTED[spec.type] };
  return valuesOn(name, can)?.includes(value) === false ? { code: 'unfit.value' } : undefined;
}
const WANTED = {
  duration: 'wanted.duration',
  percent: 'wanted.percent',
  ratio: 'wanted.ratio',
  rate: 'wanted.rate',
  milliseconds: 'wanted.milliseconds',
  text: 'wanted.text',
  choice: 'wanted.choice',
  pattern: 'wanted.choice',
} as const satisfies Record<SettingSpec['type'], WordKey>;
