import { jobView, factsOf, type DayFacts, type RunFacts } from '../../../circuits/index.ts';
import type { Archive } from '../../../archive/index.ts';
import type { BookKind, Bodies, Item } from '../../../contract/book/entry.ts';
import type { JobView } from '../../../contract/book/job.ts';
import { TributaryError } from '../../../contract/errors.ts';
import type { InstrumentRecord } from '../../../contract/instrument.ts';
import type { RunRecord } from '../../../contract/run.ts';
import { instrumentKey } from '../../../contract/tester.ts';
import { bothOf } from '../../../contract/words/index.ts';
import type { CoreContext } from './core-context.ts';

/** A job as it stands, with all that it rests on. */
export interface JobFound {
  item: Item<'job'>;
  view: JobView;
  facts: DayFacts;
}

/** A job by its id. Errors: `bad-request`. */
export async function jobItem(archive: Archive, job: string): Promise<Item<'job'>> {
  const [item] = await archive.items('job', { items: [job] });
  if (!item) throw new TributaryError('bad-request', job, { ...bothOf({ code: 'call.no-job', params: { id: job } }) });
  return item;
}

async function bodies<K extends BookKind>(
  archive: Archive,
  kind: K,
  items: readonly string[],
): Promise<Map<string, Bodies[K]>> {
  const found = items.length === 0 ? [] : await archive.items(kind, { items });
  return new Map(found.map(({ item, heads }) => [item, heads[0].body]));
}

/** A record of this archive; undefined for one that another laptop made and that has not come yet, or that the disk has damaged. */
async function recordOf(archive: Archive, runId: string): Promise<RunRecord | undefined> {
  try {
    return await archive.getRun(runId);
  } catch (thrown) {
    if (thrown instanceof TributaryError) return undefined;
    throw thrown;
  }
}

const keyOf = ({ family, identity, address }: InstrumentRecord): string => instrumentKey(family, identity, address);

/** Until when the instruments of records are calibrated, as far as anybody knows today. */
async function calibrated(archive: Archive, records: readonly RunRecord[]): Promise<Map<string, string>> {
  const keys = new Set(records.flatMap(({ instruments }) => Object.values(instruments).map(keyOf)));
  const due = new Map<string, string>();
  for (const key of keys) {
    const known = (await archive.findInstrument(key))?.calibration?.due;
    if (known !== undefined) due.set(key, known);
  }
  return due;
}

async function runsOf({ runs, stores }: CoreContext, item: Item<'job'>): Promise<Map<string, RunFacts>> {
  const archive = stores.archive();
  const ids = new Set(item.events.flatMap(({ did, runId }) => (did === 'run' && runId !== undefined ? [runId] : [])));
  const records = (await Promise.all([...ids].map((id) => recordOf(archive, id)))).flatMap((one) => one ?? []);
  const due = await calibrated(archive, records);
  const views = new Map(runs.views().map((view) => [view.runId, view]));
  const going = (runId: string): { prompt: ReturnType<typeof runs.views>[number]['prompt'] } | undefined =>
    runs.isGoing(runId) ? { prompt: views.get(runId)?.prompt } : undefined;
  return new Map(
    records.map((record) => [record.runId, factsOf(record, going(record.runId), (one) => due.get(keyOf(one)))]),
  );
}

/** A job with all that is known of it. Errors: `bad-request`. */
export async function jobFound(context: CoreContext, job: string): Promise<JobFound> {
  const archive = context.stores.archive();
  const item = await jobItem(archive, job);
  const { lines } = item.heads[0].body;
  const facts: DayFacts = {
    circuits: await bodies(
      archive,
      'circuit',
      lines.map(({ circuit }) => circuit),
    ),
    orders: await bodies(
      archive,
      'order',
      lines.flatMap(({ order }) => order ?? []),
    ),
    runs: await runsOf(context, item),
    files: await archive.files('job', job),
    loops: context.loops.view() ?? [],
  };
  return { item, facts, view: jobView(item, facts) };
}
