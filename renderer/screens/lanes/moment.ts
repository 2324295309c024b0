import type { Moment } from '../../../electron/contract/lanes.ts';
import { countedBy, isLit, lampRow, type LampName } from '../../../electron/contract/lamps.ts';
import type { Second } from '../../../electron/contract/second.ts';
import { clock, count, date, ratio, timeOfDay } from '../../text/format.ts';
import type { Say } from '../../text/say.ts';

/** Nobody saw it: a gap that no total proves clean, or a second in which the tester itself stumbled. */
const isUnseen = ({ gap, second, clean }: Moment): boolean =>
  second ? !second.valid : clean === undefined && gap !== undefined && gap.filled !== true;

/** What one lane shows of a second: a count, the name of an alarm, 0, or ? where nobody looked; empty where nothing is recorded. */
export function laneValue(name: LampName, moment: Moment | undefined): string {
  if (!moment) return '';
  if (isUnseen(moment)) return '?';
  const { second, clean, gap } = moment;
  if (!second) return clean || gap ? '0' : '';
  const row = lampRow(name);
  const counted = countedBy(row, second);
  if (counted !== undefined) return count(counted);
  return isLit(row, second) ? name : 'counts' in row.watches ? '–' : '0';
}

const slipsText = ({ slips = [] }: Second): string =>
  slips.map(({ bits }) => (bits === undefined ? '±?' : bits > 0 ? `+${bits}` : `${bits}`)).join(', ');

function sawText(say: Say, moment: Moment): string {
  const { gap, second, pings, registers } = moment;
  if (isUnseen(moment)) {
    const reason = say.term('gap', gap?.reason ?? 'invalid');
    return say('lanes.gap-why', { reason });
  }
  return second || moment.clean || gap || pings || registers ? say('lanes.seen') : say('lanes.nothing');
}

/** What was counted in it: absent is not known, or is no count of a single second. */
function countsOf(say: Say, { second, clean }: Moment): [string, string][] {
  if (!second) return clean ? [[say.term('parameter', 'bitErrors', 'short'), '0']] : [];
  const { bits, bitErrors, erroredBlocks, defects, slips, source, notices = [] } = second;
  const known: [string, string | undefined][] = [
    [say.term('parameter', 'bitErrors', 'short'), bitErrors === undefined ? undefined : count(bitErrors)],
    ['BER', bits && bitErrors ? ratio(bitErrors / bits) : undefined],
    [say.term('parameter', 'erroredBlocks', 'short'), erroredBlocks === undefined ? undefined : count(erroredBlocks)],
    [say('lanes.alarms'), [...defects, ...notices].join(' · ') || undefined],
    [say.term('parameter', 'slips', 'short'), slips?.length ? slipsText(second) : undefined],
    [say('lanes.source'), say(`lanes.source-${source}`)],
  ];
  return known.filter((item): item is [string, string] => item[1] !== undefined);
}

/** The second under the cursor as rows of a table: when, who saw it, what was counted. */
export function momentRows(say: Say, moment: Moment, startedAt: number, days: boolean): [string, string][] {
  const { t } = moment;
  return [
    [say('lanes.time'), `${date(t * 1000)} ${timeOfDay(t * 1000)}`],
    [say('time.since-start'), clock(t - startedAt, days)],
    [say('lanes.saw'), sawText(say, moment)],
    ...countsOf(say, moment),
  ];
}
