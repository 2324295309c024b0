import type { Implementation } from '../../../contract/api.ts';
import { sitesLeft, summaryRows } from '../../../circuits/index.ts';
import { zoneAt } from '../../../machine/index.ts';
import { jobPaper, jobWorkbook, openingForm, zipped, type JobAsked, type Zipped } from '../../../reports/index.ts';
import { TributaryError } from '../../../contract/errors.ts';
import { bothOf, words, type WordKey } from '../../../contract/words/index.ts';
import { mustFitMessage } from './list-methods.ts';
import { siteReasonsOf } from '../state/figures.ts';
import { reportHead } from '../state/letterhead.ts';
import { languageOf, paperFile, type FileNamed } from '../state/paper-file.ts';
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

/** The carrier's form of every circuit that is done and measured bits, in the order of the job, packed into one file. Errors: `bad-request` where there is none, `export-large`. */
async function formsOf(context: CoreContext, job: string): Promise<{ bytes: Uint8Array; date: string; name?: string }> {
  const { view } = await jobFound(context, job);
  const preferences = context.preferences.now();
  const options = { ...(await reportHead(context.home, preferences)), lang: languageOf(preferences) };
  const files: Zipped[] = [];
  for (const { runId, form } of view.lines)
    if (form && runId !== undefined) files.push(await openingForm(context.stores.archive(), runId, options));
  if (files.length === 0) throw new TributaryError('bad-request', job, { ...bothOf({ code: 'day.no-form' }) });
  mustFitMessage(files.reduce((sum, { bytes }) => sum + bytes.length, 0));
  return { bytes: await zipped(files), date: view.date, ...(view.name === undefined ? {} : { name: view.name }) };
}

/** What of a job is given out. */
export function dayPaperMethods(context: CoreContext): Pick<Implementation, 'day.summary' | 'day.table' | 'day.forms'> {
  const named = (what: WordKey, { name, date }: { name?: string | undefined; date: string }): FileNamed => {
    const preferences = context.preferences.now();
    // A list is named by its file: its ending is none of this one's.
    const of = name?.replace(/\.(xlsx|csv|json)$/i, '');
    return { who: preferences.company.name, of, what: words[what], day: date, lang: languageOf(preferences) };
  };
  return {
    'day.summary': async ({ job }) => {
      const asked = await askedOf(context, job);
      const { head } = await reportHead(context.home, context.preferences.now());
      return paperFile(named('day.summary', asked), 'pdf', await jobPaper(asked, head));
    },
    'day.table': async ({ job }) => {
      const asked = await askedOf(context, job);
      const bytes = await jobWorkbook(asked, context.preferences.now().company.name);
      return paperFile(named('day.summary', asked), 'xlsx', bytes);
    },
    'day.forms': async ({ job }) => {
      const { bytes, ...about } = await formsOf(context, job);
      return paperFile(named('opening.title', about), 'zip', bytes);
    },
  };
}
