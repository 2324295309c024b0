import { whereToLook } from '../../../analysis/index.ts';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Implementation } from '../../../contract/api.ts';
import { localText } from '../../../contract/book/times.ts';
import { TributaryError } from '../../../contract/errors.ts';
import { decidingAttempt, isJudged } from '../../../contract/run.ts';
import type { ResultView } from '../../../contract/views.ts';
import { openingForm, summariseOnScreen } from '../../../reports/index.ts';
import type { CoreContext } from './core-context.ts';
import { madeFiles, makeFiles, type Files, type Making } from './record-files.ts';
import { reportHead } from '../state/letterhead.ts';
import { languageOf } from '../state/paper-file.ts';
import { carriesTraffic } from '../state/in-service.ts';
import { windowsOver } from '../state/planned-book.ts';
import { listMethods } from './list-methods.ts';
import { createSigning } from './signing.ts';
import { createUploads } from './uploads.ts';

type RecordMethods = Pick<
  Implementation,
  Extract<
    keyof Implementation,
    `record.${string}` | `attachment.${string}` | `archive.${string}` | `circuits.${string}` | `remembered.${string}`
  >
>;

const MIME = { pdf: 'application/pdf', json: 'application/json', csv: 'text/csv' } as const;

/** Reports are made as the user has it now. */
const makingOf = ({ home, preferences }: CoreContext): Making => ({ home, preferences: preferences.now() });

async function resultOf(context: CoreContext, runId: string): Promise<ResultView> {
  const archive = context.stores.archive();
  const record = await archive.getRun(runId);
  const attempt = decidingAttempt(record);
  if (!attempt) throw new TributaryError('run-unknown', runId);
  const files = await madeFiles(makingOf(context), archive, record);
  const cause = whereToLook(record, attempt);
  return { record, attempt, ...summariseOnScreen(record), ...(cause ? { cause } : {}), files };
}

/**
 * A run whose steps are over is closing its record: that is waited for (seconds at most). One that is judged and waits for a person is as good
 * as closed. Errors: `run-active` while it is still measured.
 */
async function untilJudged({ runs, stores }: CoreContext, runId: string): Promise<void> {
  if (!runs.isGoing(runId)) return;
  const view = runs.views().find((one) => one.runId === runId);
  if (view?.steps.every(({ state }) => state !== 'waiting' && state !== 'running')) await runs.of(runId).done;
  else if (!isJudged(await stores.archive().getRun(runId))) throw new TributaryError('run-active', runId);
}

type RecordOnly = Pick<RecordMethods, Extract<keyof RecordMethods, `record.${string}`>>;
function recordMethods(context: CoreContext): RecordOnly {
  const { stores } = context;
  const sign = createSigning(context);
  const make = (runId: string): Promise<Files> => makeFiles(makingOf(context), stores.archive(), runId);
  const files = async (runId: string): Promise<Files> =>
    (await madeFiles(makingOf(context), stores.archive(), await stores.archive().getRun(runId))) ?? (await make(runId));
  return {
    'record.get': ({ runId }) => resultOf(context, runId),
    'record.events': async ({ runId, within }) => {
      const archive = stores.archive();
      return archive.events(runId, within, await windowsOver(archive, await archive.getRun(runId)));
    },
    'record.sign': async ({ runId, role, name, path }) => {
      const how = path === undefined ? 'typed' : 'drawn';
      await sign(runId, { role, name, atMs: context.clock.nowMs(), how, path });
      context.days.ended(runId);
      context.changed();
    },
    'record.report': async ({ runId, interim }) => {
      if (!interim) await untilJudged(context, runId);
      return make(runId);
    },
    'record.form': async ({ runId }) => {
      const preferences = context.preferences.now();
      const options = { ...(await reportHead(context.home, preferences)), lang: languageOf(preferences) };
      const { name, bytes } = await openingForm(stores.archive(), runId, options);
      return { name, mime: MIME.pdf, base64: Buffer.from(bytes).toString('base64') };
    },
    'record.file': async ({ runId, kind }) => {
      const file = (await files(runId))[kind];
      return { name: basename(file), mime: MIME[kind], base64: await readFile(file, 'base64') };
    },
    'record.show': async ({ runId, kind }) => ({ shown: await context.showFile((await files(runId))[kind]) }),
    'record.open': async ({ runId, kind }) => ({ opened: await context.openFile((await files(runId))[kind]) }),
  };
}

/** Records, their files and photos, circuits, and what was used last. */
export function archiveMethods(context: CoreContext): RecordMethods {
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
    ...listMethods(context),
    'archive.record': async ({ runId }) => archive().getRun(runId),
    'circuits.find': async ({ text }) => archive().findCircuits(text),
    'circuits.inService': async ({ number }) => ({
      inService: await carriesTraffic(archive(), number, localText(context.clock.nowMs())),
    }),
    'circuits.save': async ({ circuit }) => archive().saveCircuit(circuit),
    'remembered.get': async () => archive().remembered(),
    'remembered.set': async ({ name, value }) => archive().remember(name, value),
  };
}
