import { READ_ALARMS, type ReadingField, type Reading } from '../contract/reading.ts';
import { DEFECTS, type Defect } from '../contract/second.ts';
import type { Message, WordKey } from '../contract/words/index.ts';

/** Something in a reading that cannot be. `fields`: the two (or more) that do not go together. */
export interface ReadingProblem {
  fields: readonly ReadingField[];
  message: Message;
  /** True: a person may confirm that the set shows it so. */
  confirmable: boolean;
}

/** Most that the test time of a set may differ from what was asked: its START and ours are pressed by hand. */
const SLACK_S = 60;
const SLACK_SHARE = 0.01;
const SLACK_MOST = 0.1;
/** Share of wrong bits above which a second would be severely errored in any form (G.826: 30 % of the blocks). */
const NOT_SEVERE_MOST = 0.3;
/** An alarm of less than a second may be shown as one. */
const ALARM_SLACK_S = 1;

/** Seconds by which a test time may differ from the duration asked for. */
export const testTimeSlack = (forS: number): number =>
  Math.min(Math.max(SLACK_S, SLACK_SHARE * forS), SLACK_MOST * forS);

/** True where so much of the time asked for was not counted that nothing but a failure is proven. */
export const isShort = (testTimeS: number, forS: number | undefined): boolean =>
  forS !== undefined && testTimeS < forS - testTimeSlack(forS);

const cannotBe = (
  fields: readonly ReadingField[],
  code: WordKey,
  params: NonNullable<Message['params']>,
): ReadingProblem => ({ fields, message: { code, params }, confirmable: true });

type Rule = (counts: Reading, bitsPerS: number | undefined) => ReadingProblem[];
const when = (broken: boolean, problem: () => ReadingProblem): ReadingProblem[] => (broken ? [problem()] : []);
/** Names and seconds of the alarms that were read. */
const alarmsOf = ({ alarms }: Reading): [Defect, number][] =>
  DEFECTS.flatMap((defect): [Defect, number][] => {
    const seconds = alarms[defect];
    return seconds === undefined ? [] : [[defect, seconds]];
  });

const errorsWithoutSecond: Rule = ({ bitErrors = 0, ES, UAS }) =>
  when(bitErrors > 0 && ES === 0 && UAS === 0, () =>
    cannotBe(['bitErrors', 'ES'], 'reading.bad.errors-no-seconds', { errors: bitErrors }),
  );

/** Every cause has to be known: one that is blank may be what made the seconds errored. */
const secondsWithoutCause: Rule = (counts) => {
  const { ES, bitErrors, slips, alarms } = counts;
  if (ES === undefined || bitErrors === undefined || slips === undefined) return [];
  if (READ_ALARMS.some((alarm) => alarms[alarm] === undefined)) return [];
  const most = alarmsOf(counts).reduce((sum, [, seconds]) => sum + seconds, bitErrors + slips);
  return when(ES > most, () => cannotBe(['ES', 'bitErrors'], 'reading.bad.seconds-no-cause', { es: ES, most }));
};

const severeAboveErrored: Rule = ({ ES, SES }) =>
  when(ES !== undefined && SES !== undefined && SES > ES, () =>
    cannotBe(['SES', 'ES'], 'reading.bad.severe-above-errored', { ses: SES ?? 0, es: ES ?? 0 }),
  );

/** A blank is at least 0: what was read alone must fit into the test time. */
const secondsAboveTime: Rule = ({ ES, SES, UAS, testTimeS }) => {
  const errored = ES === undefined ? 'SES' : 'ES';
  const count = ES ?? SES;
  const sum = (count ?? 0) + (UAS ?? 0);
  const fields: ReadingField[] = [
    ...(count === undefined ? [] : ([errored] as const)),
    ...(UAS === undefined ? [] : (['UAS'] as const)),
    'testTime',
  ];
  const words = fields.slice(0, -1).join(' + ');
  return when(sum > testTimeS, () =>
    cannotBe(fields, 'reading.bad.seconds-above-time', { words, sum, time: testTimeS }),
  );
};

const alarmAboveTime: Rule = (counts) =>
  alarmsOf(counts).flatMap(([alarm, seconds]) =>
    when(seconds > counts.testTimeS, () =>
      cannotBe([alarm, 'testTime'], 'reading.bad.alarm-above-time', { alarm, seconds, time: counts.testTimeS }),
    ),
  );

const alarmNotCounted: Rule = (counts) => {
  const { SES, UAS } = counts;
  if (SES === undefined || UAS === undefined) return [];
  return alarmsOf(counts).flatMap(([alarm, seconds]) =>
    when(seconds > SES + UAS + ALARM_SLACK_S, () =>
      cannotBe([alarm, 'SES', 'UAS'], 'reading.bad.alarm-not-counted', { alarm, seconds, ses: SES, uas: UAS }),
    ),
  );
};

/** More wrong bits than there is room for; what is blank is taken for the most that it can be. */
const errorsAboveRoom: Rule = ({ bitErrors, ES, SES, UAS, testTimeS }, bitsPerS) => {
  if (bitErrors === undefined || bitsPerS === undefined) return [];
  const unavailable = UAS ?? Math.max(0, testTimeS - (ES ?? SES ?? 0));
  const errored = ES ?? Math.max(0, testTimeS - unavailable);
  const severe = Math.min(SES ?? errored, errored);
  const most = Math.ceil(bitsPerS * (NOT_SEVERE_MOST * (errored - severe) + severe + unavailable));
  const counts = (['ES', 'SES', 'UAS'] as const).filter((name) => ({ ES, SES, UAS })[name] !== undefined);
  const fields: ReadingField[] = counts.length > 0 ? ['bitErrors', ...counts] : ['bitErrors', 'testTime'];
  // No room at all is the first rule's to say.
  return when(most > 0 && bitErrors > most, () =>
    cannotBe(fields, 'reading.bad.errors-above-room', { errors: bitErrors, most, rate: bitsPerS / 1000 }),
  );
};

const RULES: readonly Rule[] = [
  errorsWithoutSecond,
  secondsWithoutCause,
  severeAboveErrored,
  secondsAboveTime,
  alarmAboveTime,
  alarmNotCounted,
  errorsAboveRoom,
];

/**
 * What in a reading contradicts itself. Only counts that are given take part; without a rate no bound follows from it.
 * Pure.
 */
export function contradictions(counts: Reading, rateKbps: number | undefined): ReadingProblem[] {
  const bitsPerS = rateKbps === undefined ? undefined : rateKbps * 1000;
  return RULES.flatMap((rule) => rule(counts, bitsPerS));
}

/** How a reading lies in its run. */
export interface ReadingFrame {
  /** Seconds asked for. */
  forS: number;
  rateKbps: number | undefined;
  /** Seconds since START was pressed here; absent where the test was over before (a reading from a file). */
  sinceStartS?: number;
}

/** A test time that is longer than the run, or than the time since START. */
function tooLong({ testTimeS }: Reading, { forS, sinceStartS }: ReadingFrame): ReadingProblem[] {
  const time = { time: testTimeS };
  const problem = (field: ReadingField, code: WordKey, params: NonNullable<Message['params']>): ReadingProblem => ({
    fields: ['testTime', field],
    message: { code, params },
    confirmable: false,
  });
  if (forS > 0 && testTimeS > forS + testTimeSlack(forS))
    return [problem('duration', 'reading.bad.above-duration', { ...time, for: forS })];
  if (sinceStartS !== undefined && testTimeS > sinceStartS + SLACK_S)
    return [problem('start', 'reading.bad.above-since-start', { ...time, since: Math.floor(sinceStartS) })];
  return [];
}

/** All that is wrong with a reading: what nobody can confirm first. A contradiction that was confirmed is none any more. Pure. */
export function readingProblems(counts: Reading, frame: ReadingFrame): ReadingProblem[] {
  return [...tooLong(counts, frame), ...(counts.confirmed ? [] : contradictions(counts, frame.rateKbps))];
}
