import { z } from 'zod';

/** Longest name, address and path, characters. */
const NAME = 120;
const ADDRESS = 300;
const PATH = 1000;

/** A text of one line, blanks at its ends left out. */
const line = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[^\p{Cc}]*$/u, 'yaml.one-line')
    .transform((text) => text.trim());

/**
 * A zone as the IANA database calls it, in its own capitals; undefined for one that this computer does not know. A bare offset (`+08:00`) is no name of
 * a zone: whoever tells times by the environment would take it, like a name in other capitals, for UTC without a word.
 */
export function zoneCalled(name: string): string | undefined {
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions();
    return /^[A-Z]/.test(timeZone) ? timeZone : undefined;
  } catch (thrown) {
    if (thrown instanceof RangeError) return undefined;
    throw thrown;
  }
}
const zone = z
  .string()
  .max(NAME)
  .transform((name, context) => {
    const called = zoneCalled(name);
    if (called === undefined) context.addIssue({ code: 'custom', message: 'settings.zone-unknown' });
    return called ?? z.NEVER;
  });

/** Letters and digits in front of a report number: short enough for the telephone. */
export const REPORT_PREFIX = /^[A-Z0-9]{0,8}$/;

/** Pictures that a logo may be. */
export const LOGO_TYPES = ['image/png', 'image/jpeg', 'image/svg+xml'] as const;
export type LogoType = (typeof LOGO_TYPES)[number];

/** A group of rows; what is left out of it is as nobody had chosen. */
const group = <S extends z.ZodRawShape>(shape: S) => z.strictObject(shape).prefault({} as never);

/** A copy of an archive as it was made and looked through. */
const backupMade = z.strictObject({
  archive: z.string().max(PATH),
  file: z.string().max(PATH),
  atMs: z.number().int(),
  bytes: z.number().int().nonnegative(),
});
export type BackupMade = z.output<typeof backupMade>;

/**
 * What the user of this computer has chosen, one row each: what it may be, and what it is until somebody chooses. Absent without a default: as the
 * system has it.
 */
export const preferencesSchema = z.strictObject({
  language: z.enum(['zh', 'en']).optional(),
  theme: z.enum(['light', 'dark']).optional(),
  /** Who works here: his name stands ready where he signs. */
  person: group({ name: line(NAME).default('') }),
  /** On the head of every report. The bytes of the logo lie in a file of their own, named by their SHA-256. */
  company: group({
    name: line(NAME).default(''),
    address: line(ADDRESS).default(''),
    logo: z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/), type: z.enum(LOGO_TYPES) }).optional(),
  }),
  /** In front of report numbers. */
  reportPrefix: z.string().regex(REPORT_PREFIX, 'settings.prefix-form').default(''),
  /** Name of the IANA database; screens tell times in it, and new records are made in it. */
  timeZone: zone.optional(),
  /** Whose holidays count: by the name of a calendar file. */
  country: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,30}$/)
    .default('cn'),
  /** By `SOUNDS` of `attention.ts`; nothing makes a noise until somebody has asked for it. */
  sounds: group({
    ended: z.boolean().default(false),
    firstError: z.boolean().default(false),
    burst: z.boolean().default(false),
    linkLost: z.boolean().default(false),
    certain: z.boolean().default(false),
    asks: z.boolean().default(false),
    /** 0 to 1. */
    volume: z.number().min(0).max(1).default(0.5),
  }),
  notifications: z.boolean().default(true),
  /** Absolute paths. */
  folders: group({ reports: z.string().max(PATH).optional() }),
  backup: group({
    folder: z.string().max(PATH).optional(),
    /** Days after which somebody is reminded; 0: never. */
    everyDays: z.number().int().min(0).max(365).default(7),
    last: backupMade.optional(),
    /** Nobody is reminded before, epoch milliseconds. */
    quietUntilMs: z.number().int().optional(),
  }),
  /** A folder that several laptops share: a stick, a network drive, one that a program carries on. */
  exchange: group({
    folder: z.string().max(PATH).optional(),
    /** Which folder was last exchanged with, and when. */
    last: z.strictObject({ folder: z.string().max(PATH), atMs: z.number().int() }).optional(),
  }),
});
export type Preferences = z.output<typeof preferencesSchema>;

const DAY_MS = 86_400_000;

/**
 * Whole days since an archive was backed up, or since its oldest record where it never was; undefined while nobody need be reminded. `oldestMs`: absent
 * while there is no record.
 */
export function daysWithoutBackup(
  { everyDays, last, quietUntilMs = 0 }: Preferences['backup'],
  archive: string,
  oldestMs: number | undefined,
  nowMs: number,
): number | undefined {
  const sinceMs = last?.archive === archive ? last.atMs : oldestMs;
  if (everyDays === 0 || sinceMs === undefined || oldestMs === undefined || nowMs < quietUntilMs) return undefined;
  const days = Math.floor((nowMs - sinceMs) / DAY_MS);
  return days >= everyDays ? days : undefined;
}

/** Until somebody has chosen. */
export const DEFAULT_PREFERENCES: Preferences = preferencesSchema.parse({});

type Leaf<T> = Exclude<T, undefined> | null;
/** Rows to change; null: as if nobody had chosen. A group changes row by row, a logo and a backup only whole. */
export type PreferencesChange = {
  [K in keyof Preferences]?: Preferences[K] extends object
    ? { [R in keyof Preferences[K]]?: Leaf<Preferences[K][R]> }
    : Leaf<Preferences[K]>;
};

type Rows = Readonly<Record<string, unknown>>;
const isRows = (value: unknown): value is Rows => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a change gives together with what was there before; not checked yet. */
const merged = (before: Rows, change: Rows, groups: boolean): Rows => ({
  ...before,
  ...Object.fromEntries(
    Object.entries(change).map(([name, value]) => {
      const now = before[name];
      if (groups && isRows(value)) return [name, merged(isRows(now) ? now : {}, value, false)];
      return [name, value ?? undefined];
    }),
  ),
});

/** Preferences after a change. Errors: those of the schema, with the row that it refuses. */
export const changePreferences = (before: Preferences, change: PreferencesChange): Preferences =>
  preferencesSchema.parse(merged(before, change, true));

/** The same, undefined where a row refuses it: whoever asks for it in earnest is told why. */
export const ifAllowed = (before: Preferences, change: PreferencesChange): Preferences | undefined =>
  preferencesSchema.safeParse(merged(before, change, true)).data;

/** The change that takes another one back. */
export function inverseOf(before: Preferences, change: PreferencesChange): PreferencesChange {
  const back = (rows: Rows, changed: Rows, groups: boolean): Rows =>
    Object.fromEntries(
      Object.entries(changed).map(([name, value]) => {
        const was = rows[name];
        return [name, groups && isRows(value) ? back(isRows(was) ? was : {}, value, false) : (was ?? null)];
      }),
    );
  return back(before, change, true);
}
