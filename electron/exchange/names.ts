/** What one laptop puts into the shared folder, a file each: some entries of the book, a picture of an item, a finished record. */
export const PARCELS = ['entries', 'picture', 'record'] as const;
export type ParcelKind = (typeof PARCELS)[number];

/** A record is a bundle like any other: it can be taken in by hand too. */
const ENDINGS = { entries: 'entries', picture: 'picture', record: 'tributary' } as const satisfies Record<
  ParcelKind,
  string
>;
const KINDS = new Map<string, ParcelKind>(PARCELS.map((kind) => [ENDINGS[kind], kind]));

/** A file of the folder: whose it is, and what is in it: the id of a picture, the id of a record with its mark. */
export interface ParcelName {
  name: string;
  origin: string;
  kind: ParcelKind;
  holds: string;
}

const NAME = /^tributary-([0-9A-HJKMNP-TV-Z]{26})-(.+)\.([a-z]+)$/;

export const nameOf = (origin: string, kind: ParcelKind, holds: string): string =>
  `tributary-${origin}-${encodeURIComponent(holds)}.${ENDINGS[kind]}`;

/** What a file of the folder is; undefined for one that no Tributary has written. */
export function readName(name: string): ParcelName | undefined {
  const [, origin, holds, ending] = NAME.exec(name) ?? [];
  const kind = KINDS.get(ending ?? '');
  if (origin === undefined || holds === undefined || !kind) return undefined;
  try {
    return { name, origin, kind, holds: decodeURIComponent(holds) };
  } catch {
    return undefined;
  }
}

/** Under what a file stands until it is whole; nobody reads it there. */
export const partOf = (name: string): string => `.${name}.part`;
/** A half that this laptop left behind when it was stopped. */
export const isOwnHalf = (name: string, origin: string): boolean =>
  name.startsWith(`.tributary-${origin}-`) && name.endsWith('.part');

export const recordHeld = (runId: string, mark: string): string => `${runId}.${mark}`;
