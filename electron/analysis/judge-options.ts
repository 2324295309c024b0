import { LIMIT_KINDS } from '../contract/limits.ts';
import { testerOf } from '../contract/instrument.ts';
import type { Ladder } from '../contract/ladder.ts';
import type { MeasurementRecord } from '../contract/measurement.ts';
import { READ_ALARMS, type Lackable } from '../contract/reading.ts';
import type { Capabilities } from '../contract/tester.ts';
import type { Procedure } from '../contract/procedure.ts';
import type { RunRecord } from '../contract/run.ts';
import { judgeOf, stepsOfKind } from '../contract/steps.ts';
import type { LadderLimits } from './ladder-judge.ts';
import type { JudgeOptions } from './types.ts';

/** Settings of the judging rules where a procedure does not name them (printed as assumed). */
export const ASSUMED = { 'm2100-allocation': 10, 'g826-allocation': 10, 'unseen-max': 1, 'ber-limit': 0 } as const;

interface LimitRef {
  set: string;
  decides?: boolean;
}
/** The ids of the limit sets of some steps, and which of them were told to decide. */
const refsOf = (steps: ReturnType<typeof stepsOfKind<'judge'>>): LimitRef[] =>
  steps.flatMap(({ limits }) => limits.map((ref) => (typeof ref === 'string' ? { set: ref } : ref)));

/** The limit sets of a procedure. */
export const limitRefs = (procedure: Procedure): LimitRef[] => refsOf(stepsOfKind(procedure, 'judge'));

/** Alarms that a tester cannot have counted which tells totals alone; one that tells seconds is asked for none, and a person says himself. */
const lackedBy = ({ reading, readByPerson, defects }: Capabilities): Lackable[] | undefined =>
  reading === 'totals' && !readByPerson ? READ_ALARMS.filter((alarm) => !defects.includes(alarm)) : undefined;

type Judged = Pick<RunRecord, 'procedure' | 'settings' | 'limitSets' | 'instruments' | 'ladder'>;

/** Limits of a ladder as the settings have them. */
function ladderLimits(ladder: Ladder, settings: RunRecord['settings']): LadderLimits {
  const delay = settings['delay-max-ms'];
  const none = delay === undefined || delay === 'none';
  return { ladder, lossMax: Number(settings['loss-max'] ?? 0), ...(none ? {} : { delayMaxMs: Number(delay) }) };
}

/** How a measurement of a record is judged, as it stood when the run began: by the sets for its kind; without a role, as one of its first tester. */
export function judgeOptions(
  { procedure, settings, limitSets, instruments, ladder }: Judged,
  measurement:
    | (Pick<MeasurementRecord, 'step' | 'forS' | 'rateKbps'> & Partial<Pick<MeasurementRecord, 'role' | 'kind'>>)
    | undefined,
): JudgeOptions {
  const step = measurement && judgeOf(procedure, measurement.step);
  const all = limitRefs(procedure);
  const limits = refsOf(step ? [step] : []).flatMap(({ set: id, decides }) => {
    const set = limitSets.find((known) => known.id === id) ?? limitSets[all.findIndex((ref) => ref.set === id)];
    const fits = set && (!measurement?.kind || LIMIT_KINDS[set.kind].tracks.includes(measurement.kind));
    return fits ? [{ set, ...(decides === undefined ? {} : { decides }) }] : [];
  });
  const number = (name: keyof typeof ASSUMED): number => Number(settings[name] ?? ASSUMED[name]);
  const tester = testerOf({ instruments }, measurement?.role);
  const { capabilities, lacks = lackedBy(capabilities) } = tester;
  const { forS, rateKbps = tester.rateKbps } = measurement ?? {};
  const limitsOfLadder = measurement?.kind === 'ping' && ladder ? { ladder: ladderLimits(ladder, settings) } : {};
  return {
    rule: step?.rule ?? 'path',
    limits,
    ...limitsOfLadder,
    ...(rateKbps === undefined ? {} : { rateKbps }),
    ...(forS === undefined ? {} : { forS }),
    allocations: { 'm2100-allocation': number('m2100-allocation'), 'g826-allocation': number('g826-allocation') },
    unseenMax: number('unseen-max'),
    berLimit: number('ber-limit'),
    judging: capabilities.judging,
    countsSlips: capabilities.counts.includes('slips'),
    ...(lacks === undefined ? {} : { lacks }),
  };
}
