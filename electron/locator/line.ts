import { endBox, inFrames } from '../contract/site-action.ts';
import { otherSide, sideOf } from '../contract/site-chain.ts';
import type { Side, SiteLine } from '../contract/site.ts';
import { partOf, type Fault, type Harm, type Kind, type Part } from './kinds.ts';

/** A line with faults in it: what can be asked of it by those who work out what its boxes would show. */
export interface World {
  line: SiteLine;
  /** The end boxes: what the router's port leads into, or the router itself. */
  box: Readonly<Record<Side, string>>;
  part(section: string): Part | undefined;
  frames: boolean;
  kinds(section: string): readonly Kind[];
  fails(section: string, what: NonNullable<Kind['fails']>): boolean;
  disagrees(section: string, what: NonNullable<Kind['disagrees']>): boolean;
  own(section: string, what: NonNullable<Kind['own']>): boolean;
  /** What a section does to a signal that leaves the end towards the other (`out`) or comes to it (`in`). */
  harms(section: string, side: Side, way: 'out' | 'in'): Harm[];
  /** No supply: it sends and shows nothing. */
  dark(section: string): boolean;
}

const NONE: readonly Kind[] = [];
const NO_HARM: Harm[] = [];

/** What of a line is the same whatever fault it has; asked for again and again. */
interface Shape {
  box: Readonly<Record<Side, string>>;
  frames: boolean;
  parts: ReadonlyMap<string, Part | undefined>;
}
const shapes = new WeakMap<SiteLine, Shape>();
function shapeOf(line: SiteLine): Shape {
  const known = shapes.get(line);
  if (known) return known;
  const shape = {
    box: { a: endBox(line, 'a'), z: endBox(line, 'z') },
    frames: inFrames(line.variant),
    parts: new Map(line.sections.map(({ id }) => [id, partOf(line, id)])),
  };
  shapes.set(line, shape);
  return shape;
}

/** The line with these faults; none: a healthy line. */
export function worldOf(line: SiteLine, faults: readonly Fault[]): World {
  const { box, frames, parts } = shapeOf(line);
  const kinds = (section: string): readonly Kind[] => {
    const [one] = faults;
    if (one === undefined) return NONE;
    if (faults.length === 1) return one.section === section ? [one.kind] : NONE;
    return faults.filter((fault) => fault.section === section).map(({ kind }) => kind);
  };
  const fails: World['fails'] = (section, what) => kinds(section).some((kind) => kind.fails === what);
  return {
    line,
    box,
    frames,
    part: (section) => parts.get(section),
    kinds,
    fails,
    disagrees: (section, what) => kinds(section).some((kind) => kind.disagrees === what),
    own: (section, what) => kinds(section).some((kind) => kind.own === what),
    harms: (section, side, way) => {
      if (!faults.some((fault) => fault.section === section)) return NO_HARM;
      // The network has no end of its own: `out` is from A to Z.
      const field = section === 'net' && side === 'z' ? (way === 'out' ? 'in' : 'out') : way;
      return kinds(section).flatMap((kind) => kind[field] ?? []);
    },
    dark: (section) => fails(section, 'supply'),
  };
}

/** Whether anything of the world is wrong in this way, at either end. */
export const eitherEnd = (world: World, what: NonNullable<Kind['disagrees']>): boolean =>
  world.disagrees(world.box.a, what) || world.disagrees(world.box.z, what);

/** The routers' protocols do not agree. */
export const misspoken = (world: World): boolean =>
  world.disagrees(routerOf('a'), 'encapsulation') || world.disagrees(routerOf('z'), 'encapsulation');

export const routerOf = (side: Side): string => `router_${side}`;
export { otherSide, sideOf };
