import { parseRunSeconds } from '../../contract/duration.ts';
import { TributaryError } from '../../contract/errors.ts';
import type { Circuit } from '../../contract/circuit.ts';
import { settingsFor, valuesOn } from '../../contract/fit.ts';
import type { Procedure } from '../../contract/procedure.ts';
import {
  canonicalSettings,
  canonicalValue,
  howSet,
  TESTER_SETTINGS,
  type TesterSettings,
} from '../../contract/settings.ts';
import { measuringSteps } from '../../contract/steps.ts';
import type { Capabilities } from '../../contract/tester.ts';
import { parseRate } from '../../contract/rate.ts';
import { alike, type Bilingual } from '../../contract/text.ts';
import { bothOf } from '../../contract/words/index.ts';
import type { RateSource } from './agreed-rate.ts';
import { settingProblem } from './setting-types.ts';

/** Names that `--set` takes beside the procedure's own: who released a circuit, and what was read off a display. */
const RESERVED = ['released-by', 'released-until', 'reading'] as const;
/** How long a line may be gone before a run gives up, where a procedure does not say. */
const PATIENCE = '30m';

export type Settings = Record<string, string>;

/** Effective values by name, and which of them somebody gave; what nobody gave is as the circuit says, if it does. Errors: `setting-unknown`, `setting-bad`. */
export function effectiveSettings(
  procedure: Procedure,
  given: Readonly<Settings>,
  circuit?: Circuit,
): { settings: Settings; given: string[] } {
  const settings: Settings = {};
  for (const [name, spec] of Object.entries(settingsFor(procedure.settings, circuit, given)))
    if (spec.default !== undefined) settings[name] = spec.default;
  const names = Object.keys(given).filter((name) => !RESERVED.some((reserved) => reserved === name));
  for (const name of names) settings[name] = checked(procedure, name, given[name] ?? '');
  for (const [name, spec] of Object.entries(procedure.settings))
    if (settings[name] === undefined && !spec.optional) throw bad(procedure, name, '', settingProblem(spec, ''));
  for (const [name, { atLeast = '' }] of Object.entries(procedure.settings))
    checkReaches(procedure, settings, name, atLeast);
  return { settings, given: names };
}

/** Errors: `setting-bad` of a rate below that of another, such as a peak below what is committed: the two were mixed up. */
function checkReaches(procedure: Procedure, settings: Readonly<Settings>, name: string, other: string): void {
  const [value = '', least = ''] = [settings[name], settings[other]];
  const [rate, leastRate] = [parseRate(value), parseRate(least)];
  if (rate === undefined || leastRate === undefined || rate >= leastRate) return;
  throw bad(procedure, name, value, bothOf({ code: 'wanted.at-least', params: { least } }));
}

/** A value that a setting cannot have; a procedure may call the setting by a name of its own. */
function bad(procedure: Procedure | undefined, name: string, value: string, wanted: Bilingual | undefined) {
  const label = procedure?.settings[name]?.label;
  return new TributaryError('setting-bad', name, { value, ...wanted, ...(label ? { label } : {}) });
}

function checked(procedure: Procedure, name: string, value: string): string {
  // `constructor` and its like are names of every object, and of no setting.
  const spec = Object.hasOwn(procedure.settings, name) ? procedure.settings[name] : undefined;
  if (!spec) {
    const known = [...Object.keys(procedure.settings), ...RESERVED];
    throw new TributaryError('setting-unknown', name, { text: known.join(', ') });
  }
  const trimmed = canonicalValue(name, value.trim(), spec.type);
  const wanted = settingProblem(spec, trimmed);
  if (wanted !== undefined) throw bad(procedure, name, trimmed, wanted);
  return trimmed;
}

/** What goes to the tester. */
export function testerSettings(settings: Readonly<Settings>): TesterSettings {
  const chosen: TesterSettings = {};
  for (const name of TESTER_SETTINGS) if (settings[name] !== undefined) chosen[name] = settings[name];
  return canonicalSettings(chosen);
}

/** What goes to this tester: a rate that the procedure leaves open is the circuit's, where the tester has one. An E1 has its own. */
export function settingsOn({ settings, circuit }: RateSource, can: Capabilities): TesterSettings {
  const chosen = testerSettings(settings);
  const open = chosen.rate === undefined && chosen.interface !== 'e1' && howSet(can, 'rate') !== 'not-applicable';
  return open && circuit?.rate !== undefined ? { ...chosen, rate: circuit.rate } : chosen;
}

/** A value that the tester does not have. Errors: `setting-bad`. */
export function checkAgainstTester(
  procedure: Procedure,
  settings: Readonly<Settings>,
  capabilities: Capabilities,
): void {
  for (const [name, value] of Object.entries(testerSettings(settings))) {
    const values = valuesOn(name, capabilities);
    if (values && !values.includes(value)) throw bad(procedure, name, value, alike(values.join(', ')));
  }
}

/** The text of a duration, `$name` looked up, and the name of the setting. */
function durationText(settings: Readonly<Settings>, text: string): { name: string; value: string } {
  if (!text.startsWith('$')) return { name: text, value: text };
  const name = text.slice(1);
  return { name, value: settings[name] ?? (name === 'patience' ? PATIENCE : '') };
}

/** As `durationOf`; undefined where that cannot be. */
export const secondsAsked = (settings: Readonly<Settings>, text: string): number | undefined =>
  parseRunSeconds(durationText(settings, text).value);

/** Seconds of a duration setting or text (`$name` is looked up). Errors: `setting-bad`. */
export function durationOf(settings: Readonly<Settings>, text: string): number {
  const { name, value } = durationText(settings, text);
  const seconds = parseRunSeconds(value);
  if (seconds === undefined) throw bad(undefined, name, value, settingProblem({ type: 'duration' }, value));
  return seconds;
}

/** How long each measuring step lasts, seconds, in order. Errors: `setting-bad`. */
export const runsAsked = (procedure: Procedure, settings: Readonly<Settings>): { step: string; forS: number }[] =>
  measuringSteps(procedure).map((step) => ({ step: step.id, forS: durationOf(settings, step.for) }));

/** How long lengths are together, seconds. */
export const togetherS = (runs: readonly { forS: number }[]): number => runs.reduce((sum, { forS }) => sum + forS, 0);

/** How long all runs of a test last together, by what is given and the procedure's defaults, seconds. Errors: `setting-unknown`, `setting-bad`. */
export const lengthAsked = (procedure: Procedure, given: Readonly<Settings>): number =>
  togetherS(runsAsked(procedure, effectiveSettings(procedure, given).settings));
