import type { LimitRow, SetVerdict } from '../contract/judgement.ts';
import type { Defect } from '../contract/second.ts';
import { worst, type Verdict } from '../contract/verdict.ts';
import { words, type Message, type WordKey } from '../contract/words/index.ts';
import { berBound } from './ber-bound.ts';
import { brokenLimits, type Broken } from './broken.ts';
import { deciding, defined, plainRatio, type Facts, type SetOutcome } from './facts.ts';
import type { JudgeOptions } from './types.ts';

/** Defects that a loop must not show in any second. */
const FORBIDDEN = ['LOS', 'AIS', 'LSS'] as const;
/** What must not occur, in words. */
const NAMES = {
  bitErrors: 'loop.bit-errors',
  slips: 'parameter.slips',
  break: 'loop.break-seconds',
  LOS: 'loop.LOS-seconds',
  LOF: 'loop.LOF-seconds',
  LOC: 'loop.LOC-seconds',
  AIS: 'loop.AIS-seconds',
  LSS: 'loop.LSS-seconds',
} as const satisfies Record<string, WordKey>;
const TITLE: SetVerdict['title'] = { zh: '环路检查', en: 'Loop check' };

interface Row {
  parameter: string;
  value?: number;
  limit: string;
  result: Verdict;
  message?: Message;
  /** A count beyond a limit of 0. */
  broken?: Broken;
}

/** Pass = BER within the limit, no slip, no second with LOS, AIS, break or LSS; nothing compared = not-assessed. */
export function judgeLoop(facts: Facts, options: JudgeOptions): SetOutcome {
  const rows = [errorRow(facts, options), ...zeroRows(facts)];
  const compared = facts.bits !== 0;
  const verdict = compared ? worst(rows.map(({ result }) => result)) : 'not-assessed';
  const limitRow = ({ parameter, value, limit, result }: Row): LimitRow => ({
    parameter,
    ...(value === undefined ? {} : { value }),
    limit,
    result,
  });
  return {
    set: { id: 'loop-check', title: TITLE, decides: true, verdict, rows: rows.map(limitRow) },
    why: compared ? reasons(rows, verdict) : [{ code: 'why.loop.nothing' }],
    proven: compared ? provenBy(rows, options) : [],
  };
}

function reasons(rows: readonly Row[], verdict: Verdict): Message[] {
  const ber = rows[0]?.message;
  if (verdict === 'pass' && ber) return [ber, { code: 'why.loop.pass' }];
  return told(deciding(rows, verdict));
}

/** What broke a limit of 0 is one sentence; the rest has one each. */
const told = (rows: readonly Row[]): Message[] => [
  ...brokenLimits(
    'rule.loop-check',
    rows.flatMap(({ broken }) => broken ?? []),
  ),
  ...rows.flatMap(({ message }) => message ?? []),
];

/** The error ratio, or over TCP, where wrong bits are no line errors, their number. */
function errorRow(facts: Facts, { berLimit = 0, judging }: JudgeOptions): Row {
  const { bits, bitErrors } = facts;
  if (judging === 'integrity') return zeroRow('bitErrors', bitErrors);
  const ratio = bitErrors !== undefined && bits ? bitErrors / bits : undefined;
  const value = bitErrors === 0 ? 0 : ratio;
  const result = berResult(bitErrors, value, berLimit);
  const limit = berLimit === 0 ? '0' : plainRatio(berLimit);
  const row = { parameter: 'BER', ...defined({ value }), limit: `<= ${limit}`, result };
  if (result === 'fail' && berLimit === 0) return { ...row, broken: { parameter: 'bitErrors', value: bitErrors ?? 0 } };
  if (bitErrors === 0 && bits)
    return { ...row, message: { code: 'why.loop.zero', params: { bound: plainRatio(berBound(bits, 0)) } } };
  const { zh, en } = words['parameter.bitErrors'];
  const params = {
    zh,
    en,
    value: value === undefined ? '---' : plainRatio(value),
    limit,
    errors: bitErrors ?? '---',
  };
  const code = result === 'pass' ? 'why.loop.ber.pass' : result === 'fail' ? 'why.loop.ber.fail' : 'why.loop.blank';
  return { ...row, message: { code, params } };
}

function berResult(errors: number | undefined, ratio: number | undefined, berLimit: number): Verdict {
  if (errors === undefined) return 'not-assessed';
  if (errors === 0) return 'pass';
  if (berLimit === 0) return 'fail';
  if (ratio === undefined) return 'not-assessed';
  return ratio <= berLimit ? 'pass' : 'fail';
}

/** A row of something that must not occur. */
function zeroRow(parameter: keyof typeof NAMES, value: number | undefined): Row {
  const row = { parameter, limit: '<= 0' };
  if (value === undefined)
    return {
      ...row,
      result: 'not-assessed',
      message: { code: 'why.loop.blank', params: { ...words[NAMES[parameter]] } },
    };
  const none: Message = { code: 'why.loop.none', params: { ...words[NAMES[parameter]] } };
  if (value === 0) return { ...row, value, result: 'pass', message: none };
  return { ...row, value, result: 'fail', broken: { parameter, value } };
}

/** Defects are 0 unless they were seen; on a display, only if they were read. */
function zeroRows(facts: Facts): Row[] {
  const defectRow = (defect: Defect): Row => zeroRow(defect, facts.defects[defect] ?? (facts.hand ? undefined : 0));
  const [LOS, AIS, ...rest] = (facts.hand?.alarms ?? FORBIDDEN).map(defectRow);
  const first = [LOS, AIS].filter((row) => row !== undefined);
  const breaks = facts.breakS === undefined ? [] : [zeroRow('break', facts.breakS)];
  return [zeroRow('slips', facts.slips), ...first, ...breaks, ...rest];
}

/** What must not occur stays; a ratio with a limit above 0 can still fall, by observed bits and by those of gaps. */
function provenBy(rows: readonly Row[], { berLimit = 0 }: JudgeOptions): Message[] {
  const broken = rows.filter(({ parameter, result }) => result === 'fail' && (parameter !== 'BER' || berLimit === 0));
  return told(broken);
}
