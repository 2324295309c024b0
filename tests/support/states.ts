import { createStateReader } from '../../electron/contract/state-wire.ts';
import type { AppState } from '../../electron/contract/views.ts';
import { decode, type ToPage } from '../../electron/contract/wire.ts';

/** Reads the states out of what a core says to a page; undefined for any other message. */
export function readStates(): (text: string) => AppState | undefined {
  const read = createStateReader();
  return (text) => {
    const message = decode(text) as ToPage;
    return message.kind === 'state' || message.kind === 'change' ? read(message) : undefined;
  };
}
