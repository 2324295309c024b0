import { decidingMeasurement, type MeasurementRecord } from './measurement.ts';
import { ruleFor, standingBy, type OpeningForm, type OpeningRule, type Standing, type Tried } from './opening-form.ts';
import { parseRate } from './rate.ts';
import { decidingAttempt, type AttemptRecord, type RunRecord } from './run.ts';

type Of = Pick<RunRecord, 'circuit' | 'attempts' | 'procedure'>;

/** Bit rate of the line, bit/s: the circuit's own, else the one that results rest on. */
export function lineRate({ circuit, attempts }: Pick<Of, 'circuit' | 'attempts'>): number | undefined {
  const own = circuit?.rate === undefined ? undefined : parseRate(circuit.rate);
  const kbps = decidingMeasurement(decidingAttempt({ attempts }))?.rateKbps;
  return own ?? (kbps === undefined ? undefined : Math.round(kbps * 1000));
}

/** What an attempt counts as: how long was to be measured, and its verdict. */
export const triedIn = (attempt: Pick<AttemptRecord, 'measurements' | 'verdict'>): Tried => ({
  forS: decidingMeasurement<MeasurementRecord>(attempt)?.forS ?? 0,
  verdict: attempt.verdict,
});

/** Where the attempts of a run stand by the rule of the carrier's form; undefined where the form has no rule for it. */
export function openingStanding(
  record: Of,
  form: OpeningForm | undefined = record.procedure.opening,
): { rule: OpeningRule; standing: Standing } | undefined {
  const rule = form && ruleFor(form, lineRate(record));
  return rule && { rule, standing: standingBy(rule, record.attempts.map(triedIn)) };
}

/** True of a run for which the carrier's form can be made: one that measured bits of a digital circuit, also an earlier program's. */
export const takesForm = ({ attempts }: Pick<RunRecord, 'attempts'>): boolean =>
  attempts.some(({ measurements }) => measurements.some(({ kind }) => kind === 'bits' || kind === 'by-hand'));
