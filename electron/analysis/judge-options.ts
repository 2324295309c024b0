import { testerOf } from '../contract/instrument.ts';
import type { MeasurementRecord } from '../contract/measurement.ts';
import type { Procedure } from '../contract/procedure.ts';
import type { RunRecord } from '../contract/run.ts';
import { stepsOfKind } from '../contract/steps.ts';
import type { JudgeOptions } from './types.ts';

/** Settings of the judging rules where a procedure does not name them (interfaces, section 5: printed as assumed). */
export const ASSUMED = { 'm2100-allocation': 10, 'g826-allocation': 10, 'unseen-max': 1, 'ber-limit': 0 } as const;

/** The ids of the limit sets of a procedure, and which of them were told to decide. */
export const limitRefs = (procedure: Procedure): { set: string; decides?: boolean }[] =>
  stepsOfKind(procedure, 'judge').flatMap(({ limits }) =>
    limits.map((ref) => (typeof ref === 'string' ? { set: ref } : ref)),
  );

type Judged = Pick<RunRecord, 'procedure' | 'settings' | 'limitSets' | 'instruments'>;

/** How a measurement of a record is judged, as it stood when the run began; without a role, as one of its first tester. */
export function judgeOptions(
  { procedure, settings, limitSets, instruments }: Judged,
  measurement: (Pick<MeasurementRecord, 'forS' | 'rateKbps'> & Partial<Pick<MeasurementRecord, 'role'>>) | undefined,
): JudgeOptions {
  const [step] = stepsOfKind(procedure, 'judge');
  const refs = limitRefs(procedure);
  const limits = refs.flatMap(({ set: id, decides }, i) => {
    const set = limitSets.find((known) => known.id === id) ?? limitSets[i];
    return set ? [{ set, ...(decides === undefined ? {} : { decides }) }] : [];
  });
  const number = (name: keyof typeof ASSUMED): number => Number(settings[name] ?? ASSUMED[name]);
  const tester = testerOf({ instruments }, measurement?.role);
  const { capabilities, lacks } = tester;
  const { forS, rateKbps = tester.rateKbps } = measurement ?? {};
  return {
    rule: step?.rule ?? 'path',
    limits,
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
