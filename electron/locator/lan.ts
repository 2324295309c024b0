import type { Side } from '../contract/site.ts';
import { says, type Answer } from './answer.ts';
import { routerOf, type World } from './line.ts';
import type { Fault } from './kinds.ts';

/** What is heard on a local network. */
export function arpAnswer(world: World, side: Side): Answer {
  const lan = `switch_${side}`;
  if (world.dark(lan)) return says({});
  const router = routerOf(side);
  const silent = world.dark(router) || world.fails(router, 'everything');
  const two = world.own(lan, 'two-gateways');
  return says({
    macs: silent ? (two ? '1' : '0') : two ? '2' : '1',
    offers: two ? '2' : '1',
    subnets: world.own(lan, 'two-subnets') ? '2' : '1',
    twice: world.own(lan, 'two-uplinks') ? 'yes' : 'no',
  });
}

/** One of two uplinks pulled out of a switch. */
export function unplugAnswer(world: World, lan: string): Answer {
  if (world.dark(lan)) return says({});
  const two = world.own(lan, 'two-uplinks');
  return says({ second: two ? 'yes' : 'no', ...(two ? { after: 'good' } : {}) });
}

/** Wiring and addresses of a local network outlive its switch. */
const WIRED = new Set(['two-uplinks', 'two-gateways', 'two-subnets']);
const AT_TIMES = new Set(['bursts', 'packet-bursts', 'loose', 'bend']);
const SOMETIMES = new Set(['clock', 'no-clock', 'slips']);

/** Whether a fault can be seen while somebody looks at once. */
function hides({ kind: { kind } }: Fault): 'always' | 'maybe' | 'never' {
  if (AT_TIMES.has(kind)) return 'always';
  return SOMETIMES.has(kind) ? 'maybe' : 'never';
}

/** A section replaced by a good one: the complaint looked at at once or over a day. */
export function swapAnswer(faults: readonly Fault[], section: string, day: boolean): Answer {
  if (faults.length === 0) return says({ complaint: 'nothingToSee' });
  const cured = faults.filter((fault) => fault.section === section && !WIRED.has(fault.kind.kind));
  const left = faults.filter((fault) => !cured.includes(fault));
  const masks = day ? 'never' : (left.length > 0 ? left : cured).map(hides).toSorted()[0];
  if (left.length === 0) {
    if (masks === 'always') return says({ complaint: 'nothingToSee|betterForNow|gone' });
    return says({ complaint: masks === 'maybe' ? 'gone|nothingToSee|betterForNow' : 'gone' });
  }
  const still = cured.length > 0 ? 'changed' : 'same';
  if (masks === 'always')
    return says({ complaint: cured.length > 0 ? 'changed|nothingToSee|betterForNow' : 'nothingToSee' });
  return says({ complaint: masks === 'maybe' ? `${still}|nothingToSee` : still });
}

/** Switched off and on: cures a hung router only. */
export function restartAnswer(faults: readonly Fault[], box: string): Answer {
  const own = faults.filter(({ section }) => section === box);
  const hung = own.some(({ kind }) => kind.fails === 'everything');
  if (hung) return says({ complaint: faults.length > own.length ? 'changed' : 'gone' });
  // What is worn out may rest for a while; what is set wrongly does not.
  const rests = own.some(({ kind }) => kind.order === undefined && kind.fails !== 'supply');
  return says({
    complaint: rests
      ? 'same|betterForNow|nothingToSee'
      : faults.some((fault) => hides(fault) !== 'never')
        ? 'same|nothingToSee'
        : 'same',
  });
}
