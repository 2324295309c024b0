import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { parseAddress, placeParts, writeAddress, type Address } from '../../contract/address.ts';
import { TributaryError } from '../../contract/errors.ts';
import { partSecrets, SECRET_OPTIONS, secretsSchema, type Secrets } from '../../contract/secrets.ts';
import { makeFolder, replaceFile } from '../../files/index.ts';

/** Where secrets are kept for the next time: in the home folder, for this user alone. */
export const secretsFile = (home: string): string => join(home, 'secrets.json');

const schema = z.strictObject({
  version: z.literal(1),
  places: z.record(z.string(), secretsSchema),
});
type Places = z.output<typeof schema>['places'];

/** A box is known by family and place: the other options of its address (a speed, a port of the box) make it no other. */
function placeIn(text: string): string {
  const address = parseAddress(text);
  return writeAddress(address.family, address.kind, placeParts(address));
}

/** Errors: `file-not-regular`, `bad-yaml` for a file that is none of ours; those of the system. */
function read(home: string): Places {
  const file = secretsFile(home);
  try {
    // A pipe in its place would be waited for.
    if (!statSync(file).isFile()) throw new TributaryError('file-not-regular', file);
    return schema.parse(JSON.parse(readFileSync(file, 'utf8'))).places;
  } catch (thrown) {
    if (thrown instanceof TributaryError) throw thrown;
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT') return {};
    // The text of what is wrong in it may quote a password.
    throw new TributaryError('bad-yaml', file, { text: 'JSON' }, { cause: undefined });
  }
}

/** What somebody has given and no box has accepted yet: by home and place, in this program alone. */
const offered = new Map<string, Secrets>();
const offerKey = (home: string, place: string): string => JSON.stringify([home, place]);

/**
 * Takes what is secret out of an address and tries it from now on at this place; gives the address as it may be shown, recorded and logged. Nothing
 * is kept before a box has accepted it: a slip takes the place of no right one. Errors: `bad-address`; those of reading `secrets.json`.
 */
export function offerSecrets(text: string, home: string): string {
  const { address, secrets } = partSecrets(text);
  if (Object.keys(secrets).length === 0) return address;
  read(home);
  const key = offerKey(home, placeIn(address));
  offered.set(key, { ...offered.get(key), ...secrets });
  return address;
}

/** A box has let somebody in: what was offered at its place is kept for the next time. Errors: those of reading and writing `secrets.json`. */
export function keepOffered({ family, text }: Address, home: string): void {
  const place = placeIn(`${family}@${text}`);
  const secrets = offered.get(offerKey(home, place));
  if (!secrets) return;
  const places = read(home);
  makeFolder(home);
  const next = { ...places, [place]: { ...places[place], ...secrets } };
  replaceFile(secretsFile(home), `${JSON.stringify({ version: 1, places: next }, undefined, 2)}\n`);
  offered.delete(offerKey(home, place));
}

/** A box has refused what was offered: from now on what is kept holds again. */
export function dropOffered({ family, text }: Address, home: string): void {
  offered.delete(offerKey(home, placeIn(`${family}@${text}`)));
}

/** `TRIBUTARY_PASSWORD` and the like: what holds for boxes of which nothing is kept. */
export function secretsInEnvironment(env: NodeJS.ProcessEnv): Secrets {
  const given = SECRET_OPTIONS.map((name) => [name, env[`TRIBUTARY_${name.toUpperCase()}`] ?? ''] as const);
  return Object.fromEntries(given.filter(([, value]) => value !== ''));
}

/**
 * The secrets for an address: what was offered for its place, else what is kept of it, else what the environment says; only those that its family
 * takes. Errors: those of reading `secrets.json`.
 */
export function secretsFor(
  { family, text }: Address,
  home: string,
  takes: (option: string) => boolean,
  env: NodeJS.ProcessEnv = process.env,
): Secrets {
  const place = placeIn(`${family}@${text}`);
  const given = offered.get(offerKey(home, place));
  const all = Object.entries({ ...secretsInEnvironment(env), ...read(home)[place], ...given });
  return Object.fromEntries(all.filter(([name]) => takes(name)));
}
