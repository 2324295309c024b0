import { createSimulatedStream, openStream, ownAddresses, startReflector } from '../../drivers/index.ts';
import type { Clock } from '../contract/clock.ts';
import { milliseconds } from '../contract/duration.ts';
import { TributaryError } from '../contract/errors.ts';
import { parseRate } from '../contract/rate.ts';
import type { StreamFacility } from '../contract/stream.ts';
import { isSimulatedFar } from '../contract/stream-tester.ts';
import { bothOf } from '../contract/words/index.ts';

const UDP = /^udp:\/\/([A-Za-z0-9.-]{1,253}):(\d{1,5})$/;

const optionProblem = (text: string, name: string, known: string): TributaryError =>
  new TributaryError('bad-address', text, { ...bothOf({ code: 'address.option-unknown', params: { name, known } }) });

/** Options of a simulated line, each with how its value is read; a value that is none is refused. */
const OPTIONS = {
  rate: parseRate,
  loss: (text: string) => (Number(text) >= 0 && Number(text) <= 100 ? Number(text) : undefined),
  reach: parseRate,
  outage: milliseconds,
  delay: milliseconds,
} as const satisfies Record<string, (text: string) => number | undefined>;
type Option = keyof typeof OPTIONS;

/** `sim:?rate=80M&loss=0.1&reach=50M&outage=30ms&delay=4ms`. Errors: `bad-address`. */
function simulatedLine(text: string): Simulated {
  const found: Simulated = {};
  for (const [name, value] of new URLSearchParams(text.replace(/^sim:\??/, ''))) {
    const option = (Object.keys(OPTIONS) as Option[]).find((one) => one === name);
    const read = option && OPTIONS[option](value);
    if (option === undefined || read === undefined) throw optionProblem(text, name, Object.keys(OPTIONS).join(', '));
    found[option] = read;
  }
  return found;
}

interface Place {
  host: string;
  port: number;
}

type Simulated = Partial<Record<Option, number>>;
const isPlace = (far: Place | Simulated): far is Place => 'host' in far;

/** A far end as somebody names it: `udp://host:port`, or `sim:`. Errors: `bad-address`. */
export function checkFar(text: string): Place | Simulated {
  if (isSimulatedFar(text)) return simulatedLine(text);
  const [, host, number] = UDP.exec(text) ?? [];
  const port = Number(number);
  if (host !== undefined && port >= 1 && port <= 65_535) return { host, port };
  throw new TributaryError('bad-address', text, { ...bothOf({ code: 'address.far' }) });
}

/** What sends streams to a far end. Errors: `bad-address`, `far-gone`, `far-unreachable`. */
export async function openFar(text: string, clock: Clock): Promise<StreamFacility> {
  const place = checkFar(text);
  if (isPlace(place)) return await openStream(place.host, place.port);
  const { rate, loss = 0, reach, outage: outageMs, delay: delayMs = 2 } = place;
  return createSimulatedStream(text, { rate, loss, reach, outageMs, delayMs }, clock);
}

/** A far end that runs in this program, for others to send to. */
export type Far = Awaited<ReturnType<typeof startReflector>>;

/** Starts a far end. Errors: `far-unreachable`. */
export const startFar = (at: { port: number; bind: string }): Promise<Far> => startReflector(at);

const ANY = '0.0.0.0';
/** How others name a far end, the likeliest first: where it listens at every address, by each that others can reach. */
export function farAddresses({ address, port }: Pick<Far, 'address' | 'port'>): string[] {
  const others = ownAddresses().filter((own) => !own.startsWith('127.'));
  const hosts = address === ANY ? (others.length > 0 ? others : ['127.0.0.1']) : [address];
  return hosts.map((host) => `udp://${host}:${port}`);
}
