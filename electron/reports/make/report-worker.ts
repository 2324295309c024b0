import { parentPort } from 'node:worker_threads';
import { failureOf } from '../../contract/errors.ts';
import { withDamage } from '../../contract/damage.ts';
import type { RunRecord } from '../../contract/run.ts';
import type { History } from '../../contract/second.ts';
import { withDamageFound } from '../model/damage.ts';
import { eventsCsv } from './csv.ts';
import { reportPaths, writeTogether } from './files.ts';
import { canDraw } from './compiler.ts';
import type { Answer, Done, Order, ReportFiles } from './job.ts';
import { renderReport } from './render.ts';
import { renderPaper } from './render-paper.ts';
import { renderOpening } from './render-opening.ts';
import type { OpenBook } from './xlsx.ts';

/** The thread that makes reports: neither a run nor the page waits for one. It makes one after the other. */
const port = parentPort;
if (!port) throw new Error('report-worker runs as a worker thread only');

/** Parts of line time that have come so far, by measurement, latest first. */
const come = new Map<string, History[]>();

/** The workbook whose rows come, and what went wrong with it. Its library takes a while to load: with the first. */
let open: Promise<OpenBook> | undefined;
const begun = async (): Promise<OpenBook> => (await import('./xlsx.ts')).beginBook();

function takeTable(order: Extract<Order, { is: 'sheet' | 'rows' }>): void {
  open = (open ?? begun()).then((book) => {
    if (order.is === 'sheet') book.sheet(order.head);
    else book.rows(order.rows);
    return book;
  });
  // Told when the whole is asked for.
  open.catch(() => undefined);
}

async function takeBook(): Promise<Uint8Array> {
  const book = open ?? begun();
  open = undefined;
  return await (await book).end();
}

function takeHistories(record: RunRecord): Map<string, History> {
  const measurements = record.attempts.flatMap((attempt) => attempt.measurements);
  const histories = [...come].map(([id, latestFirst]): [string, History] => {
    const parts = latestFirst.toReversed();
    const one = measurements.find((measurement) => measurement.id === id);
    const whole: History = {
      spans: parts.flatMap((part) => part.spans),
      rows: parts.flatMap((part) => part.rows),
      gaps: parts.flatMap((part) => part.gaps),
      ...(parts.some((part) => part.damaged) ? { damaged: true } : {}),
    };
    return [id, withDamage(whole, one?.from, one?.to)];
  });
  come.clear();
  return new Map(histories);
}

async function make({
  record,
  photos,
  tracks,
  folder,
  own,
  head,
  windows,
}: Extract<Order, { is: 'make' }>): Promise<ReportFiles> {
  const source = withDamageFound({ record, histories: takeHistories(record), tracks, windows });
  const paths = reportPaths(record, folder);
  const { pdf, json } = renderReport(source, photos, head);
  await writeTogether(
    [
      [paths.json, json],
      [paths.csv, eventsCsv(source)],
      [paths.pdf, pdf],
    ],
    own,
  );
  return paths;
}

async function done(order: Exclude<Order, { is: 'part' | 'sheet' | 'rows' }>): Promise<Done> {
  if (order.is === 'book') return { paper: await takeBook() };
  if (order.is === 'draw') return { drawn: canDraw(order.name, order.bytes) };
  if (order.is === 'paper') return { paper: renderPaper(order) };
  if (order.is === 'form') {
    const source = withDamageFound({ record: order.record, histories: takeHistories(order.record) });
    return { paper: renderOpening(source, order.head) };
  }
  return { paths: await make(order) };
}

async function obey(order: Order): Promise<void> {
  if (order.is === 'part') {
    come.set(order.measurement, [...(come.get(order.measurement) ?? []), order.part]);
    return;
  }
  if (order.is === 'sheet' || order.is === 'rows') return takeTable(order);
  let answer: Answer;
  try {
    answer = await done(order);
  } catch (thrown) {
    answer = { failure: failureOf(thrown) };
  }
  port?.postMessage(answer);
}

port.on('message', (order: Order) => void obey(order));
