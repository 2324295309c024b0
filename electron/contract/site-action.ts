import { kindOfSection, otherSide, sideOf } from './site-chain.ts';
import { SIDES, type ActionKind, type LineVariant, type Side, type SiteAction, type SiteLine } from './site.ts';
import type { Bilingual } from './text.ts';
import { saidOf, say, words, type Message, type WordKey } from './words/index.ts';

/** What an action's id says: what is done, from which end, and where. */
export interface ActionParts {
  kind: ActionKind;
  /** The end where the instrument stands. */
  side?: Side;
  /** Loop point, section, place of a ladder, kind of box. */
  at: string;
}

const WITH_SIDE = new Set(['loop', 'loop24', 'data']);

/** `loop:a:conv_z`, `ping:pc_a`, `lamps:node_z` taken apart; undefined of what is no id. */
export function partsOf(id: string): ActionParts | undefined {
  const [kind = '', first = '', second] = id.split(':');
  if (!Object.hasOwn(HOW, kind) || first === '') return undefined;
  if (!WITH_SIDE.has(kind)) return second === undefined ? { kind: kind as ActionKind, at: first } : undefined;
  if ((first !== 'a' && first !== 'z') || second === undefined) return undefined;
  return { kind: kind as ActionKind, side: first, at: second };
}

/** How long an action takes and whether it interrupts the service (a line in service, tester or laptop in a box's place). */
const HOW: Readonly<Record<ActionKind, { minutes: number; stops: boolean }>> = {
  loop: { minutes: 16, stops: true },
  loop24: { minutes: 1441, stops: true },
  data: { minutes: 16, stops: true },
  between: { minutes: 3, stops: true },
  between24: { minutes: 1441, stops: true },
  ping: { minutes: 1, stops: false },
  load: { minutes: 2, stops: true },
  watch: { minutes: 1440, stops: false },
  arp: { minutes: 1, stops: false },
  monitor: { minutes: 3, stops: false },
  lamps: { minutes: 1, stops: false },
  power: { minutes: 1, stops: false },
  selfloop: { minutes: 3, stops: true },
  routerloop: { minutes: 3, stops: true },
  restart: { minutes: 5, stops: true },
  unplug: { minutes: 2, stops: true },
  registers: { minutes: 1, stops: false },
  alarms: { minutes: 1, stops: false },
  counters: { minutes: 1, stops: false },
  settings: { minutes: 1, stops: false },
  optical: { minutes: 3, stops: false },
  swap: { minutes: 90, stops: true },
  swap24: { minutes: 1530, stops: true },
};

/** What is read from afar, also of the Z end. */
const FROM_AFAR = new Set<ActionKind>(['registers', 'alarms', 'counters']);
const SET_FROM_AFAR = new Set(['router', 'node', 'net']);

/** Whether somebody has to be at the Z end: at the instrument, at a hard loop, at the box. */
function needsTrip({ kind, side, at }: ActionParts): boolean {
  const far = sideOf(at) === 'z';
  if (kind === 'between' || kind === 'between24') return true;
  if (side === 'z') return true;
  if (kind === 'loop' || kind === 'loop24') return far && !/^(node|net)_/.test(at);
  if (kind === 'arp') return at === 'z';
  if (!far || FROM_AFAR.has(kind)) return false;
  return kind !== 'settings' || !SET_FROM_AFAR.has(kindOfSection(at) ?? '');
}

/** A laptop in the router's place or on its port interrupts the service, one beside the others does not. */
const IN_PLACE = /^(router|line)_/;

function actionOf(id: string): SiteAction {
  const parts = partsOf(id)!;
  const { minutes, stops } = HOW[parts.kind];
  const placed = (parts.kind === 'ping' || parts.kind === 'watch') && IN_PLACE.test(parts.at);
  const near = parts.kind === 'optical' && parts.at === 'net';
  return { id, trip: needsTrip(parts), stops: stops || placed, minutes: near ? 1 : minutes };
}

/** The box that ends the line at one end: what the router's port leads into. */
export function endBox(line: Pick<SiteLine, 'sections'>, side: Side): string {
  const ids = new Set(line.sections.map(({ id }) => id));
  return (
    [`conv_${side}`, `modem_${side}`].find((id) => ids.has(id)) ??
    (ids.has(`cable_${side}`) ? `router_${side}` : `node_${side}`)
  );
}

/** Whether frames are turned round on this line instead of a 2 Mbit/s signal. */
export const inFrames = (variant: LineVariant): boolean =>
  variant === 'fibre-modem' || variant === 'ethernet-private-line';

const isV35 = (variant: LineVariant): boolean => variant.startsWith('converter-v35');

function loopPoints(line: SiteLine, side: Side): string[] {
  const far = otherSide(side);
  const [own, other] = [endBox(line, side), endBox(line, far)];
  if (inFrames(line.variant)) return [own, `net_${side}`, `net_${far}`, other];
  return [
    `ddf_${side}`,
    `node_${side}`,
    `net_${side}`,
    `net_${far}`,
    `node_${far}`,
    `ddf_${far}`,
    `plug_${far}`,
    other,
  ];
}

function fromOneEnd(line: SiteLine, side: Side): string[] {
  const ladders = [
    'pc',
    'switch',
    'router',
    ...(isV35(line.variant) || line.variant === 'router-e1-card' ? [] : ['line']),
  ];
  const boxes = [endBox(line, side), endBox(line, otherSide(side))];
  const converters =
    isV35(line.variant) && boxes[0]!.startsWith('conv') ? boxes.filter((id) => id.startsWith('conv')) : [];
  return [
    ...loopPoints(line, side).flatMap((at) => [`loop:${side}:${at}`, `loop24:${side}:${at}`]),
    ...converters.map((at) => `data:${side}:${at}`),
    ...ladders.flatMap((at) => ['ping', 'load', 'watch'].map((kind) => `${kind}:${at}_${side}`)),
    ...(line.routersOpen ? [`ping:cli_${side}`] : []),
    `arp:${side}`,
    ...(inFrames(line.variant) ? [] : [`monitor:ddf_${side}`]),
  ];
}

const SWAPS = ['swap', 'swap24'] as const;
const BOX = ['lamps', 'power', 'restart'] as const;
/** What can be done at a section of each kind. */
const AT_SECTION: Readonly<Record<string, readonly ActionKind[]>> = {
  pc: SWAPS,
  switch: [...BOX, 'unplug', ...SWAPS],
  router: [...BOX, 'counters', 'routerloop', 'settings', ...SWAPS],
  conv: [...BOX, 'registers', 'selfloop', 'settings', ...SWAPS],
  modem: [...BOX, 'registers', 'optical', ...SWAPS],
  cable: ['settings', ...SWAPS],
  node: [...BOX, 'alarms', 'optical', ...SWAPS],
  'ethernet node': [...BOX, 'alarms', 'settings', 'optical', ...SWAPS],
  fibre: SWAPS,
  net: ['alarms', 'settings', 'optical', ...SWAPS],
};

function atSection(line: SiteLine, id: string): string[] {
  const kind = kindOfSection(id) ?? '';
  const row = kind === 'node' && inFrames(line.variant) ? 'ethernet node' : kind;
  return (AT_SECTION[row] ?? []).map((action) => `${action}:${id}`);
}

function between(line: SiteLine): string[] {
  if (isV35(line.variant) || line.variant === 'router-e1-card') return [];
  const kind = kindOfSection(endBox(line, 'a'));
  return [`between:${kind}`, `between24:${kind}`];
}

/** Everything that can be done on a line to find a fault, with what it costs. */
export function actionsOf(line: SiteLine): SiteAction[] {
  const ids = [
    ...SIDES.flatMap((side) => fromOneEnd(line, side)),
    ...between(line),
    ...line.sections.flatMap(({ id }) => atSection(line, id)),
  ];
  return ids.map(actionOf);
}

/** What a loop point or the place of a ladder is called, where it is no section. */
function pointName(line: Pick<SiteLine, 'sections'>, at: string): Bilingual {
  const section = line.sections.find(({ id }) => id === at);
  if (section) return section;
  const [, place = at, side] = /^(\w+)_([az])$/.exec(at) ?? [];
  const end = side === 'a' || side === 'z' ? side : undefined;
  const word = words[`locate.at.${place}` as WordKey] ?? { zh: place, en: place };
  const ofEnd = (lang: keyof Bilingual): string =>
    end === undefined ? word[lang] : say(lang, words[`locate.end.${end}`], { what: word[lang] });
  return { zh: ofEnd('zh'), en: ofEnd('en') };
}

/** A sentence of the catalogue whose gaps are filled with words of both languages. */
export function spoken(code: WordKey, params: Readonly<Record<string, Bilingual | string | number>> = {}): Message {
  const inLanguage = (lang: keyof Bilingual): string =>
    say(
      lang,
      words[code],
      Object.fromEntries(
        Object.entries(params).map(([name, part]) => [name, typeof part === 'object' ? part[lang] : part]),
      ),
    );
  return saidOf({ zh: inLanguage('zh'), en: inLanguage('en') });
}

/** What is to be done, in words: "Loop at the Z-end DDF, tester at the A end". */
export function actionWords(line: Pick<SiteLine, 'sections'>, id: string): Message {
  const parts = partsOf(id);
  if (parts === undefined) return saidOf({ zh: id, en: id });
  const side = parts.side ?? (parts.at === 'a' || parts.at === 'z' ? parts.at : undefined);
  return spoken(`locate.do.${parts.kind}`, {
    what: pointName(line, parts.at),
    ...(side === undefined ? {} : { end: side.toUpperCase(), zhEnd: side === 'a' ? '甲' : '乙' }),
  });
}
