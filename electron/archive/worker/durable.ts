import { TributaryError, type ErrorCode } from '../../contract/errors.ts';
import type { Method } from '../protocol.ts';
import { isInSteps, type InSteps } from './in-steps.ts';
import type { OpenFile } from './open-file.ts';
import { archiveError } from './sql-errors.ts';

/** What a full disk means beside a run: nothing has stopped. Elsewhere the run has. */
const WHEN_FULL: { readonly [M in Method]?: ErrorCode } = {
  addAttachment: 'photo-disk-full',
  createRun: 'file-disk-full',
  reopenRun: 'file-disk-full',
  sign: 'file-disk-full',
  numberRun: 'file-disk-full',
  exportTo: 'file-disk-full',
  importFrom: 'file-disk-full',
  saveCircuit: 'file-disk-full',
  enter: 'file-disk-full',
  addFile: 'photo-disk-full',
  unite: 'file-disk-full',
  saveInstrument: 'file-disk-full',
  remember: 'file-disk-full',
};

function storeError(thrown: unknown, name: Method, path: string, args: readonly unknown[]): unknown {
  const error = archiveError(thrown, path, String(args[0]));
  const code = error instanceof TributaryError && error.code === 'disk-full' ? WHEN_FULL[name] : undefined;
  return code ? new TributaryError(code, path, {}, { cause: thrown }) : error;
}

function* guarded<R>(steps: InSteps<R>, failed: (thrown: unknown) => unknown): InSteps<R> {
  try {
    return yield* steps;
  } catch (thrown) {
    throw failed(thrown);
  }
}

/** What writes nothing: all that a damaged archive still does. */
const READING: readonly Method[] = [
  'getRun',
  'history',
  'extent',
  'judge',
  'events',
  'window',
  'moment',
  'track',
  'listRuns',
  'countRuns',
  'tallyRuns',
  'damage',
  'attachmentBytes',
  'findCircuits',
  'items',
  'changedItems',
  'findItems',
  'files',
  'fileBytes',
  'findInstrument',
  'lastRunWith',
  'remembered',
  'exportTo',
  'origin',
  'entriesAfter',
  'filesAfter',
  'recordMarks',
  'conflicts',
];

/** Makes every call one transaction: done and on disk when it returns, or not done at all. */
export function durable<S extends object>(file: OpenFile, store: S, onFailure: () => void): S {
  const wrap =
    (name: Method, method: (...args: never[]) => unknown) =>
    (...args: never[]): unknown => {
      const failed = (thrown: unknown): unknown => {
        onFailure();
        return storeError(thrown, name, file.path, args);
      };
      try {
        if (file.wrong !== undefined && !READING.includes(name))
          throw new TributaryError('archive-corrupt', file.path, { text: file.wrong });
        const value = file.db.transaction(() => method(...args))();
        return isInSteps(value) ? guarded(value, failed) : value;
      } catch (thrown) {
        throw failed(thrown);
      }
    };
  return Object.fromEntries(
    Object.entries(store).map(([name, method]) => [
      name,
      wrap(name as Method, method as (...args: never[]) => unknown),
    ]),
  ) as unknown as S;
}
