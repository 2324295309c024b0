import { panelOf, type BoxKind, type BoxPanel } from '../../contract/box.ts';
import type { CircuitEnd } from '../../contract/circuit.ts';
import type { ChainLink } from '../../contract/locate.ts';
import { kindOfSection, sideOf } from '../../contract/site-chain.ts';
import type { Message } from '../../contract/words/index.ts';
import type { Known } from './known.ts';
import { modelOf } from './take.ts';

/** Lamps that are asked for where no front of the box is known, those first that tell most. */
const LAMPS: Readonly<Record<BoxKind, readonly string[]>> = {
  conv: ['PWR', 'LOS', 'AIS', 'LOF', 'REMOTE', 'LINK', 'SYNC'],
  modem: ['PWR', 'NOP', 'LOF', 'REMOTE', 'LINK'],
  node: ['PWR', 'NOP', 'E6', 'TRIB_LOS'],
  router: ['PWR', 'LAN', 'WAN'],
  switch: ['PWR', 'UPLINK'],
};
/** On one call nobody goes to more boxes. */
const MOST_BOXES = 3;

const boxKind = (section: string): BoxKind | undefined => {
  const kind = kindOfSection(section);
  return kind !== undefined && Object.hasOwn(LAMPS, kind) ? (kind as BoxKind) : undefined;
};

function lampsOf(panels: readonly BoxPanel[], kind: BoxKind, end: CircuitEnd | undefined): readonly string[] {
  const printed = kind === 'conv' ? { maker: end?.converter?.maker, model: end?.converter?.model } : {};
  return panelOf(panels, kind, printed)?.lamps.map(({ name }) => name) ?? LAMPS[kind];
}

function aboutBox({ circuit, panels = [] }: Known, { section }: ChainLink): Message[] {
  const kind = boxKind(section.id)!;
  const end = circuit?.ends?.Z;
  const name = kind === 'conv' ? modelOf(end) : '';
  const { zh, en } = section;
  return [
    name === '' ? { code: 'advice.say.box-unnamed', params: { zh, en } } : { code: 'advice.say.box', params: { name } },
    ...lampsOf(panels, kind, end).map((lamp): Message => ({ code: 'advice.say.lamp', params: { lamp } })),
    { code: 'advice.say.off' },
    { code: 'advice.say.photo' },
  ];
}

/** What somebody at the far end is asked, who may never have seen such a box: one thing at a time, likeliest box first. */
export function scriptFor(known: Known, open: readonly ChainLink[]): Message[] {
  const boxes = open
    .filter(({ section: { id } }) => sideOf(id) === 'z' && boxKind(id) !== undefined)
    .slice(0, MOST_BOXES);
  if (boxes.length === 0) return [];
  const number = known.circuit?.number ?? '—';
  return [{ code: 'advice.say.who', params: { number } }, ...boxes.flatMap((link) => aboutBox(known, link))];
}
