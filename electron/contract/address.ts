import { TributaryError } from './errors.ts';
import { FAMILIES, type Family } from './tester.ts';
import { bothOf, type Message, type WordKey } from './words/index.ts';

type Fault = (code: WordKey, params?: Message['params']) => TributaryError;

/** `family@address`, taken apart. `options` are the `?name=value` pairs. */
export interface Address {
  family: Family;
  /** As typed, without the family. */
  text: string;
  kind: 'serial' | 'tcp' | 'sim' | 'none';
  /** Path of a serial port. */
  path?: string;
  host?: string;
  port?: number;
  options: Readonly<Record<string, string>>;
}

/** Host, or an IPv6 address in brackets with its zone if it has one, and port. */
const TCP = /^tcp:\/\/(\[[0-9a-fA-F:.]+(?:%[\w.~-]+)?\]|[^/:\s[\]]+):(\d{1,5})\/?$/;

/** Parses `comtech@/dev/ttyUSB0?baud=9600`, `loop@tcp://127.0.0.1:7000?rate=64k`, `comtech@sim:?seed=7`, `manual`, `manual@?set=2`. Errors: `bad-address`. */
export function parseAddress(text: string): Address {
  const bad: Fault = (code, params) =>
    new TributaryError('bad-address', text, { ...bothOf(params ? { code, params } : { code }) });
  const [familyText = '', ...rest] = text.split('@');
  const family = FAMILIES.find((f) => f === familyText);
  if (!family) throw bad('address.family', { family: familyText, known: FAMILIES.join(', ') });
  const address = rest.join('@');
  if (family === 'manual') {
    // A set read by hand hangs on nothing; a second one has a name, so that each keeps its model and calibration.
    if (!/^(\?|$)/.test(address)) throw bad('address.manual');
    return { family, text: address, kind: 'none', options: parseOptions(address.slice(1), bad) };
  }
  const [base = '', query = ''] = splitOnce(address, '?');
  const options = parseOptions(query, bad);
  if (base === 'sim:') return { family, text: address, kind: 'sim', options };
  if (base.startsWith('tcp://')) return { family, text: address, kind: 'tcp', ...parseTcp(base, bad), options };
  if (base === '' || /^[a-z]+:/.test(base)) throw bad('address.kind');
  return { family, text: address, kind: 'serial', path: base, options };
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

function parseOptions(query: string, bad: Fault): Record<string, string> {
  const options = new Map<string, string>();
  for (const pair of query.split('&').filter(Boolean)) {
    const [name, value] = splitOnce(pair, '=');
    if (name === '' || value === '') throw bad('address.option', { option: pair });
    if (options.has(name)) throw bad('address.option-twice', { name });
    options.set(name, value);
  }
  return Object.fromEntries(options);
}

function parseTcp(base: string, bad: Fault): { host: string; port: number } {
  const match = TCP.exec(base);
  const port = Number(match?.[2]);
  if (!match?.[1] || port < 1 || port > 65535) throw bad('address.tcp');
  // The zone of a link-local address (RFC 6874 writes its sign as %25).
  return { host: match[1].replace(/^\[|\]$/g, '').replace(/%25/, '%'), port };
}
