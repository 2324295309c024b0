import { TributaryError } from './errors.ts';

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
