import { z } from 'zod';
import { absent } from './absent.ts';
import { countSchema, type Counts } from './counts.ts';
import { defectSchema, type Defect } from './second.ts';
import type { Message } from './words/index.ts';

/** Alarms of the usual 2M set: a blank one is unknown, unless the set does not have it. */
export const READ_ALARMS = ['LOS', 'AIS', 'LOF', 'LSS'] as const satisfies readonly Defect[];
/** Alarms that a reading may hold: those, and the loss of clock of a data line. */
export const ALARM_FIELDS = [...READ_ALARMS, 'LOC'] as const satisfies readonly Defect[];
/** Counts that a display shows. */
export const READ_COUNTS = ['bitErrors', 'ES', 'SES', 'UAS', 'slips'] as const;
/** What a set may lack: what it does not have is not asked. */
export const LACKABLE = [...ALARM_FIELDS, ...READ_COUNTS] as const;
export type Lackable = (typeof LACKABLE)[number];

/** A field of a reading, as it is named on the page and in the file. `duration`: what was asked of the run; `start`: when START was pressed. */
export type ReadingField = 'testTime' | 'duration' | 'start' | Lackable;

const between = (least: number, most: number) => absent(z.number().min(least).max(most));

const count = absent(countSchema);
const text = (max: number) => z.string().trim().min(1).max(max);

const pingSchema = z
  .strictObject({
    to: text(300),
    /** Octets of payload. */
    size: absent(z.number().int().min(0).max(65_535)),
    sent: countSchema,
    lost: count,
    avgMs: between(0, 3_600_000),
    /** Octets that came back wrong. */
    wrong: count,
  })
  .refine(({ sent, lost }) => (lost ?? 0) <= sent, { path: ['lost'], message: 'yaml.lost-above-sent' });
type PingReading = z.infer<typeof pingSchema>;

/** `DTR on`, a list of them, or a map of names: kept as one text. */
const leads = z
  .union([
    text(500),
    z.array(text(100)).max(50),
    z.record(z.string().max(50), z.union([z.string().max(50), z.boolean(), z.number()])),
  ])
  .transform((given): string => {
    if (typeof given === 'string') return given;
    if (Array.isArray(given)) return given.join(', ');
    const state = (value: string | boolean | number): string =>
      typeof value === 'boolean' ? (value ? 'on' : 'off') : String(value);
    return Object.entries(given)
      .map(([name, value]) => `${name} ${state(value)}`)
      .join(', ');
  });

/** What a reading has the same on the page and in a file: counts, and what such sets show besides errors. */
export const readingShape = {
  bitErrors: count,
  ES: count,
  SES: count,
  UAS: count,
  slips: count,
  ping: absent(z.array(pingSchema).max(100)),
  levelDb: between(-150, 60),
  frequencyHz: between(0, 1e12),
  /** Round-trip delay, microseconds. */
  rtdUs: between(0, 60_000_000),
  opticalDbm: between(-80, 40),
  clock: absent(text(200)),
  leads: absent(leads),
  /** Somebody confirms that the set shows it so, although it contradicts itself. */
  confirmed: absent(z.boolean()),
};
const figures = z.object(readingShape).omit({ confirmed: true });
/** Counts, and what such sets show besides errors. Absent = blank. */
export type ReadFigures = z.infer<typeof figures>;

/** Totals that were read: off a display by a person, or from a tester that tells nothing else. Blank = the set does not show it. */
export interface Reading extends Counts, ReadFigures {
  /** Epoch milliseconds when it was read. */
  atMs: number;
  testTimeS: number;
  /** Seconds per alarm. */
  alarms: Partial<Record<Defect, number>>;
  /** Attachment id of the photo of the display. */
  photo?: string;
  /** True for the reading on which judgement rests. */
  final: boolean;
  /** Somebody confirmed that the set shows it so, although it contradicts itself. */
  confirmed?: boolean;
}

/** A reading as somebody typed it, its test time as the display writes it. Absent = blank. */
export const typedReading = z.strictObject({
  testTime: z.string().max(2000),
  ...readingShape,
  alarms: z.partialRecord(defectSchema, countSchema),
  /** Attachment id. */
  photo: absent(z.string().min(1).max(300)),
});
export type TypedReading = z.infer<typeof typedReading>;

const BLANK = '—';
const pingMessage = ({ to, size, sent, lost, avgMs, wrong }: PingReading): Message => ({
  code: 'reading.said.ping',
  params: { to, sent, size: size ?? BLANK, lost: lost ?? BLANK, avg: avgMs ?? BLANK, wrong: wrong ?? BLANK },
});

/** What a reading shows besides errors, one sentence each. */
export function shownBesides(reading: ReadFigures): Message[] {
  const names = ['levelDb', 'frequencyHz', 'rtdUs', 'opticalDbm', 'clock', 'leads'] as const;
  const figure = (name: (typeof names)[number]): Message[] => {
    const value = reading[name];
    return value === undefined ? [] : [{ code: `reading.said.${name}`, params: { value } }];
  };
  return [...names.flatMap(figure), ...(reading.ping ?? []).map(pingMessage)];
}

/** The set that was read: what is on its label, and what its display does not have. */
export const setShape = {
  maker: absent(text(200)),
  model: absent(text(200)),
  serial: absent(text(200)),
  lacks: absent(
    z
      .array(z.enum(LACKABLE))
      .max(100)
      .transform((names) => [...new Set(names)]),
  ),
};
