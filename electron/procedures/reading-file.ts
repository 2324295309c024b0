import { stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { z } from 'zod';
import { parseSeconds } from '../contract/duration.ts';
import { TributaryError } from '../contract/errors.ts';
import type { Counts } from '../contract/run.ts';
import { defectSchema } from '../contract/second.ts';
import { pictureType, type PictureType } from '../contract/pictures.ts';
import { parseYaml } from '../contract/yaml.ts';
import { PHOTO_BYTES, readRegular, readText } from '../files/index.ts';

export interface PhotoFile {
  name: string;
  mime: PictureType;
  bytes: Uint8Array;
  atMs: number;
}

const count = z.number().int().nonnegative().nullish();
const duration = z.union([z.string(), z.number().transform((n) => `${n}s`)]).transform((text, context) => {
  const seconds = parseSeconds(text);
  if (seconds === undefined) context.addIssue({ code: 'custom', message: `not a duration like 15m: ${text}` });
  return seconds ?? 0;
});
/** The file of `--set reading=` (interfaces section 8). A blank is unknown. */
const readingSchema = z.strictObject({
  testTime: duration,
  bitErrors: count,
  ES: count,
  SES: count,
  UAS: count,
  slips: count,
  alarms: z.partialRecord(defectSchema, duration.nullish()).nullish(),
  photo: z.string().min(1).nullish(),
});
type Reading = z.infer<typeof readingSchema>;

/** A relative path is the caller's; a photo that lies beside the reading file is found too. */
async function photoOf(named: string, folder: string): Promise<PhotoFile> {
  const here = await stat(named).then(
    () => true,
    () => false,
  );
  const path = here ? named : resolve(folder, named);
  const bytes = await readRegular(path, PHOTO_BYTES);
  const mime = pictureType(bytes);
  if (!mime) throw new TributaryError('attachment-no-picture', path);
  return { name: basename(path), mime, bytes, atMs: Math.round((await stat(path)).mtimeMs) };
}

/** Totals with everything that is blank left out. */
function countsOf(reading: Reading, atMs: number): Counts {
  const counts: Counts = { atMs, testTimeS: reading.testTime, alarms: {}, final: true };
  for (const name of ['bitErrors', 'ES', 'SES', 'UAS', 'slips'] as const) {
    const value = reading[name];
    if (value !== undefined && value !== null) counts[name] = value;
  }
  for (const [defect, seconds] of Object.entries(reading.alarms ?? {}))
    if (seconds !== undefined && seconds !== null) counts.alarms[defect as keyof Counts['alarms']] = seconds;
  return counts;
}

/** What a person read off a display, from a file. Errors: those of reading, `bad-yaml`, `attachment-no-picture`. */
export async function readingFile(path: string, nowMs: number): Promise<{ counts: Counts; photo?: PhotoFile }> {
  const reading = parseYaml(await readText(path), readingSchema, path);
  const counts = countsOf(reading, nowMs);
  return reading.photo ? { counts, photo: await photoOf(reading.photo, dirname(path)) } : { counts };
}
