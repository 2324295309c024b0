import { kindOfRole, type Role } from './instrument.ts';
import type { LineVariant, Owner, Section, Side, SiteLine } from './site.ts';
import { SECTION_KINDS, type SectionKind } from './states.ts';
import { alike, type Bilingual } from './text.ts';
import { wordOf } from './words/index.ts';

export type { SectionKind } from './states.ts';

const E1_TO_ETHERNET = ['pc', 'switch', 'router', 'conv', 'cable', 'node', 'fibre'] as const;
const E1_CARD = ['pc', 'switch', 'router', 'cable', 'node', 'fibre'] as const;
const FIBRE_MODEM = ['pc', 'switch', 'router', 'modem', 'fibre'] as const;
const ETHERNET = ['pc', 'switch', 'router', 'node', 'fibre'] as const;
/** What stands between a computer and the network at each end, by variant. */
const ENDS: Readonly<Record<LineVariant, Readonly<Record<Side, readonly SectionKind[]>>>> = {
  'converter-ethernet': { a: E1_TO_ETHERNET, z: E1_TO_ETHERNET },
  'converter-v35': { a: E1_TO_ETHERNET, z: E1_TO_ETHERNET },
  'router-e1-card': { a: E1_CARD, z: E1_CARD },
  'fibre-modem': { a: FIBRE_MODEM, z: FIBRE_MODEM },
  'ethernet-private-line': { a: ETHERNET, z: ETHERNET },
  'converter-v35-to-e1-card': { a: E1_TO_ETHERNET, z: E1_CARD },
};

/** Ids of the sections of a line in order from A to Z. */
export function chainOf(variant: LineVariant): string[] {
  const end = (side: Side): string[] => ENDS[variant][side].map((kind) => `${kind}_${side}`);
  return [...end('a'), 'net', ...end('z').toReversed()];
}

/** What a section is: `conv` of `conv_a`. */
export const kindOfSection = (id: string): SectionKind | undefined =>
  SECTION_KINDS.find((kind) => kind === id.replace(/_[az]$/, ''));
/** At which end a section is; undefined of the network. */
export const sideOf = (id: string): Side | undefined => (id.endsWith('_a') ? 'a' : id.endsWith('_z') ? 'z' : undefined);
export const otherSide = (side: Side): Side => (side === 'a' ? 'z' : 'a');

/** Who owns what where nobody says otherwise: the customer has his local network, the carrier all between the routers. */
export const usualOwner = (kind: SectionKind): Owner =>
  kind === 'pc' || kind === 'switch' || kind === 'router' ? 'customer' : 'carrier';

function nameOf(kind: SectionKind, side: Side | undefined): Pick<Section, 'zh' | 'en'> {
  const { zh, en } = wordOf('section', kind);
  if (side === undefined) return { zh, en };
  return { zh: `${side === 'a' ? '甲' : '乙'}端${zh}`, en: `${side.toUpperCase()}-end ${en}` };
}

/** What people call a section: `甲端路由器`; one of no known kind by its id. */
export function sectionName(id: string): Bilingual {
  const kind = kindOfSection(id);
  return kind ? nameOf(kind, sideOf(id)) : alike(id);
}

/** The sections of a line as a case has them. */
export function sectionsOf(variant: LineVariant, ownerOf?: (kind: SectionKind, side?: Side) => Owner): Section[] {
  return chainOf(variant).map((id) => {
    const [kind, side] = [kindOfSection(id)!, sideOf(id)];
    const owner = ownerOf?.(kind, side) ?? usualOwner(kind);
    return { id, ...nameOf(kind, side), owner };
  });
}

/** The boxes that a converter's role may stand for, nearest to the line first. */
const OF_CONVERTER: readonly SectionKind[] = ['conv', 'modem'];

/**
 * The section that an instrument of this role is or stands in: `converter.a` the converter or modem of that end, `witness.router-z` that router,
 * `witness.z` the router of that end, `witness.net` the network. Undefined where the line has no such section, and for testers.
 */
export function sectionOfRole(role: Role, { sections }: Pick<SiteLine, 'sections'>): string | undefined {
  const which = role.split('.')[1];
  if (which === undefined) return undefined;
  const names: Record<string, string[]> = {
    tester: [],
    converter: OF_CONVERTER.map((kind) => `${kind}_${which}`),
    witness: [which.replaceAll('-', '_'), `router_${which}`],
  };
  const ids = sections.map(({ id }) => id);
  return names[kindOfRole(role)]?.find((id) => ids.includes(id));
}
