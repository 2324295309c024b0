import { access, stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { z } from 'zod';
import { dateSchema } from '../../contract/dates.ts';
import { parseSeconds } from '../../contract/duration.ts';
import { TributaryError } from '../../contract/errors.ts';
import type { InstrumentNote } from '../../contract/instrument.ts';
import { readingShape, setShape, type Reading } from '../../contract/reading.ts';
import { defectSchema } from '../../contract/second.ts';
import { pictureType, type PictureType } from '../../contract/pictures.ts';
import { PHOTO_BYTES, readRegular, readYaml } from '../../files/index.ts';

export interface PhotoFile {
  name: string;
  mime: PictureType;
  bytes: Uint8Array;
  atMs: number;
}

/** A reading with what belongs to it. `path`: where it was read from, for messages. */
export interface ReadingFile {
  path: string;
  counts: Reading;
  photo?: PhotoFile;
  /** What the file says of the set itself. */
  set?: InstrumentNote;
}

const duration = z.union([z.string(), z.number().transform((n) => `${n}s`)]).transform((text, context) => {
  const seconds = parseSeconds(text);
  if (seconds === undefined) context.addIssue({ code: 'custom', message: 'yaml.duration' });
  return seconds ?? 0;
});
/** The file of `--set reading=`. A blank is unknown. */
const readingSchema = z.strictObject({
  ...readingShape,
  testTime: duration,
  alarms: z.partialRecord(defectSchema, duration.nullish()).nullish(),
  photo: z.string().min(1).nullish(),
  set: z.strictObject({ ...setShape, calibratedUntil: dateSchema.nullish() }).nullish(),
});
type FileReading = z.infer<typeof readingSchema>;

/** A relative path is the caller's; a photo that lies beside the reading file is found too. */
async function photoOf(named: string, folder: string): Promise<PhotoFile> {
  const here = await access(named).then(
    () => true,
    () => false,
  );
  const path = here ? named : resolve(folder, named);
  const bytes = await readRegular(path, PHOTO_BYTES);
  const mime = pictureType(bytes);
  if (!mime) throw new TributaryError('attachment-no-picture', path);
  return { name: basename(path), mime, bytes, atMs: Math.round((await stat(path)).mtimeMs) };
}

/** The object without what is blank. */
const given = <T extends object>(fields: T): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== null)) as T;

/** Totals with everything that is blank left out. */
function countsOf(reading: FileReading, atMs: number): Reading {
  const { testTime, alarms, photo: _photo, set: _set, ...figures } = reading;
  return {
    ...given(figures),
    atMs,
    testTimeS: testTime,
    alarms: given(alarms ?? {}) as Reading['alarms'],
    final: true,
  };
}

function setOf({ maker, model, serial, calibratedUntil, lacks }: NonNullable<FileReading['set']>): InstrumentNote {
  return given({
    maker,
    model,
    serialTyped: serial,
    calibration: calibratedUntil ? { due: calibratedUntil } : undefined,
    lacks,
  });
}

/** What a person read off a display, from a file. Errors: those of reading, `bad-yaml`, `attachment-no-picture`. */
export async function readingFile(path: string, nowMs: number): Promise<ReadingFile> {
  const reading = await readYaml(path, readingSchema);
  return {
    path,
    counts: countsOf(reading, nowMs),
    ...(reading.set ? { set: setOf(reading.set) } : {}),
    ...(reading.photo ? { photo: await photoOf(reading.photo, dirname(path)) } : {}),
  };
}
