import type { LogoType } from '../../contract/preferences.ts';
import type { ReportModel } from './document.ts';

/** Whose reports these are, as the user has said it. */
export interface Letterhead {
  name: string;
  address: string;
  logo?: Logo;
}
export interface Logo {
  type: LogoType;
  bytes: Uint8Array;
}

const ENDINGS = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/svg+xml': 'svg' } as const satisfies Record<
  LogoType,
  string
>;

/** Name under which the compiler finds the logo. */
export const logoFile = ({ type }: Pick<Logo, 'type'>): string => `logo.${ENDINGS[type]}`;

/** What stands above the title; nothing where nobody has said anything. `logo`: the file, if it can be drawn. */
export function companyOf(head: Letterhead | undefined, logo: string | undefined): ReportModel['company'] {
  if (!head || (head.name === '' && head.address === '' && logo === undefined)) return undefined;
  return { name: head.name, ...(head.address === '' ? {} : { address: head.address }), ...(logo ? { logo } : {}) };
}
