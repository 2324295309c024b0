import { errorView, TributaryError } from '../../electron/contract/errors.ts';
import { sizeProblem, type PictureType } from '../../electron/contract/pictures.ts';
import { PART_BYTES } from '../../electron/contract/sizes.ts';
import { CallError } from '../link/client.ts';
import { host } from '../link/host.ts';

/** A picture on its way into the record: shown before it is stored. */
export interface Photo {
  name: string;
  mime: PictureType;
  base64: string;
}
const TYPES = ['image/jpeg', 'image/png'] as const satisfies PictureType[];

const refuse = (problem: TributaryError): CallError => new CallError(errorView(problem));
const noPicture = (name: string): CallError => refuse(new TributaryError('attachment-no-picture', name));

/** `data:image/png;base64,...` of a blob. */
function dataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(String(reader.result)));
    reader.addEventListener('error', () => reject(reader.error ?? new Error('not readable')));
    reader.readAsDataURL(blob);
  });
}

/** The bytes of a file as base64. */
export const base64Of = async (blob: Blob): Promise<string> => (await dataUrl(blob)).split(',')[1] ?? '';

/** Longest side that is kept, pixels: a display is read at far less. */
const SIDE_MAX = 4096;
const QUALITY = 0.92;

/** Any picture that the page can show as an upright JPEG: what a phone turned by a note in the file is turned for good. */
async function upright(blob: Blob): Promise<Blob> {
  const bitmap = await createImageBitmap(blob, { imageOrientation: 'from-image' });
  const scale = Math.min(1, SIDE_MAX / Math.max(bitmap.width, bitmap.height));
  const canvas = new OffscreenCanvas(Math.round(bitmap.width * scale), Math.round(bitmap.height * scale));
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
}

/** Bytes of a file that say what it is. */
const HEAD_BYTES = 12;
async function isHeic(file: Blob): Promise<boolean> {
  const head = new TextDecoder('latin1').decode(await file.slice(0, HEAD_BYTES).arrayBuffer());
  return /^....ftyp(?:hei[cxms]|hev[cxms]|mif1|msf1)$/s.test(head);
}

/** A photo of a file: a PNG as it is, all else (JPEG, WebP, HEIC where the system reads it) as an upright JPEG. Errors: CallError. */
export async function photoOfFile(file: File): Promise<Photo> {
  if (file.type === 'image/png') return photoOf(file, file.name);
  const jpeg = await upright(file).catch(async () => {
    throw (await isHeic(file)) ? refuse(new TributaryError('attachment-heic', file.name)) : noPicture(file.name);
  });
  return photoOf(jpeg, `${file.name.replace(/\.[^.]*$/, '')}.jpg`);
}

/** A photo that is upright. Errors: CallError where it is no JPEG or PNG, or greater than `PHOTO_BYTES`. */
export async function photoOf(blob: Blob, name: string): Promise<Photo> {
  const mime = TYPES.find((type) => type === blob.type);
  if (!mime) throw noPicture(name);
  const large = sizeProblem(blob.size, name);
  if (large) throw refuse(large);
  const url = await dataUrl(blob);
  return { name, mime, base64: url.slice(url.indexOf(',') + 1) };
}

export const photoUrl = ({ mime, base64 }: { mime: string; base64: string }): string => `data:${mime};base64,${base64}`;

/** Four characters of base64 hold three bytes. */
const PART_CHARACTERS = (PART_BYTES * 4) / 3;

/** Puts a photo into the record, part by part; gives its id. */
export async function keepPhoto(runId: string, { name, mime, base64 }: Photo): Promise<string> {
  const upload = crypto.randomUUID();
  for (let from = 0; from < base64.length; from += PART_CHARACTERS) {
    const part = base64.slice(from, from + PART_CHARACTERS);
    await host.call('attachment.part', { upload, at: (from * 3) / 4, base64: part });
  }
  const { id } = await host.call('attachment.add', { runId, kind: 'photo', name, mime, upload });
  return id;
}
