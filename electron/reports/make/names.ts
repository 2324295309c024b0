import { isJudged, type RunRecord } from '../../contract/run.ts';
import type { Bilingual, Language } from '../../contract/text.ts';
import { both, localTime } from '../model/texts.ts';

/** Greatest length of a part of a file name in UTF-8; with the rest it stays below the 255 bytes (and 143 on encrypted homes) of all file systems. */
const CIRCUIT_BYTES = 48;
const END_BYTES = 15;
const BYTES = { who: 36, of: 48, what: 36 } as const;

/** What some file system refuses (Windows: `<>:"/\\|?*`, controls, a dot at the end), what a shell stumbles over, and separators of the pattern itself. */
const REFUSED = /[^\p{L}\p{N}.+-]+/gu;

/** The text with a `-` for whatever a file system may refuse, cut between characters. */
export function safePart(text: string, bytes: number): string {
  const clean = text.normalize('NFC').replaceAll(REFUSED, '-');
  let out = '';
  for (const char of clean) {
    if (Buffer.byteLength(out + char) > bytes) break;
    out += char;
  }
  return out.replaceAll(/^[-.]+|[-.]+$/g, '');
}

/** `<circuit>_<A>-<Z>_<YYYYMMDD-HHMM>_<VERDICT>_<run id>`: what is unknown is left out; the run id keeps it unique. */
export function fileStem(record: RunRecord): string {
  const circuit = safePart(record.circuit?.number ?? '', CIRCUIT_BYTES) || record.procedure.id;
  const ends = (['A', 'Z'] as const).map((end) => safePart(record.circuit?.ends?.[end]?.site ?? '', END_BYTES));
  const route = ends.every(Boolean) ? ends.join('-') : '';
  const digits = localTime(record.startedAtMs, record.zone.offsetS).replaceAll(/\D/g, '');
  const verdict = isJudged(record) ? (record.verdict ?? 'not-set').toUpperCase() : 'INTERIM';
  const time = `${digits.slice(0, 8)}-${digits.slice(8, 12)}`;
  return [circuit, route, time, verdict, safePart(record.runId, 40)].filter(Boolean).join('_');
}

/** What a paper is called by. `who`: the customer whom it is for, else the company; `of`: its circuit, order, ticket or list; `day`: `2026-09-03`. */
export interface PaperNamed {
  who?: string | undefined;
  of?: string | undefined;
  what: Bilingual;
  day: string;
}

/** `<who>-<of>-<what>-<YYYYMMDD>` without an ending: what is unknown is left out. */
export const paperName = ({ who = '', of = '', what, day }: PaperNamed, lang: Language): string =>
  [safePart(who, BYTES.who), safePart(of, BYTES.of), safePart(what[lang], BYTES.what), day.replaceAll('-', '')]
    .filter(Boolean)
    .join('-');

/** Name of the carrier's form of a run. Its number keeps that of a second test apart. */
export function formName(record: RunRecord, lang: Language): string {
  const { circuit, number, runId, startedAtMs, zone } = record;
  const day = localTime(startedAtMs, zone.offsetS).slice(0, 10);
  const named = { who: circuit?.customer?.name, of: circuit?.number, what: both('opening.title'), day };
  return `${paperName(named, lang)}-${safePart(number ?? runId, 40)}.pdf`;
}
