import type { G821, Judgement } from '../contract/judgement.ts';
import type { Counts } from '../contract/run.ts';
import type { Defect } from '../contract/second.ts';
import { assemble, type Counted } from './assemble.ts';
import type { Bounds, Facts, StandardFacts } from './facts.ts';
import type { JudgeOptions } from './types.ts';

/** Alarms of the usual 2M set. */
const ALARMS: readonly Defect[] = ['LOS', 'AIS', 'LOF', 'LSS'];

/** Judges what a person read off a display (interfaces section 8): a blank is unknown and never 0. */
export function judgeCounts(counts: Counts, options: JudgeOptions): Judgement {
  const read = { ...counts, ...provenZeros(counts, options) };
  const quiet = alarmsQuiet(counts, options);
  const bits = quiet && options.rateKbps ? options.rateKbps * 1000 * counts.testTimeS : undefined;
  return assemble(countedOf(read, bits, options), factsOf(read, bits, options), options);
}

type Zeros = Pick<Counts, 'ES' | 'SES' | 'UAS'>;
/** No bit error, no alarm and the whole time counted prove that no second was errored; what was read stays as it was read. */
function provenZeros(counts: Counts, options: JudgeOptions): Zeros {
  const whole = options.forS === undefined || counts.testTimeS >= options.forS;
  if (counts.bitErrors !== 0 || !whole || !alarmsQuiet(counts, options)) return {};
  return { ES: counts.ES ?? 0, SES: counts.SES ?? 0, UAS: counts.UAS ?? 0 };
}

/** Every alarm of the set was read, and as 0. */
function alarmsQuiet({ alarms }: Counts, options: JudgeOptions): boolean {
  const all = new Set([...(options.alarms ?? ALARMS), ...(Object.keys(alarms) as Defect[])]);
  return [...all].every((alarm) => alarms[alarm] === 0);
}

function countedOf(read: Counts, bits: number | undefined, options: JudgeOptions): Counted {
  const { testTimeS, bitErrors, slips, ES, SES, UAS } = read;
  const unseen = Math.max(0, (options.forS ?? 0) - testTimeS);
  const known = ES !== undefined && SES !== undefined && UAS !== undefined;
  const g821: G821 | undefined = known ? { AS: testTimeS - UAS, UAS, ES, SES, unobserved: unseen } : undefined;
  return {
    seconds: { total: testTimeS + unseen, observed: testTimeS, gaps: unseen > 0 ? 1 : 0 },
    unknownS: unseen,
    totals: { bits, bitErrors, slips },
    observedBits: bits,
    observedErrors: bitErrors,
    g821,
    g826: g821 && { form: 'connection', ...g821 },
  };
}

function factsOf(read: Counts, bits: number | undefined, options: JudgeOptions): Facts {
  const { testTimeS, UAS, alarms } = read;
  const bounds = (count: number | undefined): Bounds | undefined =>
    count === undefined ? undefined : { least: count, most: count };
  const standard: StandardFacts = {
    AS: UAS === undefined ? undefined : testTimeS - UAS,
    UAS,
    ES: bounds(read.ES),
    SES: bounds(read.SES),
    pendingSES: 0,
  };
  return {
    periodS: testTimeS,
    finalS: testTimeS,
    form: 'connection',
    g821: standard,
    g826: standard,
    bits,
    bitErrors: read.bitErrors,
    slips: read.slips,
    defects: { ...alarms },
    unreadDefects: (options.alarms ?? ALARMS).filter((alarm) => alarms[alarm] === undefined),
    breakS: 0,
  };
}
