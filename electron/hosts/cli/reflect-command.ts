import { z } from 'zod';
import { farAddresses, startFar } from '../../instruments/index.ts';
import { tell, type Io, type Lang } from './io.ts';
import { wholeNumber } from './numbers.ts';
import { usage } from './usage.ts';

/** The greatest UDP port. */
const PORTS = 65_535;

/** An address at which this computer listens, as an option gives it. Errors: `usage`. */
function listenAddress(option: string, text: string): string {
  if (!z.ipv4().safeParse(text).success) throw usage('usage.ipv4', { option, text }, option);
  return text;
}

/** `tributary reflect`: the far end of streams, for as long as this program runs. Errors: `usage`, `far-unreachable`. */
export async function reflectCommand(options: { port: string; bind: string; lang: Lang }, io: Io): Promise<number> {
  const far = await startFar({
    port: wholeNumber('--port', options.port, PORTS),
    bind: listenAddress('--bind', options.bind),
  });
  const [address, ...others] = farAddresses(far);
  io.lines(`ready ${address}`);
  for (const other of others) io.notes(tell(options.lang, 'cli.reflect-also', { address: other }));
  const stop = (): void => void far.close();
  if (io.stop.aborted) stop();
  io.stop.addEventListener('abort', stop, { once: true });
  await far.ended;
  return 0;
}
