import type { Archive } from '../../../archive/index.ts';
import { fitsAs, TAKEN_BACK } from '../../../circuits/index.ts';
import type { FileContent, Implementation } from '../../../contract/api.ts';
import type { Happened, Item, NewEntry } from '../../../contract/book/entry.ts';
import type { Planned } from '../../../contract/book/planned.ts';
import type { PlannedView } from '../../../contract/book/planned-page.ts';
import type { plannedApi } from '../../../contract/book/planned-api.ts';
import { localText } from '../../../contract/book/times.ts';
import { TributaryError } from '../../../contract/errors.ts';
import { words } from '../../../contract/words/index.ts';
import { zoneAt } from '../../../machine/index.ts';
import { plannedPaper } from '../../../reports/index.ts';
import { reportHead } from '../state/letterhead.ts';
import { languageOf, paperFile } from '../state/paper-file.ts';
import { newPlannedId, plannedItem, plannedViews, RUNS_AT_MOST } from '../state/planned-book.ts';
import type { CoreContext } from './core-context.ts';

type Methods = Pick<Implementation, keyof typeof plannedApi>;
type Given = Parameters<Methods['planned.note']>[0];

/** What is entered of it: nothing that was not given. */
const happenedOf = ({ did, by, reason, runId, circuit, when }: Given, at: string): Happened => ({
  ...{ at, did },
  ...(by !== undefined && { by }),
  ...(reason !== undefined && { reason }),
  ...(runId !== undefined && { runId }),
  ...(circuit !== undefined && when !== undefined && { given: { circuit, when } }),
});

/** Nothing goes on with what a customer objects to, and nothing ends untested; an objection, and going without a test, say why. */
function check({ standing, name, missing }: PlannedView, { did, reason }: Pick<Given, 'did' | 'reason'>): void {
  if (standing === 'stopped' && (did === 'notified' || did === 'closed'))
    throw new TributaryError('planned-stopped', name);
  if (standing === 'cancelled' && did !== 'run')
    throw new TributaryError('planned-cancelled', name, { did: words[`planned.did.${did}`] });
  if ((did === 'objected' || did === 'untested' || did === 'cancelled') && (reason ?? '').trim() === '')
    throw new TributaryError('note-reason', name, { did: words[`planned.did.${did}`] });
  const [first] = missing;
  if (did === 'closed' && first)
    throw new TributaryError('planned-untested', name, { n: missing.length, text: first.circuit });
}

/** A run is hung as a test that it can be: of this circuit, finished, before or after the window, and not as both. Errors: `planned-run`. */
async function checkRun(archive: Archive, view: PlannedView, { did, runId, circuit = '', when }: Given): Promise<void> {
  if (did !== 'run') return;
  const other = view.lines.find((line) => line.circuit === circuit)?.[when === 'before' ? 'after' : 'before'];
  const run = (await archive.listRuns({ circuit, limit: RUNS_AT_MOST })).find((one) => one.runId === runId);
  if (run && when && fitsAs(run, when, view) && run.runId !== other?.runId) return;
  throw new TributaryError('planned-run', view.name, { text: circuit });
}

/** What changes with another window, or other circuits: it begins anew. */
const isMoved = (before: Planned, after: Planned): boolean =>
  before.from !== after.from ||
  before.to !== after.to ||
  before.circuits.toSorted().join('\n') !== after.circuits.toSorted().join('\n');

/** What is entered where it is said how it is from now on; with the window that it had, where it gets another. What another laptop made of it meanwhile is not taken back by that. */
function savedEntries(planned: string, known: Item<'planned'> | undefined, body: Planned, at: string): NewEntry[] {
  const [shown] = known?.heads ?? [];
  const before = shown?.body;
  const version: NewEntry = { kind: 'planned', item: planned, body, ...(shown && { after: [shown.entry] }) };
  if (!before || !isMoved(before, body)) return [version];
  const event: Happened = { at, did: 'moved', given: { from: before.from, to: before.to } };
  return [version, { kind: 'planned', item: planned, event }];
}

/** The notice to customers, or the closing report. Errors: those of the report. */
async function paperOf(context: CoreContext, view: PlannedView, is: 'notice' | 'report'): Promise<FileContent> {
  const madeAtMs = context.clock.nowMs();
  const preferences = context.preferences.now();
  const { head, prefix = '' } = await reportHead(context.home, preferences);
  const number = `${prefix}${is === 'notice' ? 'N' : 'C'}-${view.planned.slice(-8)}`;
  const bytes = await plannedPaper({ ...{ is, view, number, madeAtMs }, offsetS: zoneAt(madeAtMs).offsetS }, head);
  const what = words[`planned.${is === 'notice' ? 'paper' : 'closing'}.${view.kind}`];
  const named = { who: preferences.company.name, of: view.name, madeAtMs, lang: languageOf(preferences) };
  return paperFile({ ...named, what }, 'pdf', bytes);
}

/** Planned work, guarantee periods, drills behind the page. */
export function plannedMethods(context: CoreContext): Methods {
  const archive = () => context.stores.archive();
  const now = () => localText(context.clock.nowMs());
  const one = async (id: string): Promise<PlannedView> => {
    const [view] = await plannedViews(archive(), [await plannedItem(archive(), id)], now());
    return view!;
  };
  return {
    'planned.list': async () => plannedViews(archive(), await archive().items('planned'), now()),
    'planned.save': async ({ planned: known, body }) => {
      const planned = known ?? newPlannedId(context.clock.nowMs());
      const before = known === undefined ? undefined : await plannedItem(archive(), known);
      await archive().enter(savedEntries(planned, before, body, now()));
      context.bookChanged();
      return { planned };
    },
    'planned.note': async ({ planned, ...given }) => {
      const view = await one(planned);
      check(view, given);
      await checkRun(archive(), view, { planned, ...given });
      const event = happenedOf({ planned, ...given }, now());
      await archive().enter([{ kind: 'planned', item: planned, event }]);
      context.bookChanged();
    },
    'planned.takeBack': async ({ planned, entry }) => {
      const { item, events } = await plannedItem(archive(), planned);
      // That it was moved is so.
      if (!events.some((event) => event.entry === entry && event.did !== 'moved'))
        throw new TributaryError('book-item-unknown', entry);
      await archive().enter([{ kind: 'planned', item, event: { at: now(), did: TAKEN_BACK, given: { entry } } }]);
      context.bookChanged();
    },
    'planned.notice': async ({ planned }) => {
      const view = await one(planned);
      check(view, { did: 'notified' });
      return await paperOf(context, view, 'notice');
    },
    'planned.report': async ({ planned }) => paperOf(context, await one(planned), 'report'),
  };
}
