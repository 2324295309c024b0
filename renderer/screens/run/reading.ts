import {
  ALARM_FIELDS,
  READ_COUNTS,
  readingShape,
  type Lackable,
  type TypedReading,
} from '../../../electron/contract/reading.ts';

/** What such sets show besides errors, as numbers and as texts. */
export const MEASURED = ['levelDb', 'frequencyHz', 'rtdUs', 'opticalDbm'] as const;
export const SHOWN_TEXTS = ['clock', 'leads'] as const;
/** Columns of a ping: where to, and what came of it. */
export const PING_FIELDS = ['to', 'size', 'sent', 'lost', 'avgMs', 'wrong'] as const;

export type CountField = (typeof READ_COUNTS)[number] | (typeof ALARM_FIELDS)[number];
export type ReadField = 'testTime' | CountField | (typeof MEASURED)[number] | (typeof SHOWN_TEXTS)[number];
export type PingRow = Partial<Record<(typeof PING_FIELDS)[number], string>>;
/** What was typed, as typed. Empty: the set does not show it. */
export type Reading = Partial<Record<ReadField, string>> & { ping?: readonly PingRow[] };

/** Counts and alarms to ask for: what the set does not have is not asked. */
export const askedOf = (lacks: readonly Lackable[] = []): CountField[] =>
  [...READ_COUNTS, ...ALARM_FIELDS].filter((field) => !lacks.includes(field));

/** A count as people type it, with spaces or commas between thousands. Undefined where blank, NaN where it is none. */
export function countOf(text: string | undefined): number | undefined {
  const plain = (text ?? '').replace(/[\s,， ]/g, '');
  if (plain === '') return undefined;
  return /^\d{1,12}$/.test(plain) ? Number(plain) : Number.NaN;
}

/** A measured figure, its sign as people type it. Undefined where blank, NaN where it is none. */
function numberOf(text: string | undefined): number | undefined {
  const plain = (text ?? '').trim().replace('−', '-');
  if (plain === '') return undefined;
  return /^[-+]?\d{1,12}(\.\d{1,6})?$/.test(plain) ? Number(plain) : Number.NaN;
}

const textOf = (text: string | undefined): string | undefined => text?.trim() || undefined;
const isMeasured = (field: ReadField): field is (typeof MEASURED)[number] => MEASURED.some((one) => one === field);

/** True for a field whose text cannot stand: no whole number, or a figure that no line has. */
export function isBad(reading: Reading, field: Exclude<ReadField, 'testTime' | (typeof SHOWN_TEXTS)[number]>): boolean {
  if (isMeasured(field)) return !readingShape[field].safeParse(numberOf(reading[field])).success;
  return Number.isNaN(countOf(reading[field]));
}

const isEmpty = (row: PingRow): boolean => PING_FIELDS.every((field) => textOf(row[field]) === undefined);

const pingOf = (row: PingRow) => ({
  to: textOf(row.to) ?? '',
  size: countOf(row.size),
  sent: countOf(row.sent) ?? Number.NaN,
  lost: countOf(row.lost),
  avgMs: numberOf(row.avgMs),
  wrong: countOf(row.wrong),
});

/** Rows of pings that cannot stand: without address or number sent, or with more lost than sent. */
export const badPings = ({ ping = [] }: Reading): number[] =>
  ping.flatMap((row, at) => (isEmpty(row) || readingShape.ping.safeParse([pingOf(row)]).success ? [] : [at]));

/** Fields that cannot stand. */
export const badFields = (reading: Reading): ReadField[] =>
  [...askedOf(), ...MEASURED].filter((field) => isBad(reading, field));

const given = <K extends ReadField, V>(
  reading: Reading,
  fields: readonly K[],
  valueOf: (text: string | undefined) => V | undefined,
): Partial<Record<K, V>> =>
  Object.fromEntries(
    fields.map((field) => [field, valueOf(reading[field])] as const).filter(([, value]) => value !== undefined),
  ) as Partial<Record<K, V>>;

/** A reading as the run takes it: what is blank is absent. `photo`: id of its attachment. */
export function typedOf(reading: Reading, more: { photo?: string | undefined; confirmed?: boolean }): TypedReading {
  const ping = (reading.ping ?? []).filter((row) => !isEmpty(row)).map(pingOf);
  return {
    testTime: (reading.testTime ?? '').trim(),
    ...given(reading, READ_COUNTS, countOf),
    alarms: given(reading, ALARM_FIELDS, countOf),
    ...given(reading, MEASURED, numberOf),
    ...given(reading, SHOWN_TEXTS, textOf),
    ...(ping.length > 0 ? { ping } : {}),
    ...(more.photo === undefined ? {} : { photo: more.photo }),
    ...(more.confirmed ? { confirmed: true } : {}),
  };
}
