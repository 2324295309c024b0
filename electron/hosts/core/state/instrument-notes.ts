import type { Archive } from '../../../archive/index.ts';
import type { InstrumentNote } from '../../../contract/instrument.ts';
import { instrumentKey, makerAndModel, type Identity } from '../../../contract/tester.ts';
import { alike } from '../../../contract/text.ts';
import type { BenchItem } from '../../../contract/views.ts';

/** What only a person knows of an instrument, remembered from one day to the next by the instrument's own identity. */
export interface InstrumentNotes {
  /** The item with what is remembered of its instrument. What is not read from the archive yet comes with the next change. */
  complete(item: BenchItem): BenchItem;
  /** Keeps what was typed in. An instrument that has not said who it is yet is remembered by its address for this session. */
  describe(item: BenchItem, note: InstrumentNote): Promise<void>;
}

const NOBODY: Identity = { maker: '', model: '' };
const isByHand = ({ capabilities }: BenchItem): boolean => capabilities?.reading === 'by-hand';

/** A set read by hand says nothing of itself, connected or not: it is known by its address. */
function keyOf(item: BenchItem): string | undefined {
  const { family, address } = item;
  const identity = item.identity ?? (isByHand(item) ? NOBODY : undefined);
  return family && identity ? instrumentKey(family, identity, address) : undefined;
}

function completed(item: BenchItem, note: InstrumentNote | undefined): BenchItem {
  const { maker = '', model = '', ...rest } = note ?? {};
  const named = maker !== '' || model !== '';
  if (!named) return { ...item, ...rest };
  const identity = { ...item.identity, maker, model };
  return { ...item, ...rest, identity, label: alike(makerAndModel(identity, item.family ?? '')) };
}

export function createInstrumentNotes(archive: () => Archive, changed: () => void): InstrumentNotes {
  const known = new Map<string, InstrumentNote>();
  const asked = new Set<string>();

  const ask = async (key: string): Promise<void> => {
    const note = await archive().findInstrument(key);
    if (note && !known.has(key)) known.set(key, note);
    changed();
  };
  const noteOf = (item: BenchItem): InstrumentNote | undefined => {
    const key = keyOf(item);
    if (key !== undefined && !asked.has(key)) {
      asked.add(key);
      // An archive that cannot be read is said once, in the state; the bench works without what was remembered.
      void ask(key).catch(() => undefined);
    }
    return known.get(key ?? item.id) ?? known.get(item.id);
  };
  return {
    complete: (item) => completed(item, noteOf(item)),
    describe: async (item, note) => {
      const key = keyOf(item);
      const whole = { ...noteOf(item), ...note };
      known.set(key ?? item.id, whole);
      if (key !== undefined) await archive().saveInstrument(key, whole);
      changed();
    },
  };
}
