import { TributaryError } from './errors.ts';
import { isSecret, withoutSecrets, writtenSecret } from './secrets.ts';
import { bothOf, words, type Message, type WordKey } from './words/index.ts';

/** What stands before `@` in an address. Which families there are, the drivers alone know. */
export type FamilyName = string;

/** Ways to an instrument, in the order in which people are offered them. */
export const ADDRESS_KINDS = ['serial', 'tcp', 'telnet', 'ssh', 'snmp', 'exec', 'sim', 'none'] as const;
export type AddressKind = (typeof ADDRESS_KINDS)[number];

/** Where an instrument is; which parts there are depends on the kind. */
export interface Place {
  /** Path of a serial port. */
  path?: string;
  /** Who logs in. */
  user?: string;
  host?: string;
  port?: number;
  /** The program that speaks for it. */
  program?: string;
}
/** The parts of a place as they are typed. */
export type PlaceParts = Readonly<Partial<Record<keyof Place, string>>>;

/** `family@address`, taken apart. `options` are the `?name=value` pairs. */
export interface Address extends Place {
  family: FamilyName;
  /** As typed, without the family. */
  text: string;
  kind: AddressKind;
  options: Readonly<Record<string, string>>;
}

interface Kind {
  /** How it begins; what begins with none is a path, what is empty is no place at all. */
  scheme?: string;
  /** The parts of its place in the order in which people give them, and whether it can do without. */
  parts: Readonly<Partial<Record<keyof Place, 'needed' | 'optional'>>>;
  /** The place in what stands before the options; undefined: it is none of this kind. */
  parse(base: string): Place | undefined;
  write(parts: PlaceParts): string;
  /** The cable or socket that only one can have at a time; absent: everybody has a way of his own. */
  wire?(place: Place): string;
}

/** Host, or an IPv6 address in brackets with its zone if it has one; user before it, port after it. */
const NETWORK =
  /^(?:(?<user>[^@/:\s]+)@)?(?<host>\[[0-9a-fA-F:.]+(?:%[\w.~-]+)?\]|[^@/:\s[\]]+)(?::(?<port>\d{1,5}))?\/?$/;

/** A place in the network. `usual`: the port where none is named; without it one must be. `user`: true if somebody may log in. */
function network(text: string, usual: number | undefined, user: boolean): Place | undefined {
  const found = NETWORK.exec(text)?.groups;
  const port = Number(found?.['port'] ?? usual);
  if (!found?.['host'] || !(port >= 1 && port <= 65_535) || (found['user'] !== undefined && !user)) return undefined;
  // The zone of a link-local address (RFC 6874 writes its sign as %25).
  const host = found['host'].replace(/^\[|\]$/g, '').replace(/%25/, '%');
  return { host, port, ...(found['user'] === undefined ? {} : { user: found['user'] }) };
}

function writeNetwork({ user, host = '', port }: PlaceParts): string {
  const bracketed = host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
  return [user ? `${user}@` : '', bracketed, port ? `:${port}` : ''].join('');
}

const loggedIn = { host: 'needed', port: 'optional', user: 'optional' } as const;
const nowhere = { parts: {}, parse: (text: string) => (text === '' ? {} : undefined), write: () => '' };

/** The one table of ways: how each is written, and what of it can be taken by one alone. */
const KINDS: Readonly<Record<AddressKind, Kind>> = {
  serial: {
    parts: { path: 'needed' },
    parse: (path) => (path === '' ? undefined : { path }),
    write: ({ path = '' }) => path,
    wire: ({ path }) => path!,
  },
  tcp: {
    scheme: 'tcp://',
    parts: { host: 'needed', port: 'needed' },
    parse: (text) => network(text, undefined, false),
    write: writeNetwork,
    wire: ({ host, port }) => `${host}:${port}`,
  },
  telnet: { scheme: 'telnet://', parts: loggedIn, parse: (text) => network(text, 23, true), write: writeNetwork },
  ssh: { scheme: 'ssh://', parts: loggedIn, parse: (text) => network(text, 22, true), write: writeNetwork },
  snmp: {
    scheme: 'snmp://',
    parts: { host: 'needed', port: 'optional' },
    parse: (text) => network(text, 161, false),
    write: writeNetwork,
  },
  exec: {
    scheme: 'exec:',
    parts: { program: 'needed' },
    parse: (program) => (program === '' ? undefined : { program }),
    write: ({ program = '' }) => program,
  },
  sim: { scheme: 'sim:', ...nowhere },
  none: nowhere,
};

/** What there is to say of a place of this kind, in order; `needed` if it cannot be left out. */
export const partsOf = (kind: AddressKind): [keyof Place, 'needed' | 'optional'][] =>
  Object.entries(KINDS[kind].parts) as [keyof Place, 'needed' | 'optional'][];

const SCHEME = /^[a-z][a-z0-9+.-]*:/;

/** How an address of some kinds is written, in both languages: for sentences that say what there is. */
export function shapesOf(kinds: readonly AddressKind[]): { zh: string; en: string } {
  const shapes = kinds.map((kind) => words[`way.shape.${kind}`]);
  return { zh: shapes.map(({ zh }) => zh).join('、'), en: shapes.map(({ en }) => en).join(', ') };
}

/** The cable or socket that an instrument hangs on and others may want; undefined where each has a way of its own. */
export const wireOf = (address: Address): string | undefined => KINDS[address.kind].wire?.(address);

/** Where it is, as messages name it: a path, a host with its port; what is nowhere as it was typed. */
export function placeText({ kind, text, host, port }: Address): string {
  const typed = text.split('?')[0]!;
  return host === undefined ? typed : KINDS[kind].write({ host, port: String(port) });
}

/** The parts of its place as they are typed: to write the address again. */
export const placeParts = ({ path, user, host, port, program }: Address): PlaceParts =>
  Object.fromEntries(
    Object.entries({ path, user, host, port: port?.toString(), program }).filter(([, part]) => part !== undefined),
  );

/**
 * Parses `family@/dev/ttyUSB0?baud=9600`, `family@tcp://127.0.0.1:7000?rate=64k`, `family@sim:?seed=7`, `family`, `family@?set=2`: how it is
 * written, not whether there is such a family and what it takes. Errors: `bad-address`.
 */
export function parseAddress(text: string): Address {
  const fault = (code: WordKey, params?: Message['params']): TributaryError =>
    new TributaryError('bad-address', withoutSecrets(text), { ...bothOf(params ? { code, params } : { code }) });
  const [family, whole] = split(text, '@');
  const [base, query] = split(whole, '?');
  const kind = kindOf(base, fault);
  const { scheme = '', parse } = KINDS[kind];
  const place = parse(base.slice(scheme.length));
  if (!place) throw fault('address.shape', shapesOf([kind]));
  return { family, text: whole, kind, ...place, options: optionsIn(query, fault) };
}

type Fault = (code: WordKey, params?: Message['params']) => TributaryError;

function kindOf(base: string, fault: Fault): AddressKind {
  if (base === '') return 'none';
  const found = ADDRESS_KINDS.find((kind) => base.startsWith(KINDS[kind].scheme ?? ' '));
  const scheme = SCHEME.exec(base)?.[0];
  if (!found && scheme !== undefined) throw fault('address.scheme', { scheme });
  return found ?? 'serial';
}

/** An address put together; parts and options without a value are left out. */
export function writeAddress(
  family: FamilyName,
  kind: AddressKind,
  parts: PlaceParts,
  options: Readonly<Record<string, string | undefined>> = {},
): string {
  const given = Object.entries(options).filter(([, value]) => value !== undefined && value !== '');
  const written = (name: string, value = ''): string => (isSecret(name) ? writtenSecret(value) : value);
  const query = given.map(([name, value]) => `${name}=${written(name, value)}`).join('&');
  const { scheme = '', write } = KINDS[kind];
  const whole = `${scheme}${write(parts)}${query === '' ? '' : `?${query}`}`;
  return whole === '' ? family : `${family}@${whole}`;
}

/** The same address with more options, or others. Errors: `bad-address`. */
export function withOptions(text: string, options: Readonly<Record<string, string | undefined>>): string {
  const address = parseAddress(text);
  return writeAddress(address.family, address.kind, placeParts(address), { ...address.options, ...options });
}

function split(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

/** Beside a secret, what is no pair may be the rest of it: a password with a sign in it that separates options. */
function shownPair(pair: string, pairs: readonly string[]): string {
  const secret = pairs.map((one) => split(one, '=')[0]).find(isSecret);
  return secret === undefined ? pair : `${secret}=…`;
}

function optionsIn(query: string, fault: Fault): Record<string, string> {
  const options = new Map<string, string>();
  const pairs = query.split('&').filter(Boolean);
  for (const pair of pairs) {
    const [name, value] = split(pair, '=');
    if (name === '' || value === '') throw fault('address.option', { option: shownPair(pair, pairs) });
    if (options.has(name)) throw fault('address.option-twice', { name });
    options.set(name, value);
  }
  return Object.fromEntries(options);
}
