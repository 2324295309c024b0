import { decidingTester, isTotalsOnly } from '../../../electron/contract/deciding.ts';
import { judgementOf } from '../../../electron/contract/measurement.ts';
import { secondsIn, type Judgement, type LimitRow, type SetVerdict } from '../../../electron/contract/judgement.ts';
import { printedLimit } from '../../../electron/contract/limits.ts';
import type { AttemptRecord, RunRecord } from '../../../electron/contract/run.ts';
import { DEFECTS } from '../../../electron/contract/defect.ts';
import { LACKABLE } from '../../../electron/contract/reading.ts';
import type { LampView } from '../../../electron/contract/views.ts';
import type { Verdict } from '../../../electron/contract/verdict.ts';
import { berText, count, ratio } from '../../text/format.ts';
import type { Say } from '../../text/speech.ts';

type LampState = LampView['state'];

/** One row of the limits table, in words. */
export interface Row {
  name: string;
  lamp: LampState;
  count: string;
  ratio: string;
  limit: string;
  basis: string;
  /** The rule in full, where `basis` only names it. */
  clause?: string | undefined;
  broken: boolean;
}
/** Rows under one heading: a set that decides, or everything that does not. */
export interface Group {
  title: string;
  rows: Row[];
}

const LAMPS: Record<Verdict, LampState> = {
  'not-set': 'unlimited',
  pass: 'good',
  uncertain: 'was',
  'not-assessed': 'unseen',
  aborted: 'off',
  error: 'bad',
  fail: 'bad',
};
/** Parameters whose value is a ratio, with the count that it was made of. */
const RATIO_OF: Readonly<Record<string, 'ES' | 'SES' | 'BBE'>> = { ESR: 'ES', SESR: 'SES', BBER: 'BBE' };

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const parameterName = (say: Say, parameter: string): string =>
  capital(say.term(DEFECTS.some((defect) => defect === parameter) ? 'defect' : 'parameter', parameter, 'short'));

const standardOf = (judgement: Judgement): Partial<Record<'ES' | 'SES' | 'UAS' | 'AS' | 'BBE', number>> =>
  secondsIn(judgement) ?? {};

/** Count and ratio of a row; what the tester cannot know stays blank. */
function figures(row: LimitRow, judgement: Judgement): Pick<Row, 'count' | 'ratio'> {
  const { value, parameter } = row;
  if (value === undefined) return { count: '', ratio: '' };
  const standard = standardOf(judgement);
  const part = RATIO_OF[parameter];
  if (part) {
    const made = standard[part];
    return { count: made === undefined ? '' : count(made), ratio: ratio(value) };
  }
  if (parameter === 'BER') {
    const { bitErrors } = judgement.totals;
    return { count: bitErrors === undefined ? '' : count(bitErrors), ratio: berText(judgement) };
  }
  const of = parameter === 'UAS' ? judgement.seconds.observed : standard.AS;
  // What somebody confirmed of a display may be more than there was: no share of anything.
  const inSeconds = ['ES', 'SES', 'UAS'].includes(parameter) && of && value <= of;
  return { count: count(value), ratio: inSeconds ? ratio(value / of) : '' };
}

/** `M.2100`: how a table names the Recommendation that a clause is from; a clause of somebody else's stands as it is. */
const sourceOf = (clause: string): string => /[A-Z]\.\d{2,4}/.exec(clause)?.[0] ?? clause;

/** Why there is no value: a person left it blank, the set or the tester does not have it. */
function absentText(say: Say, record: RunRecord, parameter: string): string {
  const { capabilities, lacks } = decidingTester(record);
  if (capabilities.reading !== 'by-hand') return say('result.not-known');
  const lacking = lacks?.some((name) => name === parameter);
  if (lacking) return say('result.not-shown');
  return say(LACKABLE.some((name) => name === parameter) ? 'result.not-read' : 'result.unknown');
}

function basisOf(say: Say, record: RunRecord, row: LimitRow): string {
  const parts = [row.clause && sourceOf(say.text(row.clause)), row.status === 'unconfirmed' && say('unconfirmed')];
  if (row.value === undefined) parts.unshift(absentText(say, record, row.parameter));
  return parts.filter(Boolean).join(' · ');
}

const limitRow = (say: Say, record: RunRecord, judgement: Judgement, row: LimitRow): Row => ({
  name: parameterName(say, row.parameter),
  lamp: row.value === undefined && row.result !== 'not-assessed' ? 'off' : LAMPS[row.result ?? 'not-set'],
  ...figures(row, judgement),
  limit: row.limit === undefined ? '–' : printedLimit(row.limit),
  basis: basisOf(say, record, row),
  clause: row.clause && say.text(row.clause),
  broken: row.result === 'fail',
});

const setGroup = (say: Say, record: RunRecord, judgement: Judgement, set: SetVerdict): Group => ({
  title: say('result.decides', { set: say.text(set.title) }),
  rows: set.rows.map((row) => limitRow(say, record, judgement, row)),
});

/** Seconds about which nothing is known have a limit of their own: a share of the duration. */
function unseenRow(say: Say, record: RunRecord, judgement: Judgement): Row[] {
  const missing = judgement.seconds.total - judgement.seconds.observed;
  const share = record.settings['unseen-max'];
  return [
    {
      name: capital(say('parameter.unobserved')),
      lamp: missing === 0 ? 'good' : 'unseen',
      count: count(missing),
      ratio: judgement.seconds.total ? ratio(missing / judgement.seconds.total) : '',
      limit: '–',
      basis: share === undefined ? '' : say('result.unseen-max', { percent: share }),
      broken: false,
    },
  ];
}

/** Figures that stand beside the limits whatever the sets say. */
function plainRows(say: Say, record: RunRecord, judgement: Judgement): Row[] {
  const { bitErrors, slips } = judgement.totals;
  const { AS, UAS, ES } = standardOf(judgement);
  const plain = (parameter: string, name: string, value: number | undefined, share: string, basis: string): Row => ({
    name,
    lamp: value === undefined ? 'off' : 'unlimited',
    count: value === undefined ? '' : count(value),
    ratio: value === undefined ? '' : share,
    limit: value === undefined ? '' : '–',
    basis: value === undefined ? absentText(say, record, parameter) : basis,
    broken: false,
  });
  const named = new Set(judgement.sets.flatMap((set) => set.rows.map((row) => row.parameter)));
  const ber = berText(judgement);
  const efs = AS === undefined || ES === undefined ? undefined : AS - ES;
  const available = AS !== undefined && UAS !== undefined && AS + UAS > 0 ? ((AS / (AS + UAS)) * 100).toFixed(2) : '';
  return [
    ...(named.has('BER') ? [] : [plain('bitErrors', say('result.errors'), bitErrors, ber, say('result.no-limit'))]),
    plain(
      'EFS',
      say.term('parameter', 'EFS', 'short'),
      efs,
      efs !== undefined && AS ? ratio(efs / AS) : '',
      available && say('result.available', { percent: available }),
    ),
    ...(named.has('slips')
      ? []
      : [plain('slips', say.term('parameter', 'slips', 'short'), slips, '', say('result.no-limit'))]),
    ...(isTotalsOnly(record) ? [] : unseenRow(say, record, judgement)),
  ];
}

/** What decides first, then what is for information. Empty where nothing was judged. */
export function groupsOf(say: Say, record: RunRecord, attempt: AttemptRecord): Group[] {
  const judgement = judgementOf(attempt);
  if (!judgement) return [];
  const sets = (decides: boolean): SetVerdict[] => judgement.sets.filter((set) => set.decides === decides);
  const beside = sets(false)
    .flatMap((set) => set.rows)
    // Counts without a limit stand above already.
    .filter((row) => row.limit !== undefined)
    .map((row) => limitRow(say, record, judgement, row));
  return [
    ...sets(true).map((set) => setGroup(say, record, judgement, set)),
    { title: say('result.informs'), rows: [...plainRows(say, record, judgement), ...beside] },
  ];
}
