import { wireOf, type Address, type FamilyName } from '../../contract/address.ts';
import type { Clock } from '../../contract/clock.ts';
import { TributaryError } from '../../contract/errors.ts';
import { Wire, type WireTools } from './wire.ts';
import type { WireListener } from './wire-tap.ts';

/** One instrument's share of a wire. */
export interface Lease {
  wire: Wire;
  release(): Promise<void>;
}

/** All wires (cables, sockets, simulators) that this program has open: instruments of one family with different seats on one of them share it. */
export interface Wires {
  /** Errors: the port and link errors; `port-busy` if the port is in use here by another kind of instrument or by the same one. */
  acquire(address: Address, signal: AbortSignal, options: WireOptions): Promise<Lease>;
}

interface WireOptions {
  /** The option that tells instruments on one wire apart. */
  seat: string | undefined;
  clock: Clock;
  onWire: WireListener | undefined;
}

interface Shared {
  terms: string;
  opening: Promise<Wire>;
  seats: Set<string>;
}

export function createWires(tools: WireTools): Wires {
  const open = new Map<string, Shared>();
  return {
    async acquire(address, signal, { seat: option = '', clock, onWire }) {
      const place = wireOf(address);
      if (place === undefined) return alone(await Wire.open(address, signal, tools, clock, onWire));
      const { [option]: seat = '', ...others } = address.options;
      const terms = termsOf(address.family, others);
      let shared = open.get(place);
      if (shared && (shared.terms !== terms || shared.seats.has(seat))) throw new TributaryError('port-busy', place);
      shared ??= { terms, seats: new Set(), opening: Wire.open(address, signal, tools, clock, onWire) };
      open.set(place, shared);
      return lease(open, place, shared, seat);
    },
  };
}

function alone(wire: Wire): Lease {
  return { wire, release: () => wire.close() };
}

async function lease(open: Map<string, Shared>, place: string, shared: Shared, seat: string): Promise<Lease> {
  shared.seats.add(seat);
  const leave = (): boolean => {
    shared.seats.delete(seat);
    if (shared.seats.size > 0) return false;
    if (open.get(place) === shared) open.delete(place);
    return true;
  };
  try {
    const wire = await shared.opening;
    return {
      wire,
      async release() {
        if (leave()) await wire.close();
      },
    };
  } catch (error) {
    leave();
    throw error;
  }
}

/** What two instruments must have in common to share a wire: all but their seat on it. */
function termsOf(family: FamilyName, options: Address['options']): string {
  return JSON.stringify([family, Object.entries(options).toSorted(([a], [b]) => (a < b ? -1 : 1))]);
}
