import type { SitePing } from '../site.ts';
import type { Draft, FormField, ObservationForm } from './fields.ts';
import { shownFields } from './fields.ts';
import { PROBES, type PingDraft, type PingRow } from './pings.ts';

/** The part of an observation at `counts.bitErrors`. */
function partAt(observation: unknown, name: string): unknown {
  let at: unknown = observation;
  for (const key of name.split('.').filter(Boolean)) {
    if (typeof at !== 'object' || at === null) return undefined;
    at = (at as Readonly<Record<string, unknown>>)[key];
  }
  return at;
}

const isZero = (value: unknown): boolean =>
  value === undefined || value === 0 || (Array.isArray(value) && value.length === 0);
/** Whether there was anything wrong among the counts under a name. */
function isClean(observation: unknown, at: string): boolean {
  const counts = (partAt(observation, `${at}counts`) ??
    (at === 'pathErrors.' ? partAt(observation, 'pathErrors') : {})) as object;
  return Object.entries(counts).every(([key, value]) => key === 'seconds' || isZero(value));
}

/** How one target answered, by its probes. */
function rowOf(pings: readonly SitePing[], said: string | undefined): PingRow {
  const lost = PROBES.map(
    ({ payload, size }) => pings.find((one) => one.payload === payload && one.size === size)?.lost,
  );
  const all = pings.reduce((sum, one) => sum + one.lost, 0);
  const sent = pings.reduce((sum, one) => sum + one.sent, 0);
  const avgMs = pings.find((one) => one.avgMs !== undefined)?.avgMs;
  const lossSeconds = pings.find((one) => one.lossSeconds?.length)?.lossSeconds;
  return {
    how: all === 0 ? 'all' : all === sent ? 'none' : 'some',
    lost,
    ...(avgMs === undefined ? {} : { avgMs }),
    ...(lossSeconds ? { lossSeconds } : {}),
    ...(said === undefined ? {} : { said }),
  };
}

interface Rung {
  rung: string;
  pings: SitePing[];
  said?: string;
}
/** The probes that a field asks for, by target. */
function pingsIn(field: Extract<FormField, { is: 'pings' }>, observation: unknown): PingDraft {
  const rungs = partAt(observation, 'rungs') as readonly Rung[] | undefined;
  const of = (row: string): { pings: readonly SitePing[]; said?: string | undefined } => {
    if (rungs) return rungs.find(({ rung }) => rung === row) ?? { pings: [] };
    const found = partAt(observation, field.rows.length > 1 ? row : field.name);
    return { pings: Array.isArray(found) ? (found as SitePing[]) : found ? [found as SitePing] : [] };
  };
  const rows = field.rows.flatMap((row): [string, PingRow][] => {
    const { pings, said } = of(row);
    return pings.length === 0 ? [] : [[row, rowOf(pings, said)]];
  });
  const sent = field.rows.map((row) => of(row).pings[0]?.sent).find((n) => n !== undefined) ?? 0;
  return { sent, rows: Object.fromEntries(rows) };
}

function lampsIn(observation: unknown): Readonly<Record<string, string>> {
  const lamps = (partAt(observation, 'lamps') ?? {}) as Readonly<Record<string, string | boolean>>;
  const worded = (state: string | boolean): string => (state === true ? 'on' : state === false ? 'off' : state);
  return Object.fromEntries(Object.entries(lamps).map(([name, state]) => [name, worded(state)]));
}

function valueIn(field: FormField, observation: unknown): unknown {
  if (field.is === 'pings') return pingsIn(field, observation);
  if (field.is === 'lamps') return lampsIn(observation);
  if (field.name.startsWith('~')) return isClean(observation, field.name.slice(1)) ? 'clean' : 'errors';
  return (
    partAt(observation, field.name) ?? partAt(observation, field.name.replace('pathErrors.counts.', 'pathErrors.'))
  );
}

/** What would have to be filled in to tell this observation. */
export function draftOf(form: ObservationForm, observation: unknown): Draft {
  const all: Draft = Object.fromEntries(
    form.fields.flatMap((field) => {
      const value = valueIn(field, observation);
      return value === undefined ? [] : [[field.name, value]];
    }),
  );
  const asked = shownFields(form, all).map(({ name }) => name);
  return Object.fromEntries(Object.entries(all).filter(([name]) => asked.includes(name)));
}
