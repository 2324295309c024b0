import { z } from 'zod';
import { base64, id, method, text, type FileContent } from '../method.ts';
import { PHOTO_BYTES } from '../sizes.ts';
import { BOOK_KINDS, SHOWS_LENGTH, type BookFile } from './entry.ts';

/** Which item of the book. */
export const itemShape = { kind: z.enum(BOOK_KINDS), item: z.string().min(1).max(2000) };

/** What the page may ask of pictures that hang on items of the book. */
export const filesApi = {
  /** The next part of a picture, from byte `at` on; `upload` is any name that the page gives it. Errors: `attachment-large`. */
  'files.part': method({ upload: id, at: z.number().int().nonnegative().max(PHOTO_BYTES), base64 }).returns<void>(),
  /** Hangs what has come under the name `upload` on an item; the same picture twice is there once. Errors: `attachment-no-picture`. */
  'files.add': method({
    ...itemShape,
    name: text,
    mime: z.enum(['image/jpeg', 'image/png']),
    shows: z.string().max(SHOWS_LENGTH).optional(),
    upload: id,
  }).returns<BookFile>(),
  'files.list': method(itemShape).returns<BookFile[]>(),
  'files.get': method({ ...itemShape, id }).returns<FileContent>(),
} as const;
