import type { Observation, Side, SitePing, SiteRung } from '../../../electron/contract/site.ts';
import { isCarried, receivedOf } from './carried.ts';
import { endKind } from './faults.ts';
import { endBox, farOf, has, reads, type Line } from './line.ts';

/** What a section does to a packet that crosses it: how often it is lost, how much later it comes, whether bursts or slips take it. */
interface Crossing {
  loss: (packet: { size: number; payload: string; loaded: boolean }) => number;
  laterMs?: number;
  bursts?: boolean;
  slips?: boolean;
}
const always = (share: number): Crossing => ({ loss: () => share });
const BLOCKED = always(1);
const LARGE = 1_400;
const large = (share: number): Crossing => ({ loss: ({ size }) => (size >= LARGE ? share : 0) });
const zeros = (share: number): Crossing => ({ loss: ({ payload }) => (payload === '00' ? share : 0) });
const slow = (): Crossing => ({
  loss: ({ size, loaded }) => (loaded ? 0.4 : size >= LARGE ? 0.1 : 0.03),
  laterMs: 200,
});
const limited = (): Crossing => ({ loss: ({ size, loaded }) => (loaded ? 0.6 : size >= LARGE ? 0.05 : 0) });

/** Of which fault a section does what to packets, wherever it is met. */
const BY_KIND: Readonly<Record<string, () => Crossing>> = {
  'packet-loss': () => always(0.055),
  'large-frames': () => large(0.6),
  'long-zeros': () => zeros(0.4),
  bursts: () => ({ loss: () => 0, bursts: true }),
  'line-code': () => zeros(0.3),
  vlan: () => BLOCKED,
  'rate-limit': limited,
  'data-port': () => BLOCKED,
  'wan-port': () => always(0.067),
  'lan-port': () => always(0.067),
  overloaded: slow,
  mtu: () => large(1),
  encapsulation: () => BLOCKED,
  hung: () => BLOCKED,
  off: () => BLOCKED,
  'bad-card': () => always(0.15),
  'bad-port': () => always(0.1),
  'two-uplinks': () => ({ loss: () => 0.7, laterMs: 1_100 }),
};
/** Faults of a box that lose frames. */
const FRAME_KINDS = ['packet-loss', 'large-frames', 'long-zeros', 'bursts', 'vlan'];
const met = (line: Line, section: string, ...kinds: string[]): Crossing[] => [
  ...(has(line, section, 'power') ? [BLOCKED] : []),
  ...kinds.filter((kind) => has(line, section, kind)).map((kind) => BY_KIND[kind]!()),
];

/** An end box from its own port to the line. */
export const ofBox = (line: Line, side: Side): Crossing[] =>
  met(line, endBox(line, side), ...FRAME_KINDS, 'data-port', 'rate-limit', 'line-code');
/** The line between both end boxes, there and back: by the length of the packet where it has errors. */
export function overLine(line: Line): Crossing[] {
  if (!isCarried(line)) return [BLOCKED];
  const both = (['a', 'z'] as const).map((side) => receivedOf(line, side));
  const ratio = both.reduce((sum, { errorsPerS }) => sum + errorsPerS, 0) / 2_048_000;
  return [
    {
      loss: ({ size }) => 1 - Math.exp(-ratio * (size + 66) * 8),
      bursts: both.some(({ bursts }) => bursts),
      slips: both.some(({ slips }) => slips),
    },
  ];
}
/** From one end box's own port to the other's: what two laptops between them see. */
export const betweenBoxes = (line: Line): Crossing[] => [...ofBox(line, 'a'), ...overLine(line), ...ofBox(line, 'z')];

type From = 'pc' | 'switch' | 'router' | 'line' | 'cli';
const RUNGS: readonly SiteRung[] = [
  'lan',
  'gateway',
  'nearConverter',
  'farConverter',
  'farRouterWan',
  'farRouterLan',
  'farHost2',
  'farHost',
];
const FIRST: Readonly<Record<From, SiteRung>> = {
  pc: 'lan',
  switch: 'lan',
  router: 'gateway',
  line: 'nearConverter',
  cli: 'nearConverter',
};
const behind = (rung: SiteRung, other: SiteRung): boolean => RUNGS.indexOf(rung) >= RUNGS.indexOf(other);

/** The LAN of an end as its own computers meet it. */
const ownLan = (line: Line, side: Side, from: From, rung: SiteRung): Crossing[] => {
  const [pc, lan] = [`pc_${side}`, `switch_${side}`];
  const ofPc =
    from === 'pc'
      ? [
          ...met(line, pc, 'off', 'bad-card'),
          ...(has(line, pc, 'wrong-gateway') && behind(rung, 'nearConverter') ? [BLOCKED] : []),
          ...(has(line, lan, 'two-subnets') ? [BLOCKED] : []),
        ]
      : [];
  if (from !== 'pc' && from !== 'switch') return [];
  const twoGateways = has(line, lan, 'two-gateways') && behind(rung, 'nearConverter') ? [always(0.5)] : [];
  return [...ofPc, ...met(line, lan, 'bad-port', 'two-uplinks'), ...twoGateways];
};
function ownRouter(line: Line, side: Side, from: From, rung: SiteRung): Crossing[] {
  if (from === 'line' || rung === 'lan') return [];
  const at = `router_${side}`;
  const port = from === 'cli' ? [] : met(line, at, 'lan-port');
  const gateway = [...met(line, at, 'hung', 'overloaded'), ...port];
  if (rung === 'gateway') return gateway;
  const noRoute = has(line, at, 'no-route') && behind(rung, 'farRouterLan') ? [BLOCKED] : [];
  const kinds = [
    'wan-port',
    'mtu',
    ...(rung === 'nearConverter' && !reads(line, 'converter is silent to a router of another encapsulation')
      ? []
      : ['encapsulation']),
  ];
  return [...gateway, ...met(line, at, ...kinds), ...noRoute];
}
function farRouter(line: Line, side: Side, from: From, rung: SiteRung): Crossing[] {
  const at = `router_${farOf(side)}`;
  const noWayBack = has(line, at, 'no-route') && from !== 'line' && from !== 'cli' ? [BLOCKED] : [];
  const port = behind(rung, 'farHost2') ? met(line, at, 'lan-port') : [];
  return [...met(line, at, 'hung', 'overloaded', 'wan-port', 'mtu', 'encapsulation'), ...noWayBack, ...port];
}
function farLan(line: Line, side: Side, rung: SiteRung): Crossing[] {
  const [pc, lan] = [`pc_${farOf(side)}`, `switch_${farOf(side)}`];
  const all = [
    ...met(line, lan, 'bad-port', 'two-uplinks'),
    ...(has(line, lan, 'two-gateways') && reads(line, 'two gateways harm the far end too') ? [always(0.5)] : []),
  ];
  if (rung === 'farHost2') return all;
  const alone = has(line, pc, 'wrong-gateway') || has(line, lan, 'two-subnets') ? [BLOCKED] : [];
  return [...all, ...met(line, pc, 'off', 'bad-card'), ...alone];
}
/** A converter's own address: silent without supply or data port, and behind its own loss of packets. */
const address = (line: Line, side: Side): Crossing[] => met(line, `conv_${side}`, ...FRAME_KINDS, 'data-port');

function crossings(line: Line, side: Side, from: From, rung: SiteRung): Crossing[] {
  const own = [...ownLan(line, side, from, rung), ...ownRouter(line, side, from, rung)];
  if (!behind(rung, 'nearConverter')) return own;
  if (rung === 'nearConverter') return [...own, ...address(line, side)];
  const line2 = [...own, ...ofBox(line, side), ...overLine(line)];
  if (rung === 'farConverter') return [...line2, ...address(line, farOf(side))];
  const far = [...line2, ...ofBox(line, farOf(side)), ...farRouter(line, side, from, rung)];
  return behind(rung, 'farHost2') ? [...far, ...farLan(line, side, rung)] : far;
}

const PACKETS = [
  { payload: 'prbs', size: 64, ms: 8 },
  { payload: 'prbs', size: 512, ms: 13 },
  { payload: 'prbs', size: 1472, ms: 22.5 },
  { payload: '00', size: 512, ms: 13 },
];
/** How often a packet of each size and payload is sent over a stretch, and how often it is lost. */
export function pingsOver(
  line: Line,
  over: readonly Crossing[],
  seconds: number,
  perS: number,
  loaded: boolean,
): SitePing[] {
  const bursts = over.some((crossing) => crossing.bursts) && seconds >= 86_400 ? line.burstAt : [];
  const slips = over.some((crossing) => crossing.slips)
    ? Array.from({ length: Math.floor((seconds - 1) / line.slipEvery) }, (_, slip) => (slip + 1) * line.slipEvery)
    : [];
  const laterMs = over.reduce((sum, crossing) => sum + (crossing.laterMs ?? 0), 0);
  return PACKETS.map(({ payload, size, ms }) => {
    const sent = seconds * perS;
    const passes = over.reduce((share, { loss }) => share * (1 - loss({ size, payload, loaded })), 1);
    const share = passes === 0 ? 1 : Math.min(0.97, (1 - passes) * (0.94 + 0.12 * line.random()));
    const lost = Math.min(sent, Math.round(sent * share) + (passes === 0 ? 0 : bursts.length * perS + slips.length));
    const avgMs = Math.round((ms + line.random() + laterMs) * 10) / 10;
    const lossSeconds = passes === 0 ? [] : [...bursts, ...slips].toSorted((one, other) => one - other).slice(0, 80);
    return { payload, size, sent, lost, ...(lost === sent ? {} : { avgMs }), lossSeconds };
  });
}

/** What the ladder says from a place of one end. */
export function ladder(line: Line, from: From, side: Side, seconds: number, loaded: boolean): Observation<'ping'> {
  const addressed = endKind(line.variant, side) === 'converter-ethernet' && line.convertersHaveAddresses;
  const rungs = RUNGS.filter((rung) => behind(rung, FIRST[from]) && (addressed || !rung.endsWith('Converter')));
  const noRoute = has(line, `router_${side}`, 'no-route') && from !== 'line';
  return {
    rungs: rungs.map((rung) => {
      const over = crossings(line, side, from, rung);
      const refused = noRoute && behind(rung, 'farRouterLan') && !has(line, `router_${side}`, 'power', 'hung');
      return {
        rung,
        pings: pingsOver(line, over, seconds, 10, loaded),
        ...(refused ? { said: `Destination net unreachable, from router_${side}` } : {}),
      };
    }),
  };
}

/** What is heard on the LAN of an end. */
export function heardOnLan(line: Line, side: Side): Observation<'arp'> {
  const lan = `switch_${side}`;
  const two = has(line, lan, 'two-gateways') ? 1 : 0;
  const silent = has(line, `router_${side}`, 'power', 'hung');
  if (has(line, lan, 'power') && reads(line, 'dark switch hides what is on the LAN'))
    return { gatewayMacs: 0, dhcpOffers: 0, subnets: 1, sameFrameTwice: false };
  return {
    gatewayMacs: (silent ? 0 : 1) + two,
    dhcpOffers: 1 + two,
    subnets: has(line, lan, 'two-subnets') ? 2 : 1,
    sameFrameTwice: has(line, lan, 'two-uplinks'),
  };
}
