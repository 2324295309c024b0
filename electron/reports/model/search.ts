import { toldOf, type LocateRecord, type ToldRecord } from '../../contract/locate-record.ts';
import { roleName } from '../../contract/instrument.ts';
import { toldWords } from '../../contract/observe/says.ts';
import type { RunRecord } from '../../contract/run.ts';
import { actionWords, partsOf } from '../../contract/site-action.ts';
import type { Bilingual } from '../../contract/text.ts';
import { decidingAttempt } from './basis.ts';
import { photoNumbers } from './photos.ts';
import { both, bothOf, listed, wordOf } from './texts.ts';
import type { Row, Section } from './document.ts';

/** The search for a fault that a record holds; undefined of every other test. */
export const searchIn = (record: RunRecord): LocateRecord | undefined =>
  decidingAttempt(record)?.steps.find(({ locate }) => locate !== undefined)?.locate;

/** What was done, and what was seen. */
export const didWords = ({ site }: LocateRecord, { action }: ToldRecord): Bilingual =>
  bothOf(actionWords(site.line, action));
export const sawWords = ({ site }: LocateRecord, told: ToldRecord): Bilingual => bothOf(toldWords(site.line, told));

/** What was seen to before a box was touched. */
export function careWords({ care }: ToldRecord): Bilingual | undefined {
  if (!care) return undefined;
  const [configuration, log] = [both(`consent.${care.configuration}`), both(`consent.${care.log}`)];
  return both('report.fault.care', {
    configurationZh: configuration.zh,
    configurationEn: configuration.en,
    logZh: log.zh,
    logEn: log.en,
    by: care.consentBy,
  });
}

function questionRow(record: RunRecord, search: LocateRecord, told: ToldRecord): Row {
  const refused = 'refused' in told;
  const numbers = photoNumbers(record, told);
  const small = [
    careWords(told),
    refused ? both('report.questions.cannot') : undefined,
    told.unasked ? both('report.questions.unasked') : undefined,
    told.withdrawnAtMs === undefined ? undefined : both('report.questions.withdrawn'),
    numbers.length > 0 ? both('report.event.photos', { text: numbers.join(', ') }) : undefined,
  ].flatMap((one) => (one ? [{ small: one }] : []));
  const by = told.by ?? (told.role ? roleName(told.role) : '');
  return [
    { at: Math.floor(told.atMs / 1000) },
    didWords(search, told),
    small.length > 0 ? { of: [sawWords(search, told), ...small] } : sawWords(search, told),
    by,
  ];
}

/** Every question with its answer in order, those taken back too. */
export function questionsSection(record: RunRecord, search: LocateRecord): Section {
  const title = both('report.section.questions');
  if (search.told.length === 0) return { id: 'questions', title, paragraphs: [both('report.questions.none')] };
  const columns = [
    { head: both('report.head.time'), width: 'auto', align: 'left' } as const,
    { head: both('report.head.question'), width: '1fr', align: 'left' } as const,
    { head: both('report.head.answer'), width: '1.2fr', align: 'left' } as const,
    { head: both('report.head.by'), width: '22mm', align: 'left' } as const,
  ];
  const rows = search.told.map((told) => questionRow(record, search, told));
  return { id: 'questions', title, tables: [{ columns, rows }], loose: true };
}

function settingsFound(search: LocateRecord, told: ToldRecord): Row[] {
  const parts = partsOf(told.action);
  if (parts?.kind !== 'settings' || !('saw' in told)) return [];
  const saw = told.saw as { available: boolean; notAsOrdered?: string[] };
  const { zh = parts.at, en = parts.at } = search.site.line.sections.find(({ id }) => id === parts.at) ?? {};
  const differs = (saw.notAsOrdered ?? []).map((what) => wordOf('seen', what));
  const found = !saw.available
    ? both('report.found.unread')
    : differs.length === 0
      ? both('report.found.as-ordered')
      : both('report.found.differs', listed(differs, ['、', ', ']));
  return [[{ zh, en }, found]];
}

/** Settings that were read against the order, box by box; nothing where none was read. */
export function foundSection(search: LocateRecord): Section[] {
  const rows = toldOf(search).flatMap((told) => settingsFound(search, told));
  if (rows.length === 0) return [];
  const columns = [
    { head: both('report.head.box'), width: '60mm', align: 'left' } as const,
    { head: both('report.head.found'), width: '1fr', align: 'left' } as const,
  ];
  return [{ id: 'found', title: both('report.section.found'), tables: [{ columns, rows }] }];
}
