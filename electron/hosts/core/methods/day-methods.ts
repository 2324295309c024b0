import type { Implementation, ParsedInput } from '../../../contract/api.ts';
import type { NewEntry } from '../../../contract/book/entry.ts';
import type { JobEntry } from '../../../contract/book/day-api.ts';
import type { Job, JobLine, Missing } from '../../../contract/book/job.ts';
import { localDay, localText } from '../../../contract/book/times.ts';
import { TributaryError } from '../../../contract/errors.ts';
import { ulid } from '../../../contract/ulid.ts';
import { bothOf } from '../../../contract/words/index.ts';
import { scannedIn } from '../../../circuits/index.ts';
import { siteReasonsOf } from '../state/figures.ts';
import type { CoreContext } from './core-context.ts';
import { jobFound, jobItem, type JobFound } from './day-facts.ts';
import { dayPaperMethods } from './day-papers.ts';
import { dayStartMethods } from './day-start.ts';

type DayMethods = Pick<Implementation, Extract<keyof Implementation, `day.${string}`>>;

async function enter(context: CoreContext, entry: NewEntry): Promise<void> {
  await context.stores.archive().enter([entry]);
  context.bookChanged();
}

/** Each circuit once, where it stands first. */
const once = (lines: readonly JobLine[]): JobLine[] =>
  lines.filter(({ circuit }, at) => lines.findIndex((line) => line.circuit === circuit) === at);

/** Circuits as they are named, those that only an order names by what it says. Errors: `bad-request` for an order that is not there. */
async function linesOf({ stores }: CoreContext, lines: ParsedInput<'day.make'>['lines']): Promise<JobLine[]> {
  const named = lines.flatMap(({ circuit, order }) => (circuit === undefined && order !== undefined ? [order] : []));
  const orders = named.length === 0 ? [] : await stores.archive().items('order', { items: named });
  const circuits = new Map(orders.map(({ item, heads }) => [item, heads[0].body.circuit]));
  return lines.map(({ order, circuit = circuits.get(order ?? '') }) => {
    if (circuit === undefined)
      throw new TributaryError('bad-request', order ?? '', {
        ...bothOf({ code: 'call.not-in-job', params: { circuit: order ?? '' } }),
      });
    return { circuit, ...(order === undefined ? {} : { order }) };
  });
}

/** Today's first, then those to come, the nearest first, then those that were, the last first. */
function inOrder(jobs: readonly JobEntry[], today: string): JobEntry[] {
  const was = jobs.filter(({ date }) => date < today).toSorted((a, b) => b.date.localeCompare(a.date));
  const is = jobs.filter(({ date }) => date >= today).toSorted((a, b) => a.date.localeCompare(b.date));
  return [...is, ...was];
}

/** How much of each kind is missing, as it is kept: `photo:1 signature:2`. */
const counted = (missing: readonly Missing[]): string =>
  [...Map.groupBy(missing, ({ kind }) => kind)].map(([kind, all]) => `${kind}:${all.length}`).join(' ');

/** What goes with an event, checked against the job: nothing is noted of what is none of it. Errors: `bad-request`, `site-open`. */
function givenOf({ view, facts }: JobFound, input: ParsedInput<'day.did'>): Record<string, string> {
  const { did, circuit, runId, site, text, reason } = input;
  const refuse = (what: string): never => {
    throw new TributaryError('bad-request', what, {
      ...bothOf({ code: 'call.not-in-job', params: { circuit: what } }),
    });
  };
  if (circuit !== undefined && !view.lines.some((line) => line.circuit === circuit)) refuse(circuit);
  if (runId !== undefined && !facts.runs.has(runId)) refuse(runId);
  if ((did === 'skipped' || did === 'taken-up' || did === 'label') && circuit === undefined) refuse(did);
  if ((did === 'loop-off' || did === 'report-opened') && runId === undefined) refuse(did);
  const given = { ...(circuit === undefined ? {} : { circuit }), ...(text === undefined ? {} : { text }) };
  if (did !== 'left') return given;
  const left = view.sites.find((one) => one.site === site) ?? refuse(site ?? did);
  const n = left.missing.length;
  if (n > 0 && (reason ?? '').trim() === '') throw new TributaryError('site-open', left.site, { n });
  return { ...given, site: left.site, count: String(n), missing: counted(left.missing) };
}

async function did(context: CoreContext, input: ParsedInput<'day.did'>): Promise<void> {
  const found = await jobFound(context, input.job);
  const given = givenOf(found, input);
  if (input.did === 'skipped' && (input.reason ?? '').trim() === '')
    throw new TributaryError('bad-request', 'reason', { ...bothOf({ code: 'call.no-reason' }) });
  const { name } = context.preferences.now().person;
  const event = {
    at: localText(context.clock.nowMs()),
    did: input.did,
    ...(input.reason === undefined ? {} : { reason: input.reason.trim() }),
    ...(input.runId === undefined ? {} : { runId: input.runId }),
    ...(name === '' ? {} : { by: name }),
    given,
  };
  await enter(context, { kind: 'job', item: input.job, event });
}

async function scan(
  context: CoreContext,
  { job, text, at }: ParsedInput<'day.scan'>,
): ReturnType<DayMethods['day.scan']> {
  const { view, facts } = await jobFound(context, job);
  const numbers = view.lines.map(({ circuit }) => circuit);
  const found = scannedIn(text, numbers, facts.circuits);
  const circuit = found.is === 'number' ? found.circuit : found.is === 'unknown' ? at : undefined;
  if (circuit !== undefined) await did(context, { job, did: 'label', circuit, text });
  return found;
}

/** Jobs of a day, what happens to them, and what begins and ends them. */
export function dayMethods(context: CoreContext): DayMethods {
  const { stores, clock } = context;
  const archive = stores.archive;
  return {
    'day.list': async () => {
      const jobs = (await archive().items('job')).map(({ item, heads: [{ body }] }) => ({
        job: item,
        date: body.date,
        ...(body.name === undefined ? {} : { name: body.name }),
        circuits: body.lines.length,
      }));
      return inOrder(jobs, localDay(clock.nowMs()));
    },
    'day.get': async ({ job }) => (await jobFound(context, job)).view,
    'day.reasons': () => siteReasonsOf(context),
    'day.make': async ({ date = localDay(clock.nowMs()), name, lines }) => {
      const job = ulid(clock.nowMs());
      const body: Job = {
        date,
        end: 'A',
        lines: once(await linesOf(context, lines)),
        ...(name === undefined || name === '' ? {} : { name }),
      };
      await enter(context, { kind: 'job', item: job, body });
      return { job };
    },
    'day.change': async ({ job, date, end, lines }) => {
      const [{ body, entry }] = (await jobItem(archive(), job)).heads;
      const changed = {
        ...body,
        ...(date === undefined ? {} : { date }),
        ...(end === undefined ? {} : { end }),
        ...(lines === undefined ? {} : { lines: once(lines) }),
      };
      // What another laptop made of it meanwhile is not taken back by that.
      await enter(context, { kind: 'job', item: job, body: changed, after: [entry] });
    },
    'day.settle': async ({ job, heads: after }) => {
      const { heads } = await jobItem(archive(), job);
      if (heads.length !== after.length || heads.some(({ entry }) => !after.includes(entry)))
        throw new TributaryError('conflict-changed', job);
      const lines = once(heads.flatMap(({ body }) => body.lines));
      await enter(context, { kind: 'job', item: job, body: { ...heads[0].body, lines }, after });
    },
    'day.did': (input) => did(context, input),
    'day.scan': (input) => scan(context, input),
    ...dayStartMethods(context),
    ...dayPaperMethods(context),
  };
}
