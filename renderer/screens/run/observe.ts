import { observationOf } from '../../../electron/contract/observe/form.ts';
import {
  shownFields,
  type Draft,
  type FormField,
  type ObservationForm,
} from '../../../electron/contract/observe/fields.ts';
import type { PingDraft } from '../../../electron/contract/observe/pings.ts';
import type { ActionKind, Observation } from '../../../electron/contract/site.ts';

/** A figure as somebody typed it; undefined where it is none that the field can take. */
export function figureOf(
  text: string,
  { from, to, whole }: { from: number; to: number; whole?: true },
): number | undefined {
  const trimmed = text.trim().replace(',', '.').replace('−', '-');
  const value = trimmed === '' ? Number.NaN : Number(trimmed);
  if (!Number.isFinite(value) || value < from || value > to) return undefined;
  return whole && !Number.isInteger(value) ? undefined : value;
}

/** Seconds as somebody typed them, with blanks or commas between; undefined where one of them is none. */
export function secondsOf(text: string): number[] | undefined {
  const parts = text.split(/[\s,;，、]+/).filter(Boolean);
  const seconds = parts.map(Number);
  return seconds.every((s) => Number.isFinite(s) && s >= 0) && seconds.length <= 1000 ? seconds : undefined;
}

/** True while a field still wants an answer. */
function isMissing(field: FormField, draft: Draft): boolean {
  const value = draft[field.name];
  if (field.optional && value === undefined) return false;
  if (field.is === 'pings') {
    const { rows = {}, sent = 0 } = (value ?? {}) as Partial<PingDraft>;
    return sent <= 0 || field.rows.some((row) => rows[row]?.how === undefined);
  }
  if (field.is === 'lamps') {
    const lamps = (value ?? {}) as Readonly<Record<string, string>>;
    return lamps['PWR'] !== 'off' && field.lamps.some((name) => lamps[name] === undefined);
  }
  return value === undefined || value === null;
}

/** How many fields still want an answer. */
export const missingIn = (form: ObservationForm, draft: Draft): number =>
  shownFields(form, draft).filter((field) => isMissing(field, draft)).length;

/** The observation, once all that is asked was answered. */
export const takenOf = (kind: ActionKind, form: ObservationForm, draft: Draft): Observation | undefined =>
  missingIn(form, draft) > 0 ? undefined : observationOf(kind, form, draft);

/** The next state of a lamp that is tapped. */
const NEXT: Readonly<Record<string, string>> = { on: 'flashing', flashing: 'off', off: 'on' };
export const nextLamp = (state: string | undefined, yesNo: boolean): string =>
  state === undefined ? 'on' : yesNo ? (state === 'off' ? 'on' : 'off') : (NEXT[state] ?? 'on');
