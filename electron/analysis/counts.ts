import type { G821, Judgement } from '../contract/judgement.ts';
import { READ_ALARMS, type Reading } from '../contract/reading.ts';
import { DEFECTS, type Defect } from '../contract/second.ts';
import { bothOf, type Message } from '../contract/words/index.ts';
import { assemble } from './assemble.ts';
import type { Bounds, Counted, Facts, StandardFacts } from './facts.ts';
import { contradictions, isShort, testTimeSlack } from './reading-check.ts';
import type { JudgeOptions } from './types.ts';

/** A reading as it is judged. */
interface Read {
  counts: Reading;
  /** Alarms that the set has, and any other that was read. */
  alarms: Defect[];
  /** Reasons for which it is not assessed at best. */
  doubts: Message[];
  /** So much of the time was not counted that only a failure is proven. */
  short: boolean;
}

/** Judges what a person read off a display: a blank is unknown and never 0. */
export function judgeCounts(given: Reading, options: JudgeOptions): Judgement {
  const alarms = alarmsOf(given, options);
  const short = isShort(given.testTimeS, options.forS);
  const doubts = doubtsOf(given, alarms, short, options);
  const counts = { ...given, ...provenZeros(given, alarms, short) };
  const read: Read = { counts, alarms, doubts, short };
  const judgement = assemble(countedOf(read, options), factsOf(read, options), options);
  // What was not counted may yet make good what fails so far.
  if (!short || judgement.verdict !== 'fail' || judgement.certain === 'fail') return judgement;
  return { ...judgement, verdict: 'not-assessed' };
}

const lacks = (options: JudgeOptions, name: Defect): boolean => options.lacks?.includes(name) ?? false;

function alarmsOf({ alarms }: Reading, options: JudgeOptions): Defect[] {
  const had = READ_ALARMS.filter((alarm) => !lacks(options, alarm));
  return DEFECTS.filter((defect) => had.some((alarm) => alarm === defect) || alarms[defect] !== undefined);
}

/** Without either of these a dead line looks like a clean one. */
const isBlind = (options: JudgeOptions): boolean => lacks(options, 'LOS') && lacks(options, 'LSS');

function doubtsOf(counts: Reading, alarms: readonly Defect[], short: boolean, options: JudgeOptions): Message[] {
  const { testTimeS, confirmed } = counts;
  const { forS } = options;
  const blank = alarms.filter((alarm) => counts.alarms[alarm] === undefined).join(', ');
  const long = forS !== undefined && testTimeS > forS + testTimeSlack(forS);
  const code = confirmed ? 'why.hand.confirmed' : 'why.hand.unconfirmed';
  return [
    ...(blank === '' ? [] : [{ code: 'why.hand.alarm-blank', params: { alarms: blank } } as const]),
    ...(isBlind(options) ? [{ code: 'why.hand.blind' } as const] : []),
    ...(short ? [{ code: 'why.hand.short', params: { read: testTimeS, for: forS ?? 0 } } as const] : []),
    ...(long ? [{ code: 'why.hand.long', params: { read: testTimeS, for: forS } } as const] : []),
    ...contradictions(counts, options.rateKbps).map(
      ({ message }) => ({ code, params: { ...bothOf(message) } }) as const,
    ),
  ];
}

/** Every alarm of the set was read, and as 0. */
const areQuiet = (counts: Reading, alarms: readonly Defect[]): boolean =>
  alarms.every((alarm) => counts.alarms[alarm] === 0);

type Zeros = Pick<Reading, 'ES' | 'SES' | 'UAS'>;
/** No bit error, no alarm and the whole time counted prove that no second was errored; what was read stays as it was read. */
function provenZeros(counts: Reading, alarms: readonly Defect[], short: boolean): Zeros {
  if (counts.bitErrors !== 0 || short || !areQuiet(counts, alarms)) return {};
  return { ES: counts.ES ?? 0, SES: counts.SES ?? 0, UAS: counts.UAS ?? 0 };
}

/** Bits that were compared: all of the test time, where no alarm stood in it and the reading can be believed. */
function bitsOf({ counts, alarms }: Read, options: JudgeOptions): number | undefined {
  const believed = !isBlind(options) && contradictions(counts, options.rateKbps).length === 0;
  if (!options.rateKbps || !believed || !areQuiet(counts, alarms)) return undefined;
  return options.rateKbps * 1000 * counts.testTimeS;
}

/** The counts of a standard; absent where one is not known, or where they leave less than no time available. */
function standardOf({ counts }: Read, unobserved: number): G821 | undefined {
  const { testTimeS, ES, SES, UAS } = counts;
  if (ES === undefined || SES === undefined || UAS === undefined) return undefined;
  if (SES > ES || ES + UAS > testTimeS) return undefined;
  return { AS: testTimeS - UAS, UAS, ES, SES, unobserved };
}

function countedOf(read: Read, options: JudgeOptions): Counted {
  const { testTimeS, bitErrors, slips } = read.counts;
  const unseen = Math.max(0, (options.forS ?? 0) - testTimeS);
  const bits = bitsOf(read, options);
  const g821 = standardOf(read, unseen);
  return {
    seconds: { total: testTimeS + unseen, observed: testTimeS, gaps: unseen > 0 ? 1 : 0 },
    // How much may be missing has a rule of its own: it is among the doubts.
    unknownS: 0,
    doubts: read.doubts,
    totals: { bits, bitErrors, slips },
    observedBits: bits,
    observedErrors: bitErrors,
    g821,
    g826: g821 && { form: 'connection', ...g821 },
  };
}

function factsOf(read: Read, options: JudgeOptions): Facts {
  const { testTimeS, ES, SES, UAS, bitErrors, slips, alarms } = read.counts;
  const { forS } = options;
  const bounds = (count: number | undefined): Bounds | undefined =>
    count === undefined ? undefined : { least: count, most: count };
  const available = UAS === undefined || UAS > testTimeS ? undefined : testTimeS - UAS;
  const standard: StandardFacts = { AS: available, UAS, ES: bounds(ES), SES: bounds(SES), pendingSES: 0 };
  return {
    periodS: testTimeS,
    finalS: read.short ? forS : testTimeS,
    form: 'connection',
    g821: standard,
    g826: standard,
    bits: bitsOf(read, options),
    bitErrors,
    slips,
    defects: { ...alarms },
    hand: { alarms: read.alarms, ...(forS === undefined ? {} : { forS }) },
  };
}
