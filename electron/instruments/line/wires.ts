import type { Address } from '../../contract/address.ts';
import type { Clock } from '../../contract/clock.ts';
import { TributaryError } from '../../contract/errors.ts';
import { Wire, type WireTools } from './wire.ts';
import type { WireListener } from './wire-tap.ts';

/** One instrument's share of a wire. */
export interface Lease {
  wire: Wire;
  release(): Promise<void>;
}

/** All wires (cables, sockets, simulators) that this program has open: instruments with different `unit=` on one of them share it. */
export interface Wires {
  /** Errors: the port and link errors; `port-busy` if the port is in use here by another kind of instrument or by the same one. */
  acquire(address: Address, signal: AbortSignal, clock: Clock, onWire: WireListener | undefined): Promise<Lease>;
}

interface Shared {
  terms: string;
  opening: Promise<Wire>;
  units: Set<string>;
}

export function createWires(tools: WireTools): Wires {
  const open = new Map<string, Shared>();
  return {
    async acquire(address, signal, clock, onWire) {
      const place = address.path ?? (address.kind === 'tcp' ? `${address.host}:${address.port}` : undefined);
      if (place === undefined) return alone(await Wire.open(address, signal, tools, clock, onWire));
      const unit = address.options.unit ?? '';
      const terms = termsOf(address);
      let shared = open.get(place);
      if (shared && (shared.terms !== terms || shared.units.has(unit))) throw new TributaryError('port-busy', place);
      shared ??= { terms, units: new Set(), opening: Wire.open(address, signal, tools, clock, onWire) };
      open.set(place, shared);
      return lease(open, place, shared, unit);
    },
  };
}

function alone(wire: Wire): Lease {
  return { wire, release: () => wire.close() };
}

async function lease(open: Map<string, Shared>, place: string, shared: Shared, unit: string): Promise<Lease> {
  shared.units.add(unit);
  const leave = (): boolean => {
    shared.units.delete(unit);
    if (shared.units.size > 0) return false;
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

/** What two instruments must have in common to share a wire: all but their number on it. */
function termsOf(address: Address): string {
  const { unit: _unit, ...options } = address.options;
  return JSON.stringify([address.family, Object.entries(options).toSorted(([a], [b]) => (a < b ? -1 : 1))]);
}
