import snmp from 'net-snmp';
import type { Clock } from '../../electron/contract/clock.ts';
import { TributaryError } from '../../electron/contract/errors.ts';
import { orAborted } from '../../electron/contract/waiting.ts';
import { textOf } from './link.ts';
import { snmpSocket } from './snmp-socket.ts';
import type { Transport } from './transport.ts';

/** Names of the user-based security model: RFC 3414 (md5, sha, des), RFC 7860 (sha256, sha512), RFC 3826 (aes). */
export const AUTH_PROTOCOLS = ['md5', 'sha', 'sha256', 'sha512'] as const;
export const PRIV_PROTOCOLS = ['aes', 'des'] as const;

/** As whom a box is asked. */
export type SnmpAccess =
  | { version: '1' | '2c'; community: string }
  | {
      version: '3';
      user: string;
      auth?: { protocol: (typeof AUTH_PROTOCOLS)[number]; password: string };
      priv?: { protocol: (typeof PRIV_PROTOCOLS)[number]; password: string };
    };

/** A value as the agent sent it. `type`: the name that ASN.1 has for it. */
export interface SnmpValue {
  type: string;
  value: number | string;
}
/** Values by object identifier; what the agent does not have is not in it. */
export type SnmpValues = ReadonlyMap<string, SnmpValue>;

/**
 * Questions to one agent. Each is asked three times, and in smaller pieces where the agent says `tooBig`. Errors: `no-answer`, `bad-answer` (also
 * wrong user or password), `command-refused`, `other-instrument` where another engine answers than at first; link errors; the signal's reason.
 */
export interface SnmpTalk {
  get(oids: readonly string[], signal: AbortSignal): Promise<SnmpValues>;
  /** All that lies under each of these, the columns of a table. */
  under(columns: readonly string[], signal: AbortSignal): Promise<SnmpValues>;
  /** Sets an INTEGER. `what`: what that is called, for messages. */
  set(oid: string, value: number, what: string, signal: AbortSignal): Promise<void>;
}

const TIMEOUT_MS = 1_500;
const ATTEMPTS = 3;
/** The package's own time: ours is always shorter, and told by a clock that tests can turn. */
const NEVER_MS = 3_600_000;
/** Variables in one question: what fits into a datagram of 1 472 octets. */
const AT_ONCE = 40;
/** Rows of a table in one answer, of all columns together. */
const REPEATED = 60;

interface Varbind {
  oid: string;
  type?: number;
  value?: unknown;
}
type Answered = (error: Error | null, varbinds?: unknown) => void;
/** The part of the package's session that is used, with what its types leave out. */
interface Session {
  get(oids: string[], done: Answered): void;
  getNext(oids: string[], done: Answered): void;
  getBulk(oids: string[], nonRepeaters: number, repetitions: number, done: Answered): void;
  set(varbinds: Varbind[], done: Answered): void;
  cancelRequests(error: Error): void;
  close(): void;
  on(event: 'error', listener: (error: Error) => void): void;
  msgSecurityParameters?: { msgAuthoritativeEngineID?: Buffer };
}

const talks = new WeakMap<Transport, SnmpTalk>();

/** The talk over a line, made once: version 3 keeps the engine that it found. `about`: as whom. */
export function snmpOver(transport: Transport, access: SnmpAccess, clock: Clock): SnmpTalk {
  const known = talks.get(transport);
  if (known) return known;
  const talk = createTalk(transport, access, clock);
  talks.set(transport, talk);
  return talk;
}

const LEVELS = snmp.SecurityLevel;

function sessionOver(transport: Transport, access: SnmpAccess, failed: (error: Error) => void): Session {
  const socket = snmpSocket({
    send: (datagram) => void transport.write(datagram).catch(failed),
    closed: () => forget(),
  });
  const forget = transport.onBytes(socket.hear);
  const { dgramModule } = socket;
  const options = { retries: 0, timeout: NEVER_MS, backwardsGetNexts: false, dgramModule };
  if (access.version !== '3') {
    const version = snmp.Version[access.version];
    return snmp.createSession(transport.name, access.community, { ...options, version }) as unknown as Session;
  }
  const { user: name, auth, priv } = access;
  const level = priv ? LEVELS.authPriv : auth ? LEVELS.authNoPriv : LEVELS.noAuthNoPriv;
  const user = {
    name,
    level,
    ...(auth ? { authProtocol: snmp.AuthProtocols[auth.protocol], authKey: auth.password } : {}),
    ...(priv ? { privProtocol: snmp.PrivProtocols[priv.protocol], privKey: priv.password } : {}),
  };
  return snmp.createV3Session(transport.name, user, options) as unknown as Session;
}

/** The package's names of what an agent refuses with. */
const refusalOf = (error: unknown): string | undefined =>
  error instanceof snmp.RequestFailedError ? snmp.ErrorStatus[error.status] : undefined;

function createTalk(transport: Transport, access: SnmpAccess, clock: Clock): SnmpTalk {
  let noise = '';
  let engine: string | undefined;
  const session = sessionOver(transport, access, (error) => session.cancelRequests(error));
  session.on('error', (error) => (noise = error.message));
  transport.onLost(() => session.close());

  /** Version 3: whoever answers now has to be whoever answered first. */
  const checkEngine = (): void => {
    const now = session.msgSecurityParameters?.msgAuthoritativeEngineID?.toString('hex');
    engine ??= now;
    if (now === engine) return;
    throw new TributaryError('other-instrument', transport.name, { found: now ?? '', expected: engine ?? '' });
  };

  /** Undefined: silence. */
  async function once(ask: (done: Answered) => void, signal: AbortSignal): Promise<Varbind[] | undefined> {
    const over = new AbortController();
    const silence = clock.sleep(TIMEOUT_MS, over.signal).catch(() => undefined);
    const answer = new Promise<Varbind[]>((resolve, reject) => {
      ask((error, found) => (error ? reject(error) : resolve((found ?? []) as Varbind[])));
    });
    answer.catch(() => undefined);
    try {
      return (await orAborted(Promise.race([answer, silence]), signal)) ?? undefined;
    } finally {
      over.abort();
      session.cancelRequests(new Error('called off'));
    }
  }

  async function ask(question: (done: Answered) => void, signal: AbortSignal): Promise<Varbind[]> {
    noise = '';
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const found = await once(question, signal).catch((error: unknown) => {
        signal.throwIfAborted();
        if (error instanceof TributaryError || refusalOf(error) !== undefined) throw error;
        throw new TributaryError('bad-answer', transport.name, { text: textOf(error) }, { cause: error });
      });
      if (!found) continue;
      checkEngine();
      return found;
    }
    if (noise !== '') throw new TributaryError('bad-answer', transport.name, { text: noise });
    throw new TributaryError('no-answer', transport.name, { text: `SNMP v${access.version}` });
  }

  const asking: Asking = { session, ask, name: transport.name, isFirst: access.version === '1' };
  return {
    get: (oids, signal) => get(asking, oids, signal),
    under: (columns, signal) => under(asking, columns, signal),
    async set(oid, value, what, signal) {
      const varbind = { oid, type: snmp.ObjectType.Integer, value };
      await ask((done) => session.set([varbind], done), signal).catch((error: unknown) => {
        throw refused(asking, what, error);
      });
    },
  };
}

interface Asking {
  session: Session;
  ask(question: (done: Answered) => void, signal: AbortSignal): Promise<Varbind[]>;
  name: string;
  /** Version 1: no bulk, and one variable that is missing refuses all. */
  isFirst: boolean;
}

/** A refusal of the agent in our words; any other error as it is. */
function refused({ name }: Asking, command: string, error: unknown): unknown {
  const text = refusalOf(error);
  return text === undefined ? error : new TributaryError('command-refused', name, { command, text }, { cause: error });
}

/** The value of a variable; undefined: the agent does not have it. */
function valueOf({ type = 0, value }: Varbind): SnmpValue | undefined {
  if (type >= snmp.ObjectType.NoSuchObject || value === undefined || value === null) return undefined;
  const name = snmp.ObjectType[type] ?? String(type);
  if (typeof value === 'number') return { type: name, value };
  if (Buffer.isBuffer(value)) return { type: name, value: type === OCTETS ? textIn(value) : value.toString('hex') };
  return { type: name, value: String(value as string | bigint | boolean) };
}
const OCTETS = snmp.ObjectType.OctetString;
/** Text, or what is no text in hexadecimal. */
const textIn = (bytes: Buffer): string => {
  const text = bytes.toString('utf8');
  return /^[^\x00-\x08\x0e-\x1f�]*$/.test(text) ? text : bytes.toString('hex');
};

const halves = <T>(all: readonly T[]): T[][] => {
  const middle = Math.ceil(all.length / 2);
  return [all.slice(0, middle), all.slice(middle)];
};

async function get(asking: Asking, oids: readonly string[], signal: AbortSignal): Promise<SnmpValues> {
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

async function under(asking: Asking, columns: readonly string[], signal: AbortSignal): Promise<SnmpValues> {
  const found = new Map<string, SnmpValue>();
  /** Where each column stands that has more. */
  let at = new Map(columns.map((column) => [column, column]));
  let rows = asking.isFirst ? 1 : REPEATED;
  while (at.size > 0) {
    const open = [...at.keys()];
    const answer = await nextRows(asking, [...at.values()], Math.max(1, Math.floor(rows / open.length)), signal).catch(
      (error: unknown) => {
        if (refusalOf(error) !== 'TooBig' || rows <= open.length) throw refused(asking, 'GETBULK', error);
        rows = Math.ceil(rows / 2);
        return undefined;
      },
    );
    if (!answer) continue;
    const next = new Map<string, string>();
    for (const [index, column] of open.entries()) {
      const own = answer[index] ?? [];
      const inside = own.filter(({ oid }) => oid.startsWith(`${column}.`));
      for (const varbind of inside) {
        const value = valueOf(varbind);
        if (value) found.set(varbind.oid, value);
      }
      const last = inside.at(-1);
      if (last && inside.length === own.length && valueOf(last)) next.set(column, last.oid);
    }
    at = next;
  }
  return found;
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
