/** How many sites and addresses are tried at most: each of them is waited for. */
const AT_MOST = 10;

/** A place on the internet that is reached by its name, over HTTP. */
export interface Site {
  url: string;
  host: string;
}
/** A place that is reached by its address, over TCP. */
export interface Place {
  address: string;
  port: number;
}

const parts = (text: string): string[] => text.split(/[\s,，、;；]+/).filter((part) => part !== '');

/** Scheme, host, port, path. Nobody logs in anywhere: an `@` is none of it. */
const SITE = /^(?:(https?):\/\/)?([^\s/:@?#[\]]{1,253})(?::(\d{1,5}))?([/?#]\S*)?$/i;

function siteOf(text: string): Site | undefined {
  const [, scheme = 'https', host, port, path = '/'] = SITE.exec(text) ?? [];
  if (host === undefined || (port !== undefined && !(Number(port) > 0 && Number(port) < 65_536))) return undefined;
  return { url: `${scheme.toLowerCase()}://${host}${port === undefined ? '' : `:${port}`}${path}`, host };
}

function placeOf(text: string): Place | undefined {
  const match = /^(\d{1,3}(?:\.\d{1,3}){3})(?::(\d{1,5}))?$/.exec(text);
  const port = Number(match?.[2] ?? 443);
  const octets = (match?.[1] ?? '').split('.').map(Number);
  return match?.[1] && octets.every((octet) => octet <= 255) && port > 0 && port < 65_536
    ? { address: match[1], port }
    : undefined;
}

function all<T>(text: string, of: (part: string) => T | undefined): T[] | undefined {
  const found = parts(text).map(of);
  const good = found.flatMap((one) => (one === undefined ? [] : [one]));
  return good.length === found.length && good.length > 0 && good.length <= AT_MOST ? good : undefined;
}

/** Sites as people write them, apart by blanks or commas: `www.qq.com http://10.0.0.1:8080/`; undefined if one of them is none, or there are more than ten. */
export const parseSites = (text: string): Site[] | undefined => all(text, siteOf);
/** IPv4 addresses with their port, 443 where none is said: `223.5.5.5 114.114.114.114:53`. */
export const parsePlaces = (text: string): Place[] | undefined => all(text, placeOf);

/** Why something was not reached. */
export type ReachFault = 'name' | 'refused' | 'silent' | 'no-route' | 'certificate' | 'other';

/** What was seen of one site or address. Times in milliseconds; absent: not seen. */
export interface Reached {
  what: string;
  by: 'name' | 'address';
  /** Addresses that its name stands for, and how long that answer took. */
  addresses?: string[];
  nameMs?: number;
  /** To the first octet of the answer, or until the connection stood: one a try. */
  ms: number[];
  status?: number;
  fault?: ReachFault;
  /** As the system says it. */
  detail?: string;
}

/** What one download came to: with what the far server and the laptop themselves can. */
export interface Downloaded {
  url: string;
  octets: number;
  ms: number;
  /** It came to its end; else the time was over. */
  whole: boolean;
  fault?: ReachFault;
  detail?: string;
}
