import { TributaryError } from '../../contract/errors.ts';

/** A whole number from 0 on, as an option gives it. Errors: `usage`. */
export function wholeNumber(option: string, text: string, most: number): number {
  const number = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (!(number <= most)) throw new TributaryError('usage', option, { text: `${option} ${text}: 0 ... ${most}` });
  return number;
}
