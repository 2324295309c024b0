import type { Implementation } from '../../../contract/api.ts';
import { sitesLeft, summaryRows } from '../../../circuits/index.ts';
import { zoneAt } from '../../../machine/index.ts';
import { jobNumber, jobPaper, jobWorkbook, type JobAsked } from '../../../reports/index.ts';
import { siteReasonsOf } from '../state/figures.ts';
import { reportHead } from '../state/letterhead.ts';
import { paperFile } from '../state/paper-file.ts';
import type { CoreContext } from './core-context.ts';
import { jobFound } from './day-facts.ts';

/** All that a summary says. Errors: those of `jobFound` and `siteReasonsOf`. */
async function askedOf(context: CoreContext, job: string): Promise<JobAsked> {
  const { item, view, facts } = await jobFound(context, job);
  const { skip, leave } = await siteReasonsOf(context);
  const madeAtMs = context.clock.nowMs();
  return {
    job,
    date: view.date,
    name: view.name,
    rows: summaryRows(view, facts.runs, skip),
    left: sitesLeft(item.events, leave),
    madeAtMs,
    offsetS: zoneAt(madeAtMs).offsetS,
  };
}

/** The summary of a job. */
export function dayPaperMethods(context: CoreContext): Pick<Implementation, 'day.summary' | 'day.table'> {
  const nameOf = (asked: JobAsked): string => `job-${jobNumber(asked)}`;
  return {
    'day.summary': async ({ job }) => {
      const asked = await askedOf(context, job);
      const { head } = await reportHead(context.home, context.preferences.now());
      return paperFile(nameOf(asked), 'pdf', await jobPaper(asked, head));
    },
    'day.table': async ({ job }) => {
      const asked = await askedOf(context, job);
      return paperFile(nameOf(asked), 'xlsx', await jobWorkbook(asked, context.preferences.now().company.name));
    },
  };
}
