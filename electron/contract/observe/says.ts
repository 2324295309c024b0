import { bothOf, saidOf, wordOf, words, type Message } from '../words/index.ts';
import type { Bilingual } from '../text.ts';
import { alike } from '../text.ts';
import type { ToldShown } from '../locate-blocks.ts';
import { toldOf, type LocateRecord } from '../locate-record.ts';
import { actionWords } from '../site-action.ts';
import type { SiteLine, Told } from '../site.ts';
import { draftOf } from './draft.ts';
import { formOf } from './form.ts';
import { lampName } from './lamps.ts';
import { shownFields, type Draft, type FormField } from './fields.ts';
import type { PingDraft, PingRow } from './pings.ts';

/** More of what is unlike the usual has no room in a line. */
const MOST = 5;

const YES = words['search.yes'];
const NO = words['search.no'];
const pair = (name: Bilingual, value: Bilingual): Bilingual => ({
  zh: `${name.zh} ${value.zh}`,
  en: `${name.en}: ${value.en}`,
});

function pingWords(row: PingRow, sent: number): Bilingual {
  if (row.how === 'none') return words['search.answered-none'];
  const told = (row.lost ?? []).filter((n) => n !== undefined);
  const params = { lost: told.reduce((sum, n) => sum + n, 0), sent: sent * told.length };
  return bothOf({ code: 'search.lost-some', params });
}
const pingsSaid = ({ sent, rows }: PingDraft): Bilingual[] =>
  Object.entries(rows).flatMap(([name, row]) =>
    row.how === 'all' ? [] : [pair(wordOf('seen', name), pingWords(row, sent))],
  );

function lampsSaid(seen: Readonly<Record<string, string>>, usual: Readonly<Record<string, string>>): Bilingual[] {
  return Object.entries(seen).flatMap(([name, state]) =>
    usual[name] === state ? [] : [pair(lampName(name), wordOf('seen', state))],
  );
}

function valueSaid(value: unknown): Bilingual {
  if (typeof value === 'boolean') return value ? YES : NO;
  if (!Array.isArray(value)) return wordOf('seen', String(value));
  const parts = value.slice(0, MOST).map((one) => wordOf('seen', String(one)));
  const more = value.length > MOST ? ' …' : '';
  return { zh: parts.map(({ zh }) => zh).join('、') + more, en: parts.map(({ en }) => en).join(', ') + more };
}

/** What of a field is unlike what is usual, in words. */
function unlike(field: FormField, draft: Draft, usual: Draft): Bilingual[] {
  const [value, wanted] = [draft[field.name], usual[field.name]];
  if (value === undefined || field.name.startsWith('~')) return [];
  if (field.is === 'pings') return pingsSaid(value as PingDraft);
  if (field.is === 'lamps')
    return lampsSaid(value as Readonly<Record<string, string>>, (wanted ?? {}) as Readonly<Record<string, string>>);
  const isUsual =
    value === wanted || (Array.isArray(value) && value.length === 0) || (value === 0 && wanted === undefined);
  return isUsual ? [] : [pair(words[field.words], valueSaid(value))];
}

/** What was told, in a line: what of it is unlike the usual, or that all was as it should be; why it could not be done. */
export function toldWords(line: SiteLine, told: Told): Message {
  if ('refused' in told) return saidOf(wordOf('refusal', told.refused));
  const form = formOf(line, told.action);
  if (!form) return saidOf(alike(told.action));
  const draft = draftOf(form, told.saw);
  const parts = shownFields(form, draft).flatMap((field) => unlike(field, draft, form.usual));
  if (parts.length === 0) return { code: 'search.as-usual' };
  const shown = parts.slice(0, MOST);
  const more = parts.length > MOST ? ' …' : '';
  return saidOf({
    zh: shown.map(({ zh }) => zh).join('；') + more,
    en: shown.map(({ en }) => en).join('; ') + more,
  });
}

/** What was told and not taken back, as people read it. */
export const toldShown = (record: LocateRecord): ToldShown[] =>
  toldOf(record).map((told) => ({
    action: told.action,
    words: actionWords(record.site.line, told.action),
    says: toldWords(record.site.line, told),
    refused: 'refused' in told,
    ...(told.by === undefined ? {} : { by: told.by }),
    ...(told.role === undefined ? {} : { role: told.role }),
  }));
