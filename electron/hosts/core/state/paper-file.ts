import { localText } from '../../../contract/book/times.ts';
import type { FileContent } from '../../../contract/method.ts';

/** Letters of papers that are no report of one record: progress of orders, operation of a customer's circuits. */
type Letter = 'P' | 'O';

/** `SZ-P-202609030830`: the number of such a paper, by the minute in which it was made. `prefix`: the company's own. */
export const paperNumber = (prefix: string, letter: Letter, madeAtMs: number): string =>
  `${prefix}${letter}-${localText(madeAtMs).slice(0, 16).replaceAll(/\D/g, '')}`;

/** `20260903`: the day of an instant, as names of files have it. */
export const dayDigits = (ms: number): string => localText(ms).slice(0, 10).replaceAll('-', '');

const MIME = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
  json: 'application/json',
} as const;
export type PaperForm = keyof typeof MIME;

/** A file that the page saves. `name`: without its ending. */
export const paperFile = (name: string, form: PaperForm, bytes: Uint8Array): FileContent => ({
  name: `${name}.${form}`,
  mime: MIME[form],
  base64: Buffer.from(bytes).toString('base64'),
});
