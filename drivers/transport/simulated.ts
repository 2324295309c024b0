import { TributaryError } from '../../electron/contract/errors.ts';
import type { SimulatedInstrument } from './simulated-instrument.ts';
import { createLink } from './link.ts';
import type { Transport } from './transport.ts';

/** Where a plug fits into a simulated instrument: one at a time. */
export interface Jack {
  readonly plugged: boolean;
  /** Who gets the instrument's bytes and learns that the plug was pulled; undefined = free. */
  holder: { bytes(bytes: Uint8Array): void; pulled(): void } | undefined;
  onPlug(listener: (state: 'lost' | 'back') => void): void;
}

const jacks = new WeakMap<SimulatedInstrument, Jack>();

/** The one jack of an instrument: it lives on across connections, so listeners are hung on once. */
export function jackOf(instrument: SimulatedInstrument): Jack {
  const known = jacks.get(instrument);
  if (known) return known;
  const listeners: ((state: 'lost' | 'back') => void)[] = [];
  const jack = {
    plugged: true,
    holder: undefined as Jack['holder'],
    onPlug: (l: (typeof listeners)[0]) => void listeners.push(l),
  };
  instrument.onSend((bytes) => jack.holder?.bytes(bytes));
  instrument.onPlug((state) => {
    jack.plugged = state === 'back';
    const { holder } = jack;
    if (state === 'lost') {
      jack.holder = undefined;
      holder?.pulled();
    }
    for (const listener of listeners) listener(state);
  });
  jacks.set(instrument, jack);
  return jack;
}

/**
 * A simulated instrument as an open transport, as strict as a real port: one owner, copies of bytes, nothing after the end.
 * Bytes arrive in later microtasks, so a fake clock never overtakes them. Errors: `port-absent` while unplugged, `port-busy`.
 */
export function openSimulated(instrument: SimulatedInstrument, name: string): Transport {
  const jack = jackOf(instrument);
  if (!jack.plugged) throw new TributaryError('port-absent', name);
  if (jack.holder) throw new TributaryError('port-busy', name);
  const link = createLink(name);
  let waiting: Uint8Array[] = [];
  const arrive = (): void => {
    const bytes = waiting.shift();
    if (bytes) link.deliver(bytes);
  };
  const holder = {
    bytes(bytes: Uint8Array) {
      waiting.push(Uint8Array.from(bytes));
      queueMicrotask(arrive);
    },
    pulled: () => link.lose('unplugged'),
  };
  jack.holder = holder;
  return {
    name,
    onBytes: link.onBytes,
    onLost: link.onLost,
    async write(bytes, signal) {
      link.mustBeOpen();
      signal?.throwIfAborted();
      const copy = Uint8Array.from(bytes);
      await Promise.resolve();
      link.mustBeOpen();
      instrument.receive(copy);
    },
    async flush() {
      await Promise.resolve();
      link.mustBeOpen();
      waiting = [];
    },
    async close() {
      await Promise.resolve();
      if (link.finish() && jack.holder === holder) jack.holder = undefined;
    },
  };
}
