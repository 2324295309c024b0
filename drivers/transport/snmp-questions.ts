import snmp from 'net-snmp';
import { TributaryError } from '../../electron/contract/errors.ts';
import { textOf } from './link.ts';

/** A value as the agent sent it. `type`: the name that ASN.1 has for it. */
export interface SnmpValue {
  type: string;
  value: number | string;
}
/** Values by object identifier; what the agent does not have is not in it. */
export type SnmpValues = ReadonlyMap<string, SnmpValue>;

/** Variables in one question: what fits into a datagram of 1 472 octets. */
const AT_ONCE = 40;
/** Rows of a table in one answer, of all columns together. */
const REPEATED = 60;

export interface Varbind {
  oid: string;
  type?: number;
  value?: unknown;
}
export type Answered = (error: Error | null, varbinds?: unknown) => void;
/** The part of the package's session that is used, with what its types leave out. */
export interface Session {
  get(oids: string[], done: Answered): void;
  getNext(oids: string[], done: Answered): void;
  getBulk(oids: string[], nonRepeaters: number, repetitions: number, done: Answered): void;
  set(varbinds: Varbind[], done: Answered): void;
  cancelRequests(error: Error): void;
  close(): void;
  on(event: 'error', listener: (error: Error) => void): void;
  msgSecurityParameters?: { msgAuthoritativeEngineID?: Buffer };
}

/** The package's names of what an agent refuses with. */
export const refusalOf = (error: unknown): string | undefined =>
  error instanceof snmp.RequestFailedError ? snmp.ErrorStatus[error.status] : undefined;

export interface Asking {
  session: Session;
  ask(question: (done: Answered) => void, signal: AbortSignal): Promise<Varbind[]>;
  name: string;
  /** Version 1: no bulk, and one variable that is missing refuses all. */
  isFirst: boolean;
}

/** A refusal of the agent in our words; any other error as it is. */
export function refused({ name }: Asking, command: string, error: unknown): unknown {
  const text = refusalOf(error);
  return text === undefined ? error : new TributaryError('command-refused', name, { command, text }, { cause: error });
}

/** The value of a variable; undefined: the agent does not have it. */
function valueOf({ type = 0, value }: Varbind): SnmpValue | undefined {
  if (type >= MISSING || value === undefined || value === null) return undefined;
  const name = snmp.ObjectType[type] ?? String(type);
  if (typeof value === 'number') return { type: name, value };
  if (Buffer.isBuffer(value)) return { type: name, value: type === OCTETS ? textIn(value) : value.toString('hex') };
  return { type: name, value: textOf(value) };
}
const OCTETS: number = snmp.ObjectType.OctetString;
/** From here on a type says why there is no value. */
const MISSING: number = snmp.ObjectType.NoSuchObject;
/** Text, or what is no text in hexadecimal. */
const textIn = (bytes: Buffer): string => {
  const text = bytes.toString('utf8');
  const isText = [...text].every((char) => char !== '\uFFFD' && (char >= ' ' || '\t\r\n'.includes(char)));
  return isText ? text : bytes.toString('hex');
};

const halves = <T>(all: readonly T[]): T[][] => {
  const middle = Math.ceil(all.length / 2);
  return [all.slice(0, middle), all.slice(middle)];
};

export async function get(asking: Asking, oids: readonly string[], signal: AbortSignal): Promise<SnmpValues> {
  const found = new Map<string, SnmpValue>();
  const open: string[][] = [];
  for (let at = 0; at < oids.length; at += AT_ONCE) open.push(oids.slice(at, at + AT_ONCE));
  for (let part = open.shift(); part; part = open.shift()) {
    if (part.length === 0) continue;
    try {
      for (const varbind of await asking.ask((done) => asking.session.get(part, done), signal)) {
        const value = part.includes(varbind.oid) ? valueOf(varbind) : undefined;
        if (value) found.set(varbind.oid, value);
      }
    } catch (error) {
      open.unshift(...withoutRefused(asking, part, error));
    }
  }
  return found;
}

/** What is asked instead of a question that was refused. RFC 1157 clause 4.1.2: one name that is missing refuses all. */
function withoutRefused(asking: Asking, part: string[], error: unknown): string[][] {
  const refusal = refusalOf(error);
  if (refusal === 'NoSuchName') {
    const missing = part.find((oid) => textOf(error).endsWith(` ${oid}`));
    if (missing !== undefined) return [part.filter((oid) => oid !== missing)];
    return part.length > 1 ? halves(part) : [];
  }
  if (refusal === 'TooBig' && part.length > 1) return halves(part);
  throw refused(asking, 'GET', error);
}

export async function under(asking: Asking, columns: readonly string[], signal: AbortSignal): Promise<SnmpValues> {
  const found = new Map<string, SnmpValue>();
  /** Where each column stands that has more. */
  let at = new Map(columns.map((column) => [column, column]));
  let rows = asking.isFirst ? 1 : Math.max(1, Math.floor(REPEATED / Math.max(1, columns.length)));
  while (at.size > 0) {
    const answer = await nextRows(asking, [...at.values()], rows, signal).catch((error: unknown) => {
      if (refusalOf(error) !== 'TooBig' || (rows === 1 && at.size === 1)) throw refused(asking, 'GETBULK', error);
      return undefined;
    });
    if (answer) at = takeRows(asking, at, answer, found);
    else if (rows > 1) rows = Math.ceil(rows / 2);
    // Not even one row fits: some columns first, then the others.
    else return await inHalves(asking, columns, signal);
  }
  return found;
}

async function inHalves(asking: Asking, columns: readonly string[], signal: AbortSignal): Promise<SnmpValues> {
  const [first = [], second = []] = halves(columns);
  return new Map([...(await under(asking, first, signal)), ...(await under(asking, second, signal))]);
}

/** Keeps what lies under each column, and gives where each stands that has more. */
function takeRows(
  { isFirst }: Asking,
  at: ReadonlyMap<string, string>,
  answer: readonly Varbind[][],
  found: Map<string, SnmpValue>,
): Map<string, string> {
  const next = new Map<string, string>();
  const some = answer.some((own) => own.length > 0);
  for (const [index, [column, from]] of [...at].entries()) {
    const own = answer[index] ?? [];
    // An agent may end an answer anywhere (RFC 3416 clause 4.2.3): what it left out is asked for again.
    if (own.length === 0 && some && !isFirst) next.set(column, from);
    const inside = own.filter(({ oid }) => oid.startsWith(`${column}.`));
    for (const varbind of inside) {
      const value = valueOf(varbind);
      if (value) found.set(varbind.oid, value);
    }
    const last = inside.at(-1);
    if (last && inside.length === own.length && valueOf(last)) next.set(column, last.oid);
  }
  return next;
}

/** The rows behind these, column by column. */
async function nextRows(asking: Asking, oids: string[], rows: number, signal: AbortSignal): Promise<Varbind[][]> {
  const { session, ask, isFirst } = asking;
  if (!isFirst) {
    const found = await ask((done) => session.getBulk(oids, 0, rows, done), signal);
    return found.map((column) => [column].flat());
  }
  const next = (some: string[]): Promise<Varbind[]> => ask((done) => session.getNext(some, done), signal);
  try {
    return (await next(oids)).map((one) => [one]);
  } catch (error) {
    // Version 1 refuses all of them at the end of one: then one by one.
    if (!['NoSuchName', 'TooBig'].includes(refusalOf(error) ?? '')) throw error;
    if (oids.length === 1) return [[]];
  }
  const found: Varbind[][] = [];
  for (const oid of oids) found.push((await nextRows(asking, [oid], 1, signal))[0] ?? []);
  return found;
}
