import type { Told } from '../../contract/form.ts';
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

/** What was told in all steps of an attempt. */
export const toldIn = ({ steps }: AttemptRecord): Told[] => steps.flatMap(({ told = [] }) => told);

/** True of a record whose result is what was looked at and told, without works: an inspection by eye, sites that were tried. */
export const isOfTold = (source: Pick<Source, 'record'>): boolean =>
  isOfWorks(source) && !decidingAttempt(source.record)!.steps.some(({ do: kind }) => kind === 'works');

/** The numbers of page 1 where something was told and nothing measured. */
function toldFigures({ record }: Source): ReportModel['figures'] {
  const told = toldIn(decidingAttempt(record)!);
  return [
    { label: both('report.told.looked-at'), value: told.length },
    { label: both('report.told.not-good'), value: told.filter(({ bad }) => bad).length },
  ];
}

/** The numbers of page 1 where people worked and nothing was measured. */
export function worksFigures(source: Source): ReportModel['figures'] {
  if (isOfTold(source)) return toldFigures(source);
  const { record } = source;
  const attempt = decidingAttempt(record);
  const done = attempt ? worksDone(attempt) : [];
  const outage = done.find(({ given }) => given?.['outage'] !== undefined)?.given?.['outage'];
  return [
    { label: both('report.works.outage'), value: outage, unit: 'min' },
    { label: both('report.works.done'), value: done.filter(({ outcome }) => outcome !== 'cannot').length },
    { label: both('report.works.cannot'), value: done.filter(({ outcome }) => outcome === 'cannot').length },
  ];
}
