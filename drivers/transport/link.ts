import { TributaryError } from '../../electron/contract/errors.ts';
import { bothOf } from '../../electron/contract/words/index.ts';

type BytesListener = (bytes: Uint8Array) => void;
type LostListener = (reason: TributaryError) => void;

/** The listeners of an open byte stream and the one moment at which it ends: what every kind of transport shares. */
export interface Link {
  readonly name: string;
  onBytes(listener: BytesListener): () => void;
  /** A listener that comes after the loss is told at once: nobody misses it, nobody hears it twice. */
  onLost(listener: LostListener): () => void;
  deliver(bytes: Uint8Array): void;
  /** Ends the link with a loss. Only the first end counts; a link that was closed on purpose is not lost. */
  lose(why: string): void;
  /** Ends the link on purpose. True the first time. */
  finish(): boolean;
  /** Throws `link-lost` once the link has ended. */
  mustBeOpen(): void;
}

/** A fresh link. `name` stands in every message: `/dev/ttyUSB0`, `tcp://host:port`, `sim:`. */
export function createLink(name: string): Link {
  const bytesListeners = new Set<BytesListener>();
  const lostListeners = new Set<LostListener>();
  let end: { lost?: TributaryError } | undefined;
  const lose = (why: string): void => {
    if (end) return;
    const lost = new TributaryError('link-lost', name, { text: why });
    end = { lost };
    for (const listener of [...lostListeners]) listener(lost);
  };
  return {
    name,
    onBytes: (listener) => subscribe(bytesListeners, listener),
    onLost(listener) {
      if (end?.lost) listener(end.lost);
      return subscribe(lostListeners, listener);
    },
    deliver(bytes) {
      try {
        if (!end) for (const listener of [...bytesListeners]) listener(bytes);
      } catch (thrown) {
        // Whoever reads is wrong, whatever an instrument says: that ends this link, and nothing else.
        lose(textOf(thrown));
      }
    },
    lose,
    finish() {
      const first = end === undefined;
      end ??= {};
      return first;
    },
    mustBeOpen() {
      if (end) throw end.lost ?? new TributaryError('link-lost', name, { ...bothOf({ code: 'link.closed' }) });
    },
  };
}

function subscribe<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export function textOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
