import { generateKeyPairSync, timingSafeEqual } from 'node:crypto';
import ssh2, { type AuthContext, type Connection, type ServerChannel } from 'ssh2';
import { TributaryError } from '../../electron/contract/errors.ts';
import type { SimulatedInstrument } from './simulated-instrument.ts';
import { jackOf } from './simulated.ts';
import type { SimulatorServer } from './servers.ts';

/** Who is let in. */
export interface SshLogin {
  user?: string | undefined;
  /** Undefined: everybody. */
  password?: string | undefined;
  /** Its host key as PEM; absent: a new one each time it is started. */
  hostKey?: string;
}

const isSame = (one: string, other: string): boolean => {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
};

/** A new key of a host, PEM. */
export const newHostKey = (): string =>
  generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();

/** Listens on 127.0.0.1 and is a terminal of the instrument for one caller at a time; port 0 takes a free one. Errors: `listen-failed`. */
export async function serveSsh(
  port: number,
  makeInstrument: () => SimulatedInstrument,
  login: SshLogin = {},
): Promise<SimulatorServer> {
  const instrument = makeInstrument();
  const callers = new Set<Connection>();
  const server = new ssh2.Server({ hostKeys: [login.hostKey ?? newHostKey()] }, (client) => {
    callers.add(client);
    client.on('error', () => client.end());
    client.on('close', () => void callers.delete(client));
    client.on('authentication', (context) => checked(context, login));
    client.on('session', (accept) => {
      const session = accept();
      session.on('pty', (accepted) => accepted?.());
      session.on('shell', (accepted) => attach(accepted(), instrument, client));
    });
  });
  const place = `ssh://127.0.0.1:${port}`;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: Error) =>
      reject(new TributaryError('listen-failed', place, { text: error.message }, { cause: error })),
    );
    server.listen(port, '127.0.0.1', resolve);
  });
  const bound = (server.address() as { port: number }).port;
  return {
    address: `ssh://${login.user ?? 'admin'}@127.0.0.1:${bound}`,
    async close() {
      instrument.close();
      for (const caller of callers) caller.end();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function checked(context: AuthContext, { user, password }: SshLogin): void {
  const isUser = user === undefined || isSame(context.username, user);
  const fits = (given: string): boolean => isUser && (password === undefined || isSame(given, password));
  if (context.method === 'password') return fits(context.password) ? context.accept() : context.reject();
  if (context.method === 'keyboard-interactive') {
    context.prompt([{ prompt: 'Password: ', echo: false }], ([given = '']) =>
      fits(given) ? context.accept() : context.reject(),
    );
    return;
  }
  if (context.method === 'none' && password === undefined && isUser) return context.accept();
  context.reject(['password', 'keyboard-interactive']);
}

function attach(channel: ServerChannel, instrument: SimulatedInstrument, client: Connection): void {
  const jack = jackOf(instrument);
  if (!jack.plugged || jack.holder) return void client.end();
  const holder = { bytes: (bytes: Uint8Array) => void channel.write(bytes), pulled: () => void client.end() };
  jack.holder = holder;
  channel.on('data', (bytes: Buffer) => instrument.receive(bytes));
  channel.on('close', () => {
    if (jack.holder === holder) jack.holder = undefined;
    client.end();
  });
  instrument.connected?.(true);
}
