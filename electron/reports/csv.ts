import { stringify } from 'csv-stringify/sync';
import { bothOf } from '../contract/words/index.ts';
import type { Source } from './basis.ts';
import { eventList } from './events.ts';
import { both, localTime } from './texts.ts';

const head = (code: Parameters<typeof both>[0], unit = ''): string => {
  const { zh, en } = both(code);
  return `${zh} ${en}${unit}`;
};

/**
 * Every event of every attempt as CSV (RFC 4180): UTF-8 with the mark that spreadsheets need, a head in both languages, one line an event,
 * errored seconds joined only where they follow each other. Texts that a spreadsheet would run as a formula are quoted by an apostrophe.
 */
export function eventsCsv(source: Source): string {
  const { offsetS } = source.record.zone;
  const columns = [
    't',
    head('report.head.time'),
    `${head('report.head.lasted')} (s)`,
    head('report.head.attempt'),
    'kind',
    '事件',
    'Event',
    head('report.head.errors'),
    'ES',
    'SES',
  ];
  const rows = eventList(source, 1).map((entry) => {
    const { zh, en } = bothOf(entry.message);
    const lasted = entry.to === undefined ? '' : entry.to - entry.t;
    const time = localTime(entry.t * 1000, offsetS);
    const counts = [entry.bitErrors ?? '', entry.es ?? '', entry.ses ?? ''];
    return [entry.t, time, lasted, entry.attempt, entry.kind, zh, en, ...counts];
  });
  return stringify([columns, ...rows], { bom: true, escape_formulas: true, record_delimiter: 'windows' });
}
