import { Client, type ClientChannel, type ConnectConfig } from 'ssh2';
import { TributaryError } from '../../electron/contract/errors.ts';
import { orAborted } from '../../electron/contract/waiting.ts';
import { bothOf } from '../../electron/contract/words/index.ts';
import { fingerprintOf, type HostKeys } from './host-keys.ts';
import { createLink, textOf, type Link } from './link.ts';
import type { Transport } from './transport.ts';

const CONNECT_LIMIT_MS = 10_000;
const KEEPALIVE_MS = 5_000;
/** Wide and high enough that little is cut or paged. */
const WINDOW = { term: 'vt100', cols: 200, rows: 500 } as const;

/** What old routers have and nothing newer: offered last, so that it is taken only where there is no better. */
const OLD: ConnectConfig['algorithms'] = {
  kex: {
    append: ['diffie-hellman-group14-sha1', 'diffie-hellman-group-exchange-sha1', 'diffie-hellman-group1-sha1'],
    prepend: [],
    remove: [],
  },
  serverHostKey: { append: ['ssh-rsa', 'ssh-dss'], prepend: [], remove: [] },
  cipher: { append: ['aes256-cbc', 'aes192-cbc', 'aes128-cbc', '3des-cbc'], prepend: [], remove: [] },
  hmac: { append: ['hmac-sha1', 'hmac-md5'], prepend: [], remove: [] },
};

export interface SshPlace {
  host: string;
  port: number;
  user: string | undefined;
  password: string | undefined;
  /** A private key, as its file has it. */
  key?: string | undefined;
}

/**
 * Logs in and opens a terminal within 10 s. The host's key is kept when it is seen for the first time, and must be the same ever after.
 * Errors: `user-missing`, `password-missing`, `login-refused`, `host-key-changed`, `tcp-refused`, `ssh-failed`; the signal's reason.
 */
export async function openSsh(place: SshPlace, keys: HostKeys, signal: AbortSignal): Promise<Transport> {
  signal.throwIfAborted();
  const { host, port } = place;
  const name = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  if (place.user === undefined) throw new TributaryError('user-missing', name, { text: 'SSH' });
  const client = new Client();
  const seen: HostSeen = {};
  const limit = AbortSignal.timeout(CONNECT_LIMIT_MS);
  try {
    await orAborted(loggedIn(client, place, name, keys, seen), AbortSignal.any([signal, limit]));
    const channel = await orAborted(shell(client), AbortSignal.any([signal, limit]));
    return sshTransport(client, channel, createLink(name), seen.fingerprint);
  } catch (thrown) {
    client.destroy();
    signal.throwIfAborted();
    if (seen.refused) throw seen.refused;
    if (thrown instanceof TributaryError) throw thrown;
    const text = limit.aborted ? `no login after ${CONNECT_LIMIT_MS / 1000} s` : textOf(thrown);
    throw sshError(thrown, name, text, place);
  }
}

interface HostSeen {
  fingerprint?: string;
  refused?: TributaryError;
}

function checkKey(key: Buffer, name: string, keys: HostKeys, seen: HostSeen): boolean {
  const fingerprint = fingerprintOf(key);
  seen.fingerprint = fingerprint;
  const known = keys.known(name);
  if (known === undefined) keys.remember(name, fingerprint);
  if (known === undefined || known === fingerprint) return true;
  seen.refused = new TributaryError('host-key-changed', name, { found: fingerprint, known, file: keys.file });
  return false;
}

/** The error listener stays: a client that fails after we gave up must not bring the program down. */
function loggedIn(client: Client, place: SshPlace, name: string, keys: HostKeys, seen: HostSeen): Promise<void> {
  const { host, port, user, password, key } = place;
  return new Promise((resolve, reject) => {
    let asked = 0;
    client.once('ready', () => resolve());
    client.on('error', reject);
    client.on('close', () => reject(new Error('closed')));
    client.on('keyboard-interactive', (_name, _instructions, _language, prompts, finish) => {
      // Asked again is refused: more of the same may lock the box.
      if (prompts.length > 0 && (asked++ > 0 || password === undefined)) return finish([]);
      finish(prompts.map(() => password ?? ''));
    });
    client.connect({
      host,
      port,
      username: user!,
      ...(password === undefined ? {} : { password, tryKeyboard: true }),
      ...(key === undefined ? {} : { privateKey: key }),
      algorithms: OLD,
      keepaliveInterval: KEEPALIVE_MS,
      readyTimeout: CONNECT_LIMIT_MS,
      hostVerifier: (hostKey: Buffer) => checkKey(hostKey, name, keys, seen),
    });
  });
}

const shell = (client: Client): Promise<ClientChannel> =>
  new Promise((resolve, reject) => {
    client.shell(WINDOW, (error, channel) => (error ? reject(error) : resolve(channel)));
  });

function sshError(thrown: unknown, name: string, text: string, { password, key }: SshPlace): TributaryError {
  const { level, code } = thrown as { level?: string; code?: string };
  if (level === 'client-authentication' && password === undefined && key === undefined)
    return new TributaryError('password-missing', name, {
      text: 'SSH',
      option: 'password',
      variable: 'TRIBUTARY_PASSWORD',
    });
  if (level === 'client-authentication') return new TributaryError('login-refused', name, { text: 'SSH' });
  if (level === 'client-socket' || /^E[A-Z]+$/.test(code ?? ''))
    return new TributaryError('tcp-refused', name, { text }, { cause: thrown });
  return new TributaryError('ssh-failed', name, { text }, { cause: thrown });
}

function sshTransport(client: Client, channel: ClientChannel, link: Link, hostKey: string | undefined): Transport {
  channel.on('data', (bytes: Buffer) => link.deliver(bytes));
  channel.stderr.on('data', (bytes: Buffer) => link.deliver(bytes));
  channel.on('close', () => link.lose('closed by the other side'));
  client.on('error', (error) => link.lose(error.message));
  client.on('close', () => link.lose('closed'));
  link.onLost(() => client.end());
  return {
    name: link.name,
    ...(hostKey === undefined ? {} : { hostKey }),
    onBytes: link.onBytes,
    onLost: link.onLost,
    async write(bytes, signal) {
      link.mustBeOpen();
      signal?.throwIfAborted();
      await orAborted(writeAll(channel, link, bytes), signal);
    },
    async flush() {
      await Promise.resolve();
      link.mustBeOpen();
    },
    async close() {
      if (!link.finish()) return;
      await new Promise<void>((resolve) => {
        client.once('close', () => resolve());
        client.end();
        setTimeout(() => client.destroy(), 500).unref();
      });
    },
  };
}

function writeAll(channel: ClientChannel, link: Link, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    const forget = link.onLost(reject);
    channel.write(bytes, (error) => {
      forget();
      if (!error) return resolve();
      reject(new TributaryError('link-lost', link.name, { ...bothOf({ code: 'link.closed' }) }));
    });
  });
}
