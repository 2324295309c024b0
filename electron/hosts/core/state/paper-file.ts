import { localText } from '../../../contract/book/times.ts';
import type { FileContent } from '../../../contract/method.ts';
import type { Preferences } from '../../../contract/preferences.ts';
import type { Language } from '../../../contract/text.ts';
import { paperName, type PaperNamed } from '../../../reports/index.ts';

/** Letters of papers that are no report of one record: progress of orders, operation of a customer's circuits, summary of tests. */
type Letter = 'P' | 'O' | 'S';

/** `SZ-P-202609030830`: the number of such a paper, by the minute in which it was made. `prefix`: the company's own. */
export const paperNumber = (prefix: string, letter: Letter, madeAtMs: number): string =>
  `${prefix}${letter}-${localText(madeAtMs).slice(0, 16).replaceAll(/\D/g, '')}`;

const MIME = {
  zip: 'application/zip',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
  json: 'application/json',
} as const;
export type PaperForm = keyof typeof MIME;

/** In which language files are named: as it was chosen, else as the system has it. */
export const languageOf = ({ language }: Pick<Preferences, 'language'>): Language =>
  language ?? (Intl.DateTimeFormat().resolvedOptions().locale.startsWith('zh') ? 'zh' : 'en');

/** What a file is called by; without a day, that of the instant in which it is made. */
export type FileNamed = Omit<PaperNamed, 'day'> & { lang: Language } & ({ day: string } | { madeAtMs: number });

/** A file that the page saves, under a name that tells what it is. */
export const paperFile = ({ lang, ...named }: FileNamed, form: PaperForm, bytes: Uint8Array): FileContent => {
  const day = 'day' in named ? named.day : localText(named.madeAtMs).slice(0, 10);
  return {
    name: `${paperName({ ...named, day }, lang)}.${form}`,
    mime: MIME[form],
    base64: Buffer.from(bytes).toString('base64'),
  };
};
