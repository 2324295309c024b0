import { stringify } from 'csv-stringify/sync';
import { localTime } from '../../contract/release.ts';
import type { RunSummary } from '../../contract/run.ts';
import { wordOf } from '../../contract/words/index.ts';
import { BREAK, head, inert } from './csv.ts';

const time = (atMs: number | undefined): string => (atMs ? localTime(atMs, undefined, 'seconds') : '');

const COLUMNS = [
  head('archive.number'),
  head('archive.identity'),
  head('archive.verdict'),
  head('archive.circuit'),
  head('circuit.customer'),
  head('archive.procedure'),
  head('archive.tester'),
  head('archive.start'),
  head('archive.end'),
  `${head('archive.duration')} (s)`,
  `${head('archive.observed')} (s)`,
  head('archive.attempts'),
  head('archive.signed'),
  head('archive.simulated'),
];

const verdictOf = ({ verdict }: RunSummary): string => {
  if (!verdict) return head('archive.running');
  const { zh, en } = wordOf('verdict', verdict, 'paper');
  return `${zh} ${en}`;
};

const lineOf = (run: RunSummary): (string | number)[] => [
  run.number ?? '',
  run.runId,
  run.damaged ? head('archive.damaged') : verdictOf(run),
  inert(run.circuit ?? ''),
  inert(run.customer ?? ''),
  inert(`${run.procedureTitle.zh} ${run.procedureTitle.en}`.trim()),
  inert(run.tester),
  time(run.startedAtMs),
  time(run.endedAtMs),
  run.forS ?? '',
  run.observedS ?? '',
  run.attempts,
  head(run.signed ? 'archive.yes' : 'archive.no'),
  run.simulated ? head('archive.simulated') : '',
];

/** A list of records as CSV (RFC 4180) for a spreadsheet: UTF-8 with its mark, a head in both languages, one line a record, no text that runs as a formula. */
export const listCsv = (runs: readonly RunSummary[]): string =>
  stringify([COLUMNS, ...runs.map(lineOf)], { bom: true, quoted_match: BREAK, record_delimiter: 'windows' });
