import type { Archive } from '../../../archive/index.ts';
import {
  circuitsOf,
  customersIn,
  historyOf,
  linesAt,
  ofRun,
  ordersAt,
  ticketsAt,
  type Figures,
} from '../../../circuits/index.ts';
import type { BookFile, Item } from '../../../contract/book/entry.ts';
import type { CustomerDetail, HistoryEntry, InstrumentView, LineDetail } from '../../../contract/book/line.ts';
import { TributaryError } from '../../../contract/errors.ts';
import { isOwn } from '../../../contract/instrument.ts';
import type { RunRecord } from '../../../contract/run.ts';
import { instrumentKey, makerAndModel } from '../../../contract/tester.ts';

/** What the book of lines is read with. */
export interface LineTools {
  archive: Archive;
  figures: Figures;
  /** Local time as of which is asked. */
  at: string;
}

/** So many records of a line, and so many of all for their instruments, are told, the newest: older ones are in the archive. */
const RUNS_AT_MOST = 200;

/** Everything that happened to some circuits, the newest first, and the files that hang on them. */
async function pastOf(
  { archive, figures, at }: LineTools,
  items: readonly Item<'circuit'>[],
): Promise<{ history: HistoryEntry[]; files: BookFile[] }> {
  const numbers = new Set(items.map(({ item }) => item));
  const circuits = circuitsOf(items);
  const orders = (await archive.items('order')).filter(({ heads }) => numbers.has(heads[0].body.circuit));
  const tickets = (await archive.items('ticket')).filter(({ heads }) => numbers.has(heads[0].body.circuit));
  const runs = [...numbers].map((circuit) => archive.listRuns({ circuit, limit: RUNS_AT_MOST }));
  const files = (await Promise.all([...numbers].map((item) => archive.files('circuit', item)))).flat();
  const history = historyOf({
    ...{ items, files, at },
    orders: ordersAt(orders, circuits, figures, at),
    tickets: ticketsAt(tickets, [...circuits.values()], figures, at, { recorded: true }),
    runs: (await Promise.all(runs)).flat(),
    jobs: await archive.items('job'),
    works: await archive.items('planned'),
  });
  return { history, files };
}

/** A circuit of the book. Errors: `book-item-unknown`. */
export async function lineItem(archive: Archive, circuit: string): Promise<Item<'circuit'>> {
  const [item] = await archive.items('circuit', { items: [circuit] });
  if (!item) throw new TributaryError('book-item-unknown', circuit);
  return item;
}

/** One circuit with its history. Errors: `book-item-unknown`. */
export async function lineDetail(tools: LineTools, circuit: string): Promise<LineDetail> {
  const item = await lineItem(tools.archive, circuit);
  const orders = await tools.archive.items('order', { text: circuit });
  const [line] = linesAt([item], orders, tools.figures, tools.at);
  if (!line) throw new TributaryError('book-item-unknown', circuit);
  return { line, body: item.heads[0].body, ...(await pastOf(tools, [item])) };
}

/** A customer with his circuits and their history. Errors: `book-item-unknown`. */
export async function customerDetail(tools: LineTools, name: string): Promise<CustomerDetail> {
  const items = (await tools.archive.items('circuit')).filter(({ heads }) => heads[0].body.customer?.name === name);
  const [customer] = customersIn(items.map(({ heads }) => heads[0].body));
  if (!customer) throw new TributaryError('book-item-unknown', name);
  const own = linesAt(items, await tools.archive.items('order'), tools.figures, tools.at);
  return { customer, lines: own, history: (await pastOf(tools, items)).history };
}

/** The newest records that can be read, with what they were made with. */
async function recordsOf(archive: Archive): Promise<RunRecord[]> {
  const runs = (await archive.listRuns({ limit: RUNS_AT_MOST })).filter(({ damaged }) => !damaged);
  return await Promise.all(runs.map(({ runId }) => archive.getRun(runId)));
}

/** Instruments of the newest records, each with the records in which it was; what this computer sends by itself is none. */
export async function instrumentsOf(archive: Archive, text: string): Promise<InstrumentView[]> {
  const views = new Map<string, InstrumentView>();
  const runs = new Map((await archive.listRuns({ limit: RUNS_AT_MOST })).map((run) => [run.runId, run]));
  for (const { runId, instruments } of await recordsOf(archive))
    for (const [role, one] of Object.entries(instruments)) {
      const run = runs.get(runId);
      if (isOwn(role) || !run) continue;
      const key = instrumentKey(one.family, one.identity, one.address);
      const serial = one.identity.serial ?? one.serialTyped;
      const view = views.get(key) ?? {
        ...{ key, name: makerAndModel(one.identity, one.family), simulated: one.simulated, history: [] },
        ...(serial !== undefined && { serial }),
        ...(one.calibration && { calibration: one.calibration }),
      };
      view.history.push(ofRun(run));
      views.set(key, view);
    }
  const sought = text.toLowerCase();
  return [...views.values()].filter(({ name, serial = '' }) => `${name} ${serial}`.toLowerCase().includes(sought));
}
