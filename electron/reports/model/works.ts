import type { AttemptRecord } from '../../contract/run.ts';
import { isWorks, type WorkDone } from '../../contract/works.ts';
import { decidingAttempt, type Source } from './basis.ts';
import type { ReportModel } from './document.ts';
import { both } from './texts.ts';

export { isWorks };

/** What came of the works of an attempt, in order. */
export const worksDone = ({ steps }: AttemptRecord): WorkDone[] => steps.flatMap(({ works = [] }) => works);

/** True of a record whose result are works. */
export const isOfWorks = ({ record }: Pick<Source, 'record'>): boolean => {
  const attempt = decidingAttempt(record);
  return attempt !== undefined && isWorks(attempt);
};

/** The numbers of page 1 where people worked and nothing was measured. */
export function worksFigures({ record }: Source): ReportModel['figures'] {
  const attempt = decidingAttempt(record);
  const done = attempt ? worksDone(attempt) : [];
  const outage = done.find(({ given }) => given?.['outage'] !== undefined)?.given?.['outage'];
  return [
    { label: both('report.works.outage'), value: outage, unit: 'min' },
    { label: both('report.works.done'), value: done.filter(({ outcome }) => outcome !== 'cannot').length },
    { label: both('report.works.cannot'), value: done.filter(({ outcome }) => outcome === 'cannot').length },
  ];
}
