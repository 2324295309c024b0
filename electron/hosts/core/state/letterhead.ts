import { createHash } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { TributaryError } from '../../../contract/errors.ts';
import type { LogoType, Preferences } from '../../../contract/preferences.ts';
import { LOGO_BYTES } from '../../../contract/sizes.ts';
import { makeFolder, readRegular, replaceFile } from '../../../files/index.ts';
import { canPrintLogo, type Letterhead, type Logo } from '../../../reports/index.ts';
import { logoType } from './logo.ts';

type LogoRow = NonNullable<Preferences['company']['logo']>;

const ENDING: Readonly<Record<LogoType, string>> = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/svg+xml': 'svg' };
const LOGO_FILE = /^logo-[0-9a-f]{64}\.(png|jpg|svg)$/;
const fileOf = (home: string, { sha256, type }: LogoRow): string => join(home, `logo-${sha256}.${ENDING[type]}`);

/** The logo that was chosen. Errors: `logo-missing` where its file is gone or another. */
export async function readLogo(home: string, row: LogoRow): Promise<Logo> {
  const file = fileOf(home, row);
  const bytes = await readRegular(file, LOGO_BYTES).catch((thrown: unknown) => {
    throw new TributaryError('logo-missing', file, {}, { cause: thrown });
  });
  if (createHash('sha256').update(bytes).digest('hex') !== row.sha256) throw new TributaryError('logo-missing', file);
  return { type: row.type, bytes };
}

/**
 * Keeps a logo in the home folder: a picture that a report can print and that brings nothing else with it. Errors: `logo-large`, `logo-no-picture`,
 * `logo-unsafe`, `file-unwritable`, `file-disk-full`.
 */
export async function keepLogo(home: string, bytes: Uint8Array): Promise<LogoRow> {
  const type = logoType(bytes);
  if (!(await canPrintLogo({ type, bytes }))) throw new TributaryError('logo-no-picture');
  const row = { sha256: createHash('sha256').update(bytes).digest('hex'), type };
  makeFolder(home);
  replaceFile(fileOf(home, row), bytes);
  return row;
}

/** Takes away logos that nobody has chosen any more; until the next start the last one can still be had back. */
export function forgetLogos(home: string, chosen: LogoRow | undefined): void {
  try {
    const keep = chosen && fileOf(home, chosen);
    for (const name of readdirSync(home))
      if (LOGO_FILE.test(name) && join(home, name) !== keep) rmSync(join(home, name), { force: true });
  } catch (thrown) {
    // A home that is not there yet, or cannot be written: then there is nothing to take away, or it may stay.
    if (!(thrown instanceof Error && 'code' in thrown)) throw thrown;
  }
}

/** Whose reports are made, and what stands in front of their numbers. A logo that is gone costs no report. */
export async function reportHead(
  home: string,
  { company, reportPrefix }: Preferences,
): Promise<{ head: Letterhead; prefix: string }> {
  const { name, address } = company;
  const logo = company.logo && (await readLogo(home, company.logo).catch(() => undefined));
  return { head: { name, address, ...(logo ? { logo } : {}) }, prefix: reportPrefix };
}
