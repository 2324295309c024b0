import type { SitePing } from '../../../electron/contract/site.ts';
import { faultsOf, type SiteFault } from './faults.ts';
import { DOUBTS, lineWith, type Doubt, type Line, type Riches } from './line.ts';
import { actionsOn, answerOf } from './site.ts';
import type { LineVariant, Told } from '../../../electron/contract/site.ts';

/** Bounds between shares of lost packets that a line tells apart: none, few, about a tenth, about half, most, all. */
const STEPS = [0, 0.0825, 0.125, 0.25, 0.62, 0.8, 0.995];
const step = ({ lost, sent }: SitePing): number =>
  lost === 0 ? 0 : STEPS.filter((bound) => lost / sent > bound).length;

const SLOW_MS = [150, 900];
/** How the loss of a rung depends on time and on the length of the packet, as a word. */
function shape(pings: readonly SitePing[]): string {
  const shares = pings.map(({ lost, sent }) => lost / sent);
  const slow = SLOW_MS.filter((bound) => (pings[0]!.avgMs ?? 0) > bound).length;
  const [first] = pings.flatMap(({ lossSeconds = [] }) => lossSeconds.slice(0, 1));
  if (first !== undefined && shares.every((share) => share < 0.01)) return first < 1_800 ? 'slips' : 'bursts';
  const [small, , large, zeros] = shares as [number, number, number, number];
  const byLength = slow === 0 && large > 0 && large < 0.3 && small < large / 3 && zeros > 0 && zeros < large;
  return byLength ? 'by length' : `${pings.map(step).join(' ')} ${slow}`;
}

const QUIET = new Set(['roundTripUs', 'erroredSeconds', 'avgMs', 'seconds', 'injectedBack']);
const PINGS = new Set(['pings', 'frames', 'idle', 'loaded']);
const EXACT = new Set(['gatewayMacs', 'dhcpOffers', 'subnets']);
const light = (dbm: number): string => (dbm < -50 ? 'dark' : dbm < -30 ? 'weak' : 'good');
/** A number without what differs from one line of the same fault to the next: none or some, light as good, weak or dark. */
function rough(value: number, key: string): unknown {
  if (key.endsWith('Dbm')) return light(value);
  return EXACT.has(key) ? value : value > 0;
}
function outline(value: unknown, key = ''): unknown {
  if (typeof value === 'number') return rough(value, key);
  if (Array.isArray(value)) {
    if (PINGS.has(key)) return shape(value as SitePing[]);
    return key.endsWith('Seconds') ? value.length > 0 : value.map((one) => outline(one));
  }
  if (typeof value !== 'object' || value === null) return key === 'said' || value;
  const told = Object.entries(value).filter(([name]) => !QUIET.has(name));
  return Object.fromEntries(told.map(([name, one]) => [name, outline(one, name)]));
}
const outlineOf = (value: unknown): string => JSON.stringify(outline(value));

/** Slips that a minute shows and such that it does not; each of two fair readings. */
const READINGS = [45, 75].flatMap((slipEvery) =>
  [[], DOUBTS].map((otherwise) => ({ slipEvery, otherwise: new Set<Doubt>(otherwise) })),
);
const lines = (variant: LineVariant, riches: Riches, fault: SiteFault): Line[] =>
  READINGS.map((fixed) => lineWith(variant, riches, [fault], 1, fixed));
const shown = (line: Line, action: string): string => outlineOf(answerOf(line, action));

/** Single faults whose line answers all that was told in the same way. */
export function explaining(variant: LineVariant, riches: Riches, told: readonly Told[]): SiteFault[] {
  const seen = told.flatMap((one) => ('saw' in one ? [{ action: one.action, outline: outlineOf(one.saw) }] : []));
  return faultsOf(variant).filter((fault) =>
    lines(variant, riches, fault).some((line) => seen.every(({ action, outline: was }) => shown(line, action) === was)),
  );
}

/** What no swap would be needed for: an action not yet done that answers differently for each fault of one section than for any of another that is left. */
export function couldStillTell(variant: LineVariant, riches: Riches, told: readonly Told[]): string | undefined {
  const left = explaining(variant, riches, told);
  const done = new Set(told.map(({ action }) => action));
  const sections = [...new Set(left.map(({ section }) => section))];
  const open = actionsOn(lineWith(variant, riches, [], 1)).filter(({ id }) => !id.startsWith('swap') && !done.has(id));
  const apart = (action: string): boolean => {
    const outlines = sections.map(
      (section) =>
        new Set(
          left
            .filter((fault) => fault.section === section)
            .flatMap((fault) => lines(variant, riches, fault).map((line) => shown(line, action))),
        ),
    );
    return outlines.some((one, at) =>
      outlines.slice(at + 1).some((other) => ![...one].some((outline) => other.has(outline))),
    );
  };
  return open.find(({ id }) => apart(id))?.id;
}
