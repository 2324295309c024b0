import { z } from 'zod';

/**
 * Options of an address that are secret, whatever the family: the one list. An address that is shown, recorded or logged has none of them; they
 * travel beside it (`partSecrets`) and are kept by place.
 */
export const SECRET_OPTIONS = ['password', 'enable', 'community', 'auth', 'priv'] as const;
export type SecretOption = (typeof SECRET_OPTIONS)[number];
/** Secrets of one address by option. */
export type Secrets = Readonly<Partial<Record<string, string>>>;
export const secretsSchema = z.partialRecord(z.enum(SECRET_OPTIONS), z.string().max(2000));

const NAMES: ReadonlySet<string> = new Set(SECRET_OPTIONS);
export const isSecret = (option: string): boolean => NAMES.has(option);

/** A secret as it stands in an address: what separates options is written as in a URL (`%26`). */
export const writtenSecret = (value: string): string => value.replaceAll(/[%&#\s]/g, encodeURIComponent);

function readSecret(written: string): string {
  try {
    return decodeURIComponent(written);
  } catch (thrown) {
    // A lone percent sign means itself.
    if (thrown instanceof URIError) return written;
    throw thrown;
  }
}

/** A password written as in a URL: `ssh://user:password@host`. No address takes it there, and none shows it. */
const IN_LOGIN = /(\/\/[^/:@?\s]*):[^@/?]*@/g;

/** An address without what is secret in it, and that beside it. Never throws, whatever the text is: what it cannot read it drops. */
export function partSecrets(text: string): { address: string; secrets: Secrets } {
  const at = text.indexOf('?');
  const base = (at < 0 ? text : text.slice(0, at)).replaceAll(IN_LOGIN, '$1@');
  if (at < 0) return { address: base, secrets: {} };
  const pairs = text.slice(at + 1).split('&');
  const nameOf = (pair: string): string => pair.split('=', 1)[0]!.trim().toLowerCase();
  const hidden = pairs.filter((pair) => isSecret(nameOf(pair)));
  if (hidden.length === 0) return { address: `${base}${text.slice(at)}`, secrets: {} };
  // Beside a secret, what is no pair may be the rest of it.
  const shown = pairs.filter((pair) => /^[^=]+=./.test(pair) && !isSecret(nameOf(pair)));
  const secrets = hidden.flatMap((pair) => {
    const value = readSecret(pair.slice(pair.indexOf('=') + 1));
    return pair.includes('=') && value !== '' ? [[nameOf(pair), value] as const] : [];
  });
  return { address: `${base}${shown.length === 0 ? '' : `?${shown.join('&')}`}`, secrets: Object.fromEntries(secrets) };
}

/** An address as it may be shown, recorded and logged. */
export const withoutSecrets = (text: string): string => partSecrets(text).address;

/** What stands in the place of a secret, however long that is. */
export const HIDDEN = '****';

/** A text that came from elsewhere, with no secret in it. */
export function hideIn(text: string, secrets: Iterable<string>): string {
  let shown = text;
  for (const secret of secrets) if (secret !== '') shown = shown.replaceAll(secret, HIDDEN);
  return shown;
}
