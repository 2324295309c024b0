import { stringify } from 'csv-stringify/sync';
import { markedWith } from '../../analysis/index.ts';
import { plannedMark } from '../../contract/planned-said.ts';
import type { RunEvent } from '../../contract/run.ts';
import type { Bilingual } from '../../contract/text.ts';
import { bothOf, sentenceOf, type Message } from '../../contract/words/index.ts';
import type { Source } from '../model/basis.ts';
import { damageEvents } from '../model/damage.ts';
import { everyEvent } from '../model/events.ts';
import { both, localTime } from '../model/texts.ts';

type Line = (string | number)[];
/** Lines that become text together. */
const PIECE = 2000;
/** A cell with a line break of any kind is quoted, not only one with the break between our rows. */
export const BREAK = /[\r\n]/;
/** Sentences that are kept: most events say one of a few. */
const KEPT = 500;

export const head = (code: Parameters<typeof both>[0], unit = ''): string => {
  const { zh, en } = both(code);
  return `${zh} ${en}${unit}`;
};
const columns = (): Line => [
  't',
  head('report.head.time'),
  `${head('report.head.lasted')} (s)`,
  head('report.head.attempt'),
  'kind',
  '事件',
  'Event',
  '误码数 Bit errors',
  'ES',
  'SES',
];

/** What makes a spreadsheet take a text for a formula, also in its wide form. */
const FORMULA = '=+\\-@\\t＝＋－＠';
/** Where a cell, or a line within it, begins like one: not every reader of CSV knows that a line may be within quotes. */
const LIKE_FORMULA = new RegExp(`^(?=[${FORMULA}\\r\\n])|(?<=[\\r\\n])(?=[${FORMULA}])`, 'g');

/** A text as a cell that runs nothing: quoted by an apostrophe. */
export const inert = (text: string): string => text.replaceAll(LIKE_FORMULA, "'");
const inertBoth = ({ zh, en }: Bilingual): Bilingual => ({ zh: inert(zh), en: inert(en) });

/** Sentences in both languages, the recent ones from memory. */
function sayer(): (message: Message) => Bilingual {
  const known = new Map<string, Bilingual>();
  return (message) => {
    const key = `${sentenceOf(message)} ${JSON.stringify(message.params ?? {})}`;
    const said = known.get(key) ?? inertBoth(bothOf(message));
    if (known.size >= KEPT) known.clear();
    known.set(key, said);
    return said;
  };
}

function lineOf(event: RunEvent, offsetS: number, { zh, en }: Bilingual): Line {
  const { t, durationS = '', attempt, kind, bitErrors = '', es = '', ses = '' } = event;
  return [t, localTime(t * 1000, offsetS), durationS, attempt, kind, zh, en, bitErrors, es, ses];
}

const withMark = (said: Bilingual, mark: Bilingual): Bilingual => ({
  zh: `${said.zh}（${mark.zh}）`,
  en: `${said.en} (${mark.en})`,
});

/**
 * Every event of every attempt as CSV (RFC 4180), piece by piece: UTF-8 with the mark that spreadsheets need, a head in both languages, one line
 * an event, errored seconds joined only where they follow each other. Texts that a spreadsheet would run as a formula are quoted by an apostrophe.
 */
export function* eventsCsv(source: Source): Generator<string> {
  const { offsetS } = source.record.zone;
  const say = sayer();
  const text = (lines: Line[], bom: boolean): string =>
    stringify(lines, { bom, quoted_match: BREAK, record_delimiter: 'windows' });
  yield text([columns()], true);
  let lines: Line[] = damageEvents(source.record).map((event) => lineOf(event, offsetS, say(event.message)));
  for (const event of everyEvent(source)) {
    const { message, planned } = markedWith(source.windows ?? [], event);
    lines.push(lineOf(event, offsetS, planned ? withMark(say(message), say(plannedMark(planned))) : say(message)));
    if (lines.length < PIECE) continue;
    yield text(lines, false);
    lines = [];
  }
  if (lines.length > 0) yield text(lines, false);
}
