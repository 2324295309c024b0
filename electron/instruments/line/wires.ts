import type { Address } from '../../contract/address.ts';
import type { Clock } from '../../contract/clock.ts';
import { TributaryError } from '../../contract/errors.ts';
import { PhysicalLine, type LineTools } from './wire.ts';
import type { WireListener } from './wire-tap.ts';

/** One instrument's share of a line. */
export interface Lease {
  line: PhysicalLine;
  release(): Promise<void>;
}

/** All lines that this program has open: instruments with different `unit=` on one cable share it. */
export interface Lines {
  /** Errors: the port and link errors; `port-busy` if the port is in use here by another kind of instrument or by the same one. */
  acquire(address: Address, signal: AbortSignal, clock: Clock, onWire: WireListener | undefined): Promise<Lease>;
}

interface Shared {
  terms: string;
  opening: Promise<PhysicalLine>;
  units: Set<string>;
}

export function createLines(tools: LineTools): Lines {
  const open = new Map<string, Shared>();
  return {
    async acquire(address, signal, clock, onWire) {
      const place = address.path ?? (address.kind === 'tcp' ? `${address.host}:${address.port}` : undefined);
      if (place === undefined) return alone(await PhysicalLine.open(address, signal, tools, clock, onWire));
      const unit = address.options.unit ?? '';
      const terms = termsOf(address);
      let shared = open.get(place);
      if (shared && (shared.terms !== terms || shared.units.has(unit))) throw new TributaryError('port-busy', place);
      shared ??= { terms, units: new Set(), opening: PhysicalLine.open(address, signal, tools, clock, onWire) };
      open.set(place, shared);
      return lease(open, place, shared, unit);
    },
  };
}

function alone(line: PhysicalLine): Lease {
  return { line, release: () => line.close() };
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
    const line = await shared.opening;
    return {
      line,
      async release() {
        if (leave()) await line.close();
      },
    };
  } catch (error) {
    leave();
    throw error;
  }
}

/** What two instruments must have in common to share a line: all but their number on it. */
function termsOf(address: Address): string {
  const { unit: _unit, ...options } = address.options;
  return JSON.stringify([address.family, Object.entries(options).toSorted(([a], [b]) => (a < b ? -1 : 1))]);
}
