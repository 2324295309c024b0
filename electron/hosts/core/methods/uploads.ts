import { TributaryError } from '../../../contract/errors.ts';
import { sizeProblem } from '../../../contract/pictures.ts';
import { PART_BYTES, PHOTO_BYTES } from '../../../contract/sizes.ts';
import { bothOf } from '../../../contract/words/index.ts';

/** So many things may be on their way at a time; of more, what began first was given up by its page. */
const UPLOADS = 4;

/** What pages send in parts, because a message is small: held until it is taken. */
export interface Uploads {
  /** Adds bytes to what is on its way under this name. Errors: `bad-request` for a part out of order or one too many, `attachment-large`. */
  part(upload: string, at: number, bytes: Uint8Array): void;
  /** All that has come, once. Errors: `bad-request` if nothing has. */
  take(upload: string): Uint8Array;
}

/** `limit`: octets of the largest; `tooLarge`: what is said of one that is larger. */
export function createUploads(limit = PHOTO_BYTES, tooLarge = sizeProblem): Uploads {
  // More parts are smaller than they need be, and an array of crumbs costs far more than its bytes.
  const most = Math.ceil(limit / PART_BYTES);
  const held = new Map<string, { parts: Uint8Array[]; size: number }>();
  const opened = (upload: string): { parts: Uint8Array[]; size: number } => {
    const fresh = { parts: [], size: 0 };
    held.delete(upload);
    held.set(upload, fresh);
    const [oldest] = held.keys();
    if (held.size > UPLOADS && oldest !== undefined) held.delete(oldest);
    return fresh;
  };
  return {
    part(upload, at, bytes) {
      const known = at === 0 ? opened(upload) : held.get(upload);
      if (!known || known.size !== at || known.parts.length >= most)
        throw new TributaryError('bad-request', upload, { ...bothOf({ code: 'call.part', params: { at } }) });
      const large = tooLarge(at + bytes.length, upload);
      if (large) {
        held.delete(upload);
        throw large;
      }
      known.parts.push(bytes);
      known.size += bytes.length;
    },
    take(upload) {
      const known = held.get(upload);
      if (!known) throw new TributaryError('bad-request', upload, { ...bothOf({ code: 'call.no-part' }) });
      held.delete(upload);
      return Buffer.concat(known.parts, known.size);
    },
  };
}
