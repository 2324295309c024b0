import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Implementation } from '../contract/api.ts';
import { TributaryError } from '../contract/errors.ts';
import { decidingAttempt } from '../contract/run.ts';
import type { ResultView } from '../contract/views.ts';
import { summarise } from '../reports/index.ts';
import type { Context } from './context.ts';
import { madeFiles, makeFiles, type Files } from './record-files.ts';
import { createUploads } from './uploads.ts';

type RecordMethods = Pick<
  Implementation,
  Extract<
    keyof Implementation,
    `record.${string}` | `attachment.${string}` | `archive.${string}` | `circuits.${string}` | `preferences.${string}`
  >
>;

const MIME = { pdf: 'application/pdf', json: 'application/json', csv: 'text/csv' } as const;

async function resultOf(context: Context, runId: string): Promise<ResultView> {
  const record = await context.stores.archive().getRun(runId);
  const attempt = decidingAttempt(record);
  if (!attempt) throw new TributaryError('run-unknown', runId);
  return { record, attempt, ...summarise(record), files: await madeFiles(context.home, record) };
}

/** A run whose steps are over is closing its record: that is waited for (seconds at most). Errors: `run-active` while steps are left. */
async function untilClosed({ slot }: Context, runId: string): Promise<void> {
  const view = slot.view();
  if (!slot.running() || view?.runId !== runId) return;
  if (view.steps.some(({ state }) => state === 'waiting' || state === 'running'))
    throw new TributaryError('run-active', runId);
  await slot.current().done;
}

type RecordOnly = Pick<RecordMethods, Extract<keyof RecordMethods, `record.${string}`>>;
function recordMethods(context: Context): RecordOnly {
  const { home, stores } = context;
  const make = (runId: string): Promise<Files> => makeFiles(home, stores.archive(), runId);
  const files = async (runId: string): Promise<Files> =>
    (await madeFiles(home, await stores.archive().getRun(runId))) ?? (await make(runId));
  return {
    'record.get': ({ runId }) => resultOf(context, runId),
    'record.sign': async ({ runId, role, name, path }) => {
      const how = path === undefined ? 'typed' : 'drawn';
      await stores.archive().sign(runId, { role, name, atMs: context.clock.nowMs(), how, path });
      context.changed();
    },
    'record.report': async ({ runId, interim }) => {
      if (!interim) await untilClosed(context, runId);
      return make(runId);
    },
    'record.file': async ({ runId, kind }) => {
      const file = (await files(runId))[kind];
      return { name: basename(file), mime: MIME[kind], base64: await readFile(file, 'base64') };
    },
    'record.open': async ({ runId, kind }) => ({ opened: await context.openFile((await files(runId))[kind]) }),
  };
}

/** Records, their files and photos, circuits and preferences. */
export function archiveMethods(context: Context): RecordMethods {
  const archive = context.stores.archive;
  const uploads = createUploads();
  return {
    ...recordMethods(context),
    'attachment.part': async ({ upload, at, base64 }) => uploads.part(upload, at, Buffer.from(base64, 'base64')),
    'attachment.add': async ({ runId, kind, name, mime, upload }) => {
      const about = { kind, name, mime, atMs: context.clock.nowMs() };
      const { id } = await archive().addAttachment(runId, about, uploads.take(upload));
      return { id };
    },
    'attachment.get': async ({ runId, id }) => {
      const about = (await archive().getRun(runId)).attachments.find((a) => a.id === id);
      if (!about) throw new TributaryError('attachment-unknown', id);
      const bytes = await archive().attachmentBytes(runId, id);
      return { name: about.name, mime: about.mime, base64: Buffer.from(bytes).toString('base64') };
    },
    'archive.find': async ({ text, verdict, fromMs, toMs }) => archive().listRuns({ text, verdict, fromMs, toMs }),
    'archive.record': async ({ runId }) => archive().getRun(runId),
    'circuits.find': async ({ text }) => archive().findCircuits(text),
    'circuits.save': async ({ circuit }) => archive().saveCircuit(circuit),
    'preferences.get': async () => archive().preferences(),
    'preferences.set': async ({ name, value }) => archive().setPreference(name, value),
  };
}
