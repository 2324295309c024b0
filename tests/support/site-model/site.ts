import { sectionsOf } from '../../../electron/contract/site-chain.ts';
import type {
  ActionKind,
  LineVariant,
  Observation,
  Side,
  SiteAction,
  SiteCase,
} from '../../../electron/contract/site.ts';
import { lampsOf, countersOf, routerLoop, selfLoop } from './boxes.ts';
import { chain, ENDS, kindOf, type SiteFault } from './faults.ts';
import { heardOnLan, ladder, pingsOver } from './ladder.ts';
import { endBox, has, lineWith, onE1, type Line, type Fixed, type Riches } from './line.ts';
import { alarmsOfNetwork, alarmsOfNode, opticalOf, registersOf, settingsOf } from './managed.ts';
import { betweenLaptops, dataFrom, listenAt, loopFrom } from './measured.ts';

const DAY_S = 86_400;
const sideIn = (section: string): Side => (section.endsWith('_z') ? 'z' : 'a');

/** Bursts and slips may not be there while one looks. */
function looked(line: Line, long: boolean): 'same' | 'nothingToSee' {
  if (line.faults.length === 0) return 'nothingToSee';
  const hidden = line.faults.every(
    ({ kind }) =>
      ['bursts', 'bend', 'loose'].includes(kind) ||
      (['slips', 'clock', 'no-clock'].includes(kind) && line.slipEvery >= 60),
  );
  return hidden && !long ? 'nothingToSee' : 'same';
}
const WIRED = ['two-uplinks', 'two-gateways', 'two-subnets'];
function afterSwap(line: Line, section: string, long: boolean): Observation<'swap'> {
  const before = looked(line, long);
  const cured = line.faults.filter((fault) => fault.section === section && !WIRED.includes(fault.kind));
  if (before === 'nothingToSee' || cured.length === 0) return { complaint: before };
  return { complaint: cured.length === line.faults.length ? 'gone' : 'changed' };
}
function afterRestart(line: Line, section: string): Observation<'restart'> {
  if (!has(line, section, 'hung')) return { complaint: 'same' };
  return { complaint: line.faults.length === 1 ? 'gone' : 'changed' };
}
function unplugged(line: Line, section: string): Observation<'unplug'> {
  if (!has(line, section, 'two-uplinks')) return { secondUplink: false };
  const [ping] = pingsOver(line, [], 60, 10, false);
  return { secondUplink: true, gatewayAfter: { ...ping!, avgMs: 30 } };
}
const fromPlace = (line: Line, place: string, seconds: number, loaded: boolean): Observation<'ping'> =>
  ladder(line, place.split('_')[0] as 'pc', sideIn(place), seconds, loaded);

type Answer = (line: Line, at: string, point: string) => Observation;
const ANSWERS: Readonly<Record<ActionKind, Answer>> = {
  loop: (line, side, at) => loopFrom(line, side as Side, at, 900),
  loop24: (line, side, at) => loopFrom(line, side as Side, at, DAY_S),
  data: (line, side, at) => dataFrom(line, side as Side, at),
  between: (line) => betweenLaptops(line, 60),
  between24: (line) => betweenLaptops(line, DAY_S),
  ping: (line, place) => fromPlace(line, place, 60, false),
  load: (line, place) => fromPlace(line, place, 60, true),
  watch: (line, place) => fromPlace(line, place, DAY_S, false),
  arp: (line, side) => heardOnLan(line, side as Side),
  monitor: (line, at) => listenAt(line, sideIn(at)),
  lamps: (line, at) => lampsOf(line, kindOf(at), sideIn(at)),
  power: (line, at) => ({ supply: has(line, at, 'power') ? 'none' : 'good' }),
  selfloop: (line, at) => selfLoop(line, sideIn(at)),
  routerloop: (line, at) => routerLoop(line, sideIn(at)),
  restart: (line, at) => afterRestart(line, at),
  unplug: (line, at) => unplugged(line, at),
  registers: (line, at) => registersOf(line, sideIn(at)),
  alarms: (line, at) => (at === 'net' ? alarmsOfNetwork(line) : alarmsOfNode(line, sideIn(at))),
  counters: (line, at) => countersOf(line, sideIn(at)),
  settings: (line, at) => settingsOf(line, at),
  optical: (line, at) => opticalOf(line, at),
  swap: (line, at) => afterSwap(line, at, false),
  swap24: (line, at) => afterSwap(line, at, true),
};

type Price = Omit<SiteAction, 'id'>;
const priced = (ids: readonly string[], price: Price): SiteAction[] => ids.map((id) => ({ id, ...price }));
/** Ids of a kind of action that stops the service or not, with how long it takes. */
const DONE_ON: readonly [kinds: string[], action: string, price: Omit<Price, 'trip'>, afar?: true][] = [
  [['switch', 'router', 'conv', 'modem', 'node'], 'lamps', { stops: false, minutes: 1 }],
  [['switch', 'router', 'conv', 'modem', 'node'], 'power', { stops: false, minutes: 1 }],
  [['switch', 'router', 'conv', 'modem', 'node'], 'restart', { stops: true, minutes: 5 }],
  [['switch'], 'unplug', { stops: true, minutes: 2 }],
  [['router'], 'counters', { stops: false, minutes: 1 }, true],
  [['router'], 'routerloop', { stops: true, minutes: 3 }],
  [['router', 'net'], 'settings', { stops: false, minutes: 1 }, true],
  [['conv', 'cable'], 'settings', { stops: false, minutes: 1 }],
  [['conv', 'modem'], 'registers', { stops: false, minutes: 1 }, true],
  [['conv'], 'selfloop', { stops: true, minutes: 3 }],
  [['node', 'net'], 'alarms', { stops: false, minutes: 1 }, true],
  [['node', 'modem'], 'optical', { stops: false, minutes: 3 }],
  [['net'], 'optical', { stops: false, minutes: 1 }, true],
];
const onSection = (section: string, frames: boolean): SiteAction[] => [
  ...DONE_ON.filter(([kinds]) => kinds.includes(kindOf(section))).map(([, action, price, afar]) => ({
    id: `${action}:${section}`,
    trip: !afar && section.endsWith('_z'),
    ...price,
  })),
  ...(frames && section.startsWith('node')
    ? [{ id: `settings:${section}`, trip: false, stops: false, minutes: 1 }]
    : []),
  { id: `swap:${section}`, trip: section.endsWith('_z'), stops: true, minutes: 90 },
  { id: `swap24:${section}`, trip: section.endsWith('_z'), stops: true, minutes: 1_530 },
];

function loopsOf(line: Line, side: Side): SiteAction[] {
  const far = side === 'a' ? 'z' : 'a';
  const points2M = [
    `ddf_${side}`,
    `node_${side}`,
    `net_${side}`,
    `net_${far}`,
    `node_${far}`,
    `ddf_${far}`,
    `plug_${far}`,
  ];
  const points = onE1(line) ? points2M : [endBox(line, side), `net_${side}`, `net_${far}`];
  return [...points, endBox(line, far)].flatMap((at) => {
    const byHand = ['ddf', 'plug', 'conv', 'router', 'modem'].includes(kindOf(at)) && at.endsWith('_z');
    const price = { trip: side === 'z' || byHand, stops: true };
    return [
      { id: `loop:${side}:${at}`, ...price, minutes: 16 },
      { id: `loop24:${side}:${at}`, ...price, minutes: 1_441 },
    ];
  });
}
function laddersOf(line: Line, side: Side): SiteAction[] {
  const trip = side === 'z';
  const ethernet = ENDS[line.variant].every((end) => ['converter-ethernet', 'modem', 'ethernet'].includes(end));
  const places = ['pc', 'switch', 'router', ...(ethernet ? ['line'] : [])];
  return [
    ...places.flatMap((place) => {
      const stops = place === 'router' || place === 'line';
      return [
        { id: `ping:${place}_${side}`, trip, stops, minutes: 1 },
        { id: `load:${place}_${side}`, trip, stops: true, minutes: 2 },
        { id: `watch:${place}_${side}`, trip, stops, minutes: 1_440 },
      ];
    }),
    ...(line.routersOpen ? [{ id: `ping:cli_${side}`, trip, stops: false, minutes: 1 }] : []),
    { id: `arp:${side}`, trip, stops: false, minutes: 1 },
    ...(onE1(line) ? [{ id: `monitor:ddf_${side}`, trip, stops: false, minutes: 3 }] : []),
  ];
}
function dataOf(line: Line, side: Side): SiteAction[] {
  const far = side === 'a' ? 'z' : 'a';
  if (endBox(line, side) !== `conv_${side}` || ENDS[line.variant][side === 'a' ? 0 : 1] !== 'converter-v35') return [];
  const at = [`conv_${side}`, ...(endBox(line, far).startsWith('conv') ? [`conv_${far}`] : [])];
  return at.map((box) => ({
    id: `data:${side}:${box}`,
    trip: side === 'z' || box.endsWith('_z'),
    stops: true,
    minutes: 16,
  }));
}
function betweenOf(line: Line): SiteAction[] {
  if (line.variant !== 'converter-ethernet' && onE1(line)) return [];
  const kind = kindOf(endBox(line, 'a'));
  return [
    ...priced([`between:${kind}`], { trip: true, stops: true, minutes: 3 }),
    ...priced([`between24:${kind}`], { trip: true, stops: true, minutes: 1_441 }),
  ];
}

/** Everything that can be done on a line, with its price. */
export const actionsOn = (line: Line): SiteAction[] => [
  ...(['a', 'z'] as const).flatMap((side) => [...loopsOf(line, side), ...dataOf(line, side), ...laddersOf(line, side)]),
  ...betweenOf(line),
  ...chain(line.variant).flatMap((section) => onSection(section, !onE1(line))),
];

/** What the customer says, who knows nothing of sections. */
const COMPLAINTS = {
  none: { zh: '无申告。', en: 'No complaint from this end.' },
  lost: { zh: '业务丢包。', en: 'Packets are lost.' },
  now: { zh: '偶尔丢包，看的时候都正常。', en: 'Packets are lost now and then; all is fine while one looks.' },
  slow: { zh: '网络很慢，丢包严重。', en: 'The network is very slow and loses packets.' },
  dead: { zh: '专线不通。', en: 'The line is dead.' },
} as const;
function complaintOf(line: Line): SiteCase['complaint'] {
  if (line.faults.length === 0) return COMPLAINTS.none;
  const rungs = ladder(line, 'pc', 'a', DAY_S, false).rungs;
  const pings = rungs.at(-1)!.pings;
  const large = pings.some(({ lost, sent }) => lost > sent / 100);
  if (pings.every(({ lost, sent }) => lost === sent)) return COMPLAINTS.dead;
  if (pings.every(({ avgMs = 0 }) => avgMs > 150)) return COMPLAINTS.slow;
  if (large) return COMPLAINTS.lost;
  return pings.some(({ lost }) => lost > 0) ? COMPLAINTS.now : COMPLAINTS.none;
}

/** What an action on this line shows. */
export function answerOf(line: Line, action: string): Observation {
  const [kind, at = '', point = ''] = action.split(':');
  return ANSWERS[kind as ActionKind](line, at, point);
}

/** A site: the case as a caller gets it, the truth, and what every action of it answers. */
export interface Site {
  case: SiteCase;
  truth: readonly SiteFault[];
  answer: (action: string) => Observation;
}
export function siteWith(
  variant: LineVariant,
  riches: Riches,
  faults: readonly SiteFault[],
  seed: number,
  fixed: Fixed = {},
): Site {
  const line = lineWith(variant, riches, faults, seed, fixed);
  const { managed, routersOpen, convertersHaveAddresses, testerMeasuresDelay } = riches;
  return {
    truth: faults,
    case: {
      line: {
        variant,
        sections: sectionsOf(variant),
        managed,
        routersOpen,
        convertersHaveAddresses,
        testerMeasuresDelay,
      },
      complaint: complaintOf(line),
      actions: actionsOn(line),
    },
    answer: (action) => answerOf(line, action),
  };
}
