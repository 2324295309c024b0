import type { LeftView, SummaryRow } from '../../contract/book/job.ts';
import { VERDICTS, type Verdict } from '../../contract/verdict.ts';
import type { Bilingual } from '../../contract/text.ts';
import { alike } from '../../contract/text.ts';
import { paperModel, type MadeAt, type PaperModel } from './paper.ts';
import { both } from './texts.ts';

/** What a summary of a job rests on. */
export interface JobAsked extends MadeAt {
  job: string;
  date: string;
  name?: string | undefined;
  rows: readonly SummaryRow[];
  left: readonly LeftView[];
}

const HEADS = [
  'ends',
  'procedure',
  'start',
  'duration',
  'verdict',
  'signed',
  'remarks',
  'left',
  'site',
  'at',
  'reason',
  'missing',
] as const;

/** Everything on the summary of a job: one line a circuit, and the sites that were left with something missing. */
export type JobModel = PaperModel & {
  tally: { verdict: Verdict; n: number }[];
  rows: (Omit<SummaryRow, 'signed' | 'startedAtMs'> & { startedAt?: number; signed: string[] })[];
  left: LeftView[];
};

/** What a job is called on paper. */
export const jobTitle = ({ name, date }: Pick<JobAsked, 'name' | 'date'>): Bilingual =>
  name === undefined ? both('day.of-day', { date }) : alike(`${date} · ${name}`);

/** Its number: the day, and the end of its id. */
export const jobNumber = ({ date, job }: Pick<JobAsked, 'date' | 'job'>): string =>
  `${date.replaceAll('-', '')}-${job.slice(-4)}`;

/** The summary of a job. Pure. */
export function jobModel(asked: JobAsked): JobModel {
  const { rows, left, job } = asked;
  const times = rows.flatMap(({ startedAtMs }) => startedAtMs ?? []);
  const title = jobTitle(asked);
  const n = rows.length;
  const about = {
    madeAtMs: asked.madeAtMs,
    offsetS: asked.offsetS,
    report: both('day.summary'),
    title: {
      zh: both('day.summary-of', { name: title.zh, n }).zh,
      en: both('day.summary-of', { name: title.en, n }).en,
    },
    label: asked.date,
    simulated: rows.some(({ simulated }) => simulated),
    ...(times.length > 0 ? { firstMs: Math.min(...times), lastMs: Math.max(...times) } : {}),
    words: Object.fromEntries(HEADS.map((name) => [`day-${name}`, both(`day.column.${name}`)])),
  };
  return {
    ...paperModel(about),
    number: jobNumber(asked),
    runId: job,
    tally: VERDICTS.flatMap((verdict) => {
      const many = rows.filter((row) => row.verdict === verdict).length;
      return many === 0 ? [] : [{ verdict, n: many }];
    }),
    rows: rows.map(({ signed, startedAtMs, ...row }) => ({
      ...row,
      ...(startedAtMs === undefined ? {} : { startedAt: Math.floor(startedAtMs / 1000) }),
      signed: signed.map(({ name }) => name),
    })),
    left: left.map((one) => ({ ...one, site: one.site === '' ? both('day.no-site').zh : one.site })),
  };
}
