import { wireOf, type Address } from '../../contract/address.ts';
import { TributaryError } from '../../contract/errors.ts';
import { frameOf, type FamilyInfo } from '../../contract/family.ts';
import { alike, type Bilingual } from '../../contract/text.ts';
import { Wire, type WireTools, type WireUse } from './wire.ts';

/** One instrument's share of a wire. */
export interface Lease {
  wire: Wire;
  release(): Promise<void>;
}

/** All wires (cables, sockets, simulators) that this program has open. Instruments that have seats share one, whatever their families. */
export interface Wires {
  /** Errors: the port and link errors; `port-busy`, naming who has it, if the port is in use here by one that does not share it, or by the same instrument. */
  acquire(address: Address, signal: AbortSignal, options: WireOptions): Promise<Lease>;
}

interface WireOptions extends WireUse {
  info: FamilyInfo;
}

interface Shared {
  terms: string;
  opening: Promise<Wire>;
  /** Seat -> who sits there. */
  seats: Map<string, Bilingual>;
}

/** Who it is to people: what its family is called, and its seat where it has one. */
function nameOf({ options }: Address, { title, seat = '' }: FamilyInfo): Bilingual {
  const at = options[seat] === undefined ? '' : ` ${options[seat]}`;
  // Latin letters stand apart from Chinese ones.
  return { zh: ` ${title.zh}${at} `, en: `${title.en}${at}` };
}

/** The seat of an instrument on its wire; undefined where its address names none: then it is alone there. */
function seatOf({ family, options }: Address, { seat = '' }: FamilyInfo): string | undefined {
  return options[seat] === undefined ? undefined : `${family} ${options[seat]}`;
}

/** What instruments on one wire must agree on: how its bits are framed. */
const termsOf = ({ kind, options }: Address, info: FamilyInfo): string =>
  kind === 'serial' ? JSON.stringify(frameOf(info, options)) : '';

/** Who has a wire so that another cannot; undefined: there is a seat for it. */
function holderOf(
  { terms, seats }: Shared,
  wanted: { terms: string; seat: string | undefined },
): Bilingual | undefined {
  const [first = alike('')] = seats.values();
  if (wanted.seat === undefined || seats.has(ALONE) || terms !== wanted.terms) return first;
  return seats.get(wanted.seat);
}
const busy = (place: string, who: Bilingual): TributaryError => new TributaryError('port-busy', place, { who });

/** The seat of whoever shares with nobody. */
const ALONE = '';

export function createWires(tools: WireTools): Wires {
  const open = new Map<string, Shared>();
  return {
    async acquire(address, signal, { info, ...use }) {
      const place = wireOf(address);
      if (place === undefined) return alone(await Wire.open(address, signal, tools, use));
      const wanted = { terms: termsOf(address, info), seat: seatOf(address, info) };
      let shared = open.get(place);
      const who = shared && holderOf(shared, wanted);
      if (who !== undefined) throw busy(place, who);
      shared ??= { terms: wanted.terms, seats: new Map(), opening: Wire.open(address, signal, tools, use) };
      open.set(place, shared);
      shared.seats.set(wanted.seat ?? ALONE, nameOf(address, info));
      const { wire, release } = await lease(open, place, shared, wanted.seat ?? ALONE);
      wire.hide(address);
      return { wire, release };
    },
  };
}

function alone(wire: Wire): Lease {
  return { wire, release: () => wire.close() };
}

async function lease(open: Map<string, Shared>, place: string, shared: Shared, seat: string): Promise<Lease> {
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
