import {
  familyOf,
  readScenario,
  serve,
  SERVED_KINDS,
  servePty,
  simulated,
  simulatorOf,
  type ServedKind,
} from '../../../drivers/index.ts';
import { systemClock } from '../../machine/index.ts';
import { TributaryError } from '../../contract/errors.ts';
import { bothOf } from '../../contract/words/index.ts';
import { makeFolder } from '../../files/index.ts';
import { simulatedHostKey } from '../secrets/host-key-file.ts';
import { secretsInEnvironment } from '../secrets/secret-store.ts';
import { register } from './simulator-registry.ts';

export interface SimulateRequest {
  family: string;
  /** `tcp://127.0.0.1:<port>` (0 takes a free one), by whatever way the family is reached over a network; or that way by its own name; or `pty`. */
  listen: string;
  lineFile?: string;
  seed?: number;
  home: string;
  /** What its login asks for (TRIBUTARY_PASSWORD): without one it lets everybody in. */
  env?: NodeJS.ProcessEnv;
}

/**
 * A simulator as a program of its own, until `signal` aborts: listens and registers its endpoint so that runs against it are stamped SIMULATED.
 * Errors: `usage`, `listen-failed`, `no-pty`, `file-missing`, `bad-yaml` with line and column.
 */
export async function simulate(
  request: SimulateRequest,
  signal: AbortSignal,
): Promise<{ address: string; closed: Promise<void> }> {
  if (!simulated.includes(request.family))
    throw new TributaryError('usage', '', {
      ...bothOf({ code: 'usage.no-simulator', params: { family: request.family, known: simulated.join(', ') } }),
    });
  const simulator = simulatorOf(request.family);
  const place = placeOf(request);
  const scenario = await readScenario(request.lineFile, simulator);
  signal.throwIfAborted();
  const login = loginOf(request);
  const make = () => simulator.create(scenario, request.seed, systemClock, login);
  const server =
    place === undefined
      ? await servePty(make)
      : await serve(place.kind, place.port, make, doorOf(request, place.kind, login));
  const registration = await register(request.home, server.address).catch(async (error: unknown) => {
    await server.close();
    throw error;
  });
  const close = async (): Promise<void> => {
    await server.close();
    await registration.remove();
  };
  const closed = new Promise<void>((resolve, reject) => {
    const end = (): void => void close().then(resolve, reject);
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
  return { address: server.address, closed };
}

/** The secrets that an address of this family takes, as the environment has them. */
function loginOf({ family, env = process.env }: SimulateRequest): Record<string, string> {
  const { options } = familyOf(family);
  const given = Object.entries(secretsInEnvironment(env));
  return Object.fromEntries(
    given.flatMap(([name, value]) => (Object.hasOwn(options, name) && value ? [[name, value]] : [])),
  );
}

/** Who is let in; a host also has its key. */
const doorOf = ({ home }: SimulateRequest, kind: ServedKind, login: Record<string, string>): Record<string, string> =>
  kind === 'ssh' ? { ...login, hostKey: simulatedHostKey(makeFolder(home)) } : login;

const LISTEN = new RegExp(`^(${SERVED_KINDS.join('|')})://(?:127\\.0\\.0\\.1|localhost):(\\d{1,5})$`);

/** Where to listen, and by which way; undefined = a pty. A simulator is for this machine only. Errors: `listen-failed`. */
function placeOf({ family, listen }: SimulateRequest): { kind: ServedKind; port: number } | undefined {
  const { transports } = familyOf(family).info;
  const ways = SERVED_KINDS.filter((kind) => transports.includes(kind));
  if (listen === 'pty' && transports.includes('serial')) return undefined;
  const [, named, digits] = LISTEN.exec(listen) ?? [];
  const kind = ways.find((way) => way === named) ?? (named === 'tcp' ? ways[0] : undefined);
  const port = Number(digits ?? Number.NaN);
  if (kind && port >= 0 && port <= 65_535) return { kind, port };
  const known = [...new Set(['tcp', ...ways])].map((way) => `${way}://127.0.0.1:<port>`);
  if (transports.includes('serial')) known.push('pty');
  throw new TributaryError('listen-failed', listen, { text: known.join(' | ') });
}
