import { ownAddresses, ownGateway, traceTo } from '../../drivers/index.ts';
import { resolve } from 'node:path';
import { TributaryError } from '../contract/errors.ts';
import {
  ladderSchema,
  LADDER_LIMITS,
  probesOf,
  PROBES_A_ROUND,
  type Ladder,
  type LadderRung,
} from '../contract/ladder.ts';
import { bothOf, type Message } from '../contract/words/index.ts';
import { parseYaml } from '../contract/yaml.ts';
import { readYaml } from '../files/index.ts';

/** What people write for a ladder that is laid by itself. */
const AUTO = 'auto';
const SIMULATED = /^sim:(?:\?(.*))?$/;
const IPV4 = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/;

const isIPv4 = (text: string): boolean =>
  IPV4.exec(text)
    ?.slice(1)
    .every((octet) => Number(octet) <= 255 && String(Number(octet)) === octet) ?? false;

/** The rungs of a simulated ladder where no file names any: addresses for documentation (RFC 5737), which nobody has. */
const USUAL: readonly LadderRung[] = [
  { id: 'gateway', address: '192.0.2.1' },
  { id: 'farRouterWan', address: '198.51.100.2' },
  { id: 'farRouterLan', address: '203.0.113.1' },
  { id: 'farHost', address: '203.0.113.10' },
];

const unusable = ({ id, address }: LadderRung, why: Message): TributaryError =>
  new TributaryError('ladder-address', address, { rung: id, ...bothOf(why) });

/** Why an address cannot be a rung; undefined if it can. */
function problemOf(address: string, own: readonly string[]): Message | undefined {
  if (address.includes(':')) return { code: 'ladder.ipv6' };
  if (!isIPv4(address)) return { code: /^[0-9.]+$/.test(address) ? 'ladder.no-address' : 'ladder.name' };
  if (own.includes(address) || address.startsWith('127.')) return { code: 'ladder.own' };
  const first = Number(address.split('.')[0]);
  return first === 0 || first >= 224 ? { code: 'ladder.no-host' } : undefined;
}

/** Refuses a ladder that cannot be run. Errors: `ladder-address`, `ladder-large`. */
export function checkLadder(ladder: Ladder): Ladder {
  const own = ladder.simulated ? [] : ownAddresses();
  for (const rung of ladder.rungs) {
    const why = problemOf(rung.address, own);
    if (why) throw unusable(rung, why);
  }
  const probes = probesOf(ladder);
  if (probes > PROBES_A_ROUND) throw new TributaryError('ladder-large', '', { probes, most: PROBES_A_ROUND });
  return ladder;
}

const ladderOf = (rungs: readonly LadderRung[]): Ladder => ladderSchema.parse({ version: 1, rungs });

/** A ladder as it stands in a file, `name` in its errors. Errors: `bad-yaml`, `ladder-address`, `ladder-large`. */
export const ladderIn = (text: string, name: string): Ladder => checkLadder(parseYaml(text, ladderSchema, name));

async function fromFile(path: string): Promise<Ladder> {
  return readYaml(path, ladderSchema);
}

/** `sim:?line=x.yaml&seed=7&ladder=y.yaml`: a ladder on the simulated line of a scenario. Errors: `bad-address`, those of the files. */
async function simulated(text: string, query: string, folder: string): Promise<Ladder> {
  const options = new URLSearchParams(query);
  for (const name of options.keys())
    if (!['line', 'seed', 'ladder'].includes(name))
      throw new TributaryError('bad-address', text, {
        ...bothOf({ code: 'address.option-unknown', params: { name, known: 'line, seed, ladder' } }),
      });
  const [line, seed, rungs] = ['line', 'seed', 'ladder'].map((name) => options.get(name) ?? undefined);
  const ladder = rungs === undefined ? ladderOf(USUAL) : await fromFile(resolve(folder, rungs));
  return {
    ...ladder,
    simulated: {
      ...(line === undefined ? {} : { line: resolve(folder, line) }),
      ...(seed === undefined ? {} : { seed: Number(seed) || 0 }),
    },
  };
}

/** Own gateway, then what a trace to the far end finds. Errors: `ladder-no-gateway`, `ladder-address`. */
async function laid(far: string | undefined): Promise<Ladder> {
  const gateway = await ownGateway();
  if (gateway === undefined) throw new TributaryError('ladder-no-gateway');
  if (far !== undefined) checkLadder(ladderOf([{ id: 'farHost', address: far }]));
  const hops = far === undefined ? [] : (await traceTo(far)).filter((hop) => hop !== gateway && hop !== far);
  const between = hops.slice(0, LADDER_LIMITS.rungs - 2).map((address, at) => ({ id: `hop${at + 1}`, address }));
  return ladderOf([
    { id: 'gateway', address: gateway },
    ...between,
    ...(far === undefined || far === gateway ? [] : [{ id: 'farHost', address: far }]),
  ]);
}

/** A ladder as somebody names it: a file, `auto`, or `sim:`. `far`: to where `auto` leads. `folder`: where relative paths begin. Errors: those of reading, `bad-yaml`, `ladder-*`. */
export async function readLadder(
  text: string,
  { far, folder = '.' }: { far?: string | undefined; folder?: string } = {},
): Promise<Ladder> {
  const sim = SIMULATED.exec(text);
  if (sim) return checkLadder(await simulated(text, sim[1] ?? '', folder));
  return checkLadder(
    text === AUTO ? await laid(far === AUTO ? undefined : far) : await fromFile(resolve(folder, text)),
  );
}
