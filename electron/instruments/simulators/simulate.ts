import { readScenario, servePty, serveTcp, simulated, simulatorOf } from '../../../drivers/index.ts';
import { systemClock } from '../../machine/index.ts';
import { TributaryError } from '../../contract/errors.ts';
import { bothOf } from '../../contract/words/index.ts';
import { register } from './simulator-registry.ts';

export interface SimulateRequest {
  family: string;
  /** `tcp://127.0.0.1:<port>` (0 takes a free one) or `pty`. */
  listen: string;
  lineFile?: string;
  seed?: number;
  home: string;
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
  const port = portOf(request.listen);
  const scenario = await readScenario(request.lineFile, simulator);
  signal.throwIfAborted();
  const make = () => simulator.create(scenario, request.seed, systemClock, {});
  const server = port === undefined ? await servePty(make) : await serveTcp(port, make);
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

/** Port to listen on; undefined = a pty. A simulator is for this machine only. Errors: `listen-failed`. */
function portOf(listen: string): number | undefined {
  if (listen === 'pty') return undefined;
  const port = Number(/^tcp:\/\/(?:127\.0\.0\.1|localhost):(\d{1,5})$/.exec(listen)?.[1] ?? Number.NaN);
  if (port >= 0 && port <= 65_535) return port;
  throw new TributaryError('listen-failed', listen, { text: 'tcp://127.0.0.1:<port> | pty' });
}
