import { usage } from './usage.ts';

/** A whole number from 0 on, as an option gives it. Errors: `usage`. */
export function wholeNumber(option: string, text: string, most: number): number {
  const number = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (!(number <= most)) throw usage('usage.number', { option, text, most }, option);
  return number;
}
