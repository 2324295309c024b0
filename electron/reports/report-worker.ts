import { parentPort } from 'node:worker_threads';
import { asTributaryError } from '../contract/errors.ts';
import { eventsCsv } from './csv.ts';
import { reportPaths, writeWhole } from './files.ts';
import { renderReport } from './render.ts';
import type { Answer, Failure, Job, ReportFiles } from './job.ts';

/** The thread that makes reports: neither a run nor the page waits for one. It takes one job after the other. */
const port = parentPort;
if (!port) throw new Error('report-worker runs as a worker thread only');

async function make({ source, photos, folder }: Job): Promise<ReportFiles> {
  const paths = reportPaths(source.record, folder);
  const { pdf, json } = renderReport(source, photos);
  await writeWhole(paths.json, json);
  await writeWhole(paths.csv, eventsCsv(source));
  await writeWhole(paths.pdf, pdf);
  return paths;
}

function failureOf(thrown: unknown): Failure {
  const { code, where, params } = asTributaryError(thrown);
  return { code, where, params };
}

async function answer(job: Job): Promise<void> {
  let done: Answer;
  try {
    done = { paths: await make(job) };
  } catch (thrown) {
    done = { failure: failureOf(thrown) };
  }
  port?.postMessage(done);
}

port.on('message', (job: Job) => void answer(job));
