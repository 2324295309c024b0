import { DEFECTS } from '../../contract/second.ts';
import type { Bilingual } from '../../contract/text.ts';
import { wordOf } from './texts.ts';

const SYMBOLS: readonly string[] = [
  'ES',
  'SES',
  'UAS',
  'DM',
  'AS',
  'EFS',
  'BBE',
  'ESR',
  'SESR',
  'BBER',
  'BER',
  ...DEFECTS,
];

/** The symbol of a parameter or defect as the standards write it; empty where it has none. */
export const symbolOf = (parameter: string): string =>
  parameter === 'ber' ? 'BER' : SYMBOLS.includes(parameter) ? parameter : '';

/** The full word of a parameter or defect; `BER` is kept under `ber`. */
export function nameOf(parameter: string): Bilingual {
  if ((DEFECTS as readonly string[]).includes(parameter)) return wordOf('defect', parameter);
  return wordOf('parameter', parameter === 'BER' ? 'ber' : parameter);
}

/** The symbol if there is one, else the word. */
export function shortName(parameter: string): Bilingual {
  const symbol = symbolOf(parameter);
  return symbol ? { zh: symbol, en: symbol } : nameOf(parameter);
}
