import snmp from 'net-snmp';
import type { Clock } from '../../electron/contract/clock.ts';
import { TributaryError } from '../../electron/contract/errors.ts';
import { orAborted } from '../../electron/contract/waiting.ts';
import { bothOf } from '../../electron/contract/words/index.ts';
import { textOf } from './link.ts';
import {
  get,
  refusalOf,
  refused,
  under,
  type Asking,
  type Session,
  type Varbind,
  type SnmpValues,
  type Answered,
} from './snmp-questions.ts';
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
    return snmp.createSession(transport.name, access.community, { ...options, version });
  }
  const { user: name, auth, priv } = access;
  const level = priv ? LEVELS.authPriv : auth ? LEVELS.authNoPriv : LEVELS.noAuthNoPriv;
  const user = {
    name,
    level,
    ...(auth ? { authProtocol: snmp.AuthProtocols[auth.protocol], authKey: auth.password } : {}),
    ...(priv ? { privProtocol: snmp.PrivProtocols[priv.protocol], privKey: priv.password } : {}),
  };
  return snmp.createV3Session(transport.name, user, options);
}

/** Version 3: whoever answers now has to be whoever answered first. */
function engineCheck(session: Session, name: string): () => void {
  let engine: string | undefined;
  return () => {
    const now = session.msgSecurityParameters?.msgAuthoritativeEngineID?.toString('hex');
    engine ??= now;
    if (now === engine) return;
    throw new TributaryError('other-instrument', name, { found: now ?? '', expected: engine ?? '' });
  };
}

/** One question, asked once. Undefined: silence. */
async function once(
  session: Session,
  clock: Clock,
  question: (done: Answered) => void,
  signal: AbortSignal,
): Promise<Varbind[] | undefined> {
  const over = new AbortController();
  const silence = clock.sleep(TIMEOUT_MS, over.signal).catch(() => undefined);
  const answer = new Promise<Varbind[]>((resolve, reject) => {
    question((error, found) => (error ? reject(error) : resolve((found ?? []) as Varbind[])));
  });
  answer.catch(() => undefined);
  try {
    return (await orAborted(Promise.race([answer, silence]), signal)) ?? undefined;
  } finally {
    over.abort();
    session.cancelRequests(new Error('called off'));
  }
}

function createTalk(transport: Transport, access: SnmpAccess, clock: Clock): SnmpTalk {
  const { name } = transport;
  const session = sessionOver(transport, access, (error) => session.cancelRequests(error));
  let noise = '';
  session.on('error', (error) => (noise = error.message));
  transport.onLost(() => session.close());
  const checkEngine = engineCheck(session, name);

  async function ask(question: (done: Answered) => void, signal: AbortSignal): Promise<Varbind[]> {
    noise = '';
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const found = await once(session, clock, question, signal).catch((error: unknown) => {
        signal.throwIfAborted();
        if (error instanceof TributaryError || refusalOf(error) !== undefined) throw error;
        throw new TributaryError('bad-answer', name, { text: textOf(error) }, { cause: error });
      });
      if (!found) continue;
      checkEngine();
      return found;
    }
    if (noise !== '') throw new TributaryError('bad-answer', name, { text: noise });
    const silent = { code: 'link.snmp-silent', params: { version: access.version } } as const;
    throw new TributaryError('no-answer', name, { ...bothOf(silent) });
  }

  const asking: Asking = { session, ask, name, isFirst: access.version === '1' };
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
