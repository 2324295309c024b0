import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { circuitSchema, type Circuit } from '../../contract/circuit.ts';
import { TributaryError } from '../../contract/errors.ts';
import { isSignerRole, SIGNER_ROLES } from '../../contract/signers.ts';
import { seenLine } from '../../contract/text.ts';
import { bothOf } from '../../contract/words/index.ts';
import { probeFolder, readYaml } from '../../files/index.ts';
import { makeReportFolder, refusal } from '../../reports/index.ts';
import { usage } from './usage.ts';
import { reportsFolder } from '../program/places.ts';

/** `name=value` of a repeated option. Errors: `usage`. */
function pairOf(option: string, text: string): [string, string] {
  const at = text.indexOf('=');
  if (at < 1) throw usage('usage.pair', { option, text }, option);
  return [text.slice(0, at), text.slice(at + 1)];
}

/** Values of `--set`; the last one of a name wins. */
export function settingsOf(texts: readonly string[]): Record<string, string> {
  return Object.fromEntries(texts.map((text) => pairOf('--set', text)));
}

/** Names of `--sign`. Errors: `usage` for an unknown role or an empty name. */
export function signaturesOf(texts: readonly string[]): { role: string; name: string }[] {
  return texts.map((text) => {
    const [role, given] = pairOf('--sign', text);
    const name = seenLine(given);
    if (!isSignerRole(role) || name === '')
      throw usage('usage.sign', { text, roles: SIGNER_ROLES.join(', ') }, '--sign');
    return { role, name };
  });
}

/** A circuit file. Errors: those of reading, `bad-yaml` with line and column. */
export async function circuitOf(path: string): Promise<Circuit> {
  return readYaml(path, circuitSchema);
}

/** An archive that must be there already. Errors: `file-missing`. */
export function existingArchive(path: string): string {
  if (!existsSync(path)) throw new TributaryError('file-missing', resolve(path));
  return path;
}

/** Where a report goes. `own`: nobody named the folder, it is the program's. */
export interface ReportPlace {
  folder: string;
  own: boolean;
}
const notAFolder = (path: string): TributaryError =>
  new TributaryError('file-unwritable', path, { ...bothOf({ code: 'file.no-folder' }) });

/**
 * The folder for a report, made if missing, the program's own unless somebody named one. Errors: `file-unwritable`, `report-disk-full`, before a test of
 * many hours and not after it.
 */
export function reportPlace(named: string | undefined, home: string): ReportPlace {
  const own = named === undefined;
  const folder = resolve(named ?? reportsFolder(home));
  try {
    makeReportFolder(folder, own);
    if (!statSync(folder).isDirectory()) throw notAFolder(folder);
    probeFolder(folder);
  } catch (thrown) {
    const { code, params } = refusal(thrown, folder);
    throw new TributaryError(code, folder, params, { cause: thrown });
  }
  return { folder, own };
}

/**
 * Where a file goes that is written at the end; its folder is made if missing. Errors: `file-unwritable`, `report-disk-full`, before many hours of
 * work and not after them.
 */
export function placeFor(named: string): string {
  const path = resolve(named);
  const found = statSync(path, { throwIfNoEntry: false });
  if (found && !found.isFile())
    throw new TributaryError('file-unwritable', path, { ...bothOf({ code: 'file.no-file' }) });
  reportPlace(dirname(path), '');
  return path;
}
