import { z } from 'zod';
import type { BenchItem } from './bench-item.ts';
import type { Circuit } from './circuit.ts';
import { parseRunSeconds, shortestRun } from './duration.ts';
import { ladderGiven } from './ladder.ts';
import { misfitOf, settingsFor, unfitFor, valuesOn } from './fit.ts';
import { neededTester, rolesOf } from './needs.ts';
import { isOfOneCircuit } from './opening-settings.ts';
import type { SettingSpec } from './procedure.ts';
import { parsePlaces, parseSites } from './reach.ts';
import { parseRate } from './rate.ts';
import type { Capabilities } from './tester.ts';
import type { Bilingual } from './text.ts';
import type { ProcedureView } from './views.ts';
import type { Message, WordKey } from './words/index.ts';

/** Settings that differ from the procedure's defaults: all that is given, all that is remembered. */
export type Given = Readonly<Record<string, string>>;

const isText = (entry: [string, unknown]): entry is [string, string] => typeof entry[1] === 'string';

/**
 * What was remembered, less whatever the procedure no longer has or no longer allows, what this tester does not have, and what was of another circuit
 * only. Anything unreadable is nothing.
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
      return spec !== undefined && !isOfOneCircuit(name) && !fault(spec, name, value, can);
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
      return parseRunSeconds(value, spec.shortest) !== undefined;
    case 'percent':
      return /^\d+(\.\d+)?$/.test(value) && Number(value) <= 100;
    case 'rate':
      return parseRate(value) !== undefined;
    case 'ratio':
      return /^(0|\d+(\.\d+)?([eE]-?\d+)?)$/.test(value);
    case 'milliseconds':
      return value === 'none' || (/^\d+(\.\d+)?$/.test(value) && Number(value) > 0);
    case 'kilometres':
      return /^\d+(\.\d+)?$/.test(value) && Number(value) > 0 && Number(value) <= 40_000;
    case 'dbm':
      return /^[-+]?\d+(\.\d+)?$/.test(value) && Math.abs(Number(value)) <= 70;
    case 'sites':
      return parseSites(value) !== undefined;
    case 'addresses':
      return parsePlaces(value) !== undefined;
    case 'text':
      return value.trim() !== '' && value.length <= 1000;
  }
}

/** A tester as far as it matters here. */
type Known = Pick<BenchItem, 'family' | 'capabilities'>;

/**
 * Why a procedure cannot be done: it is not for this circuit, or the tester that is meant cannot do it. Undefined if it can,
 * or if nobody knows yet what the tester is.
 */
export function unfit(
  procedure: ProcedureView,
  tester: Known | undefined,
  circuit: Circuit | undefined,
): Bilingual | undefined {
  const misfit = misfitOf(procedure.needs, circuit);
  if (misfit) return misfit;
  if (neededTester(procedure.needs) === undefined) return undefined;
  if (tester?.family === undefined || !tester.capabilities) return undefined;
  return unfitFor(procedure, tester.family, tester.capabilities);
}

/** A test of the line with one tester: what is meant where nobody says more. */
const isPlain = ({ needs }: ProcedureView): boolean =>
  needs.ladder === undefined && rolesOf(needs).size === 1 && neededTester(needs) !== undefined;

/** How many services a procedure is for, where that of the circuit is among them: what is for few is meant for them. */
const namedFor = ({ needs }: ProcedureView, { service }: Circuit): number | undefined =>
  service !== undefined && needs.circuit?.service?.includes(service) ? needs.circuit.service.length : undefined;

/** Of those that name the service of a circuit a plain one, else the one that is for the fewest; undefined where none names it. */
function namingOf<P extends ProcedureView>(able: readonly P[], circuit: Circuit | undefined): P | undefined {
  if (!circuit) return undefined;
  const named = able.filter((one) => namedFor(one, circuit) !== undefined);
  return named.find(isPlain) ?? named.toSorted((a, b) => namedFor(a, circuit)! - namedFor(b, circuit)!)[0];
}

/**
 * The procedure to begin with: of those that fit circuit and tester the first that is wanted, else one for the very service of the circuit, else the first
 * plain one, else the first of them.
 */
export function chooseProcedure<P extends ProcedureView>(
  procedures: readonly P[],
  tester: Known | undefined,
  circuit: Circuit | undefined,
  wanted: readonly (string | undefined)[],
): P | undefined {
  const able = procedures.filter((one) => !unfit(one, tester, circuit));
  const asked = wanted.map((id) => able.find((one) => one.id === id)).find((one) => one !== undefined);
  return asked ?? namingOf(able, circuit) ?? able.find(isPlain) ?? able[0] ?? procedures[0];
}

/** A procedure with what the circuit, and what was given, say of its settings. */
export const onCircuit = (procedure: ProcedureView, circuit: Circuit | undefined, given: Given): ProcedureView => ({
  ...procedure,
  settings: settingsFor(procedure.settings, circuit, given),
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
  if (value === '' && spec.optional) return undefined;
  if (!isPossible(spec, value))
    return {
      code: WANTED[spec.type],
      ...(spec.type === 'duration' ? { params: { ...shortestRun(spec.shortest) } } : {}),
    };
  return valuesOn(name, can)?.includes(value) === false ? { code: 'unfit.value' } : undefined;
}
const WANTED = {
  duration: 'wanted.duration',
  percent: 'wanted.percent',
  ratio: 'wanted.ratio',
  rate: 'wanted.rate',
  milliseconds: 'wanted.milliseconds',
  kilometres: 'wanted.kilometres',
  dbm: 'wanted.dbm',
  sites: 'wanted.sites',
  addresses: 'wanted.addresses',
  text: 'wanted.text',
  choice: 'wanted.choice',
  pattern: 'wanted.choice',
} as const satisfies Record<SettingSpec['type'], WordKey>;

/** Under which name the settings of a procedure are remembered. */
export const settingsName = (procedureId: string): string => `new.settings.${procedureId}`;
/** Under which name the last procedure is remembered: for each family of testers, and for none in particular. */
export const procedureName = (family: string | undefined): string => `new.procedure.${family ?? 'any'}`;
/** Under which name is remembered what was set last for circuits of this kind: of one service and rate. */
export const kindName = ({ service, rate }: Pick<Circuit, 'service' | 'rate'>): string =>
  `new.kind.${service ?? 'any'}.${(rate === undefined ? undefined : parseRate(rate)) ?? 'any'}`;

/** What was set last for a kind of circuit: it is set again for the next one. `others`: addresses of instruments beside the tester, by role. */
const kindSchema = z.object({
  procedureId: z.string(),
  settings: z.record(z.string(), z.string()),
  ladder: ladderGiven.optional(),
  others: z.record(z.string(), z.string()).default({}),
});
export type KindSetUp = z.output<typeof kindSchema>;

/** What was set last for this kind of circuit; undefined where nothing was, or it is unreadable. */
function kindSetUp(last: Readonly<Record<string, string>>, circuit: Circuit): KindSetUp | undefined {
  try {
    return kindSchema.safeParse(JSON.parse(last[kindName(circuit)] ?? '')).data;
  } catch {
    return undefined;
  }
}

/** A test as it is set up before anybody changes it. */
export interface SetUp<P extends ProcedureView> extends Pick<KindSetUp, 'ladder' | 'others'> {
  procedure: P;
  given: Given;
}

/** The test of a circuit as it stands ready: as `chosen`, as for the last one of its kind, else as last time with this tester, else as the procedure has it. */
export function setUpFor<P extends ProcedureView>(
  procedures: readonly P[],
  tester: Known | undefined,
  circuit: Circuit | undefined,
  last: Readonly<Record<string, string>>,
  chosen?: string,
): SetUp<P> | undefined {
  const kind = circuit && kindSetUp(last, circuit);
  const wanted = [chosen, kind?.procedureId, last[procedureName(tester?.family)], last[procedureName(undefined)]];
  const procedure = chooseProcedure(procedures, tester, circuit, wanted);
  if (!procedure) return undefined;
  const same = kind?.procedureId === procedure.id ? kind : undefined;
  const text = same ? JSON.stringify(same.settings) : last[settingsName(procedure.id)];
  const given = unlessKnown(remembered(text, procedure.settings, tester?.capabilities), procedure, circuit);
  const ladder = same?.ladder ?? (procedure.needs.ladder && !procedure.needs.ladder.optional ? 'auto' : undefined);
  return { procedure, given, others: same?.others ?? {}, ...(ladder === undefined ? {} : { ladder }) };
}
