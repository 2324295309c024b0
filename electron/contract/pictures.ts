import { TributaryError } from './errors.ts';
import { PHOTO_BYTES } from './sizes.ts';

/** Pictures that a record takes, by their first bytes: a name and what a sender says of it prove nothing. */
const FIRST_BYTES = {
  'image/jpeg': [0xff, 0xd8, 0xff],
  'image/png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
} as const;
export type PictureType = keyof typeof FIRST_BYTES;
const TYPES = Object.keys(FIRST_BYTES) as PictureType[];

/** What the bytes are; undefined if they are no picture that a record takes. */
export const pictureType = (bytes: Uint8Array): PictureType | undefined =>
  TYPES.find((type) => FIRST_BYTES[type].every((byte, at) => bytes[at] === byte));

/** Errors: `attachment-no-picture` if the bytes are not what `type` says. */
export function mustBePicture(bytes: Uint8Array, type: string, name: string): void {
  if (pictureType(bytes) !== type) throw new TributaryError('attachment-no-picture', name);
}

const MEGABYTE = 1_000_000;
/** Megabytes, upwards: what is over the limit never reads like the limit itself. */
const inMegabytes = (bytes: number): string => (Math.ceil((10 * bytes) / MEGABYTE) / 10).toFixed(1);

/** Why a picture of so many bytes is not taken: `attachment-large`; undefined if it is. */
export function sizeProblem(bytes: number, name: string): TributaryError | undefined {
  if (bytes <= PHOTO_BYTES) return undefined;
  return new TributaryError('attachment-large', name, { size: inMegabytes(bytes), limit: PHOTO_BYTES / MEGABYTE });
}
