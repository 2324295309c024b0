import type { Line } from '../../family.ts';
import type { Transport } from '../../transport/index.ts';
import { sharedNowMs, type Command } from './messages.ts';

/** Octets between the line, whichever transport it has at the moment, and the engine. */
export interface Connection {
  send(octets: Uint8Array): void;
  close(): void;
}

/** A port that refuses is lost, and tells so itself: the session brings it back and tells again. Until then nothing more goes out. */
const leaveToLost = (): void => undefined;

/** Follows the line: tells the engine what comes, what was written, and when the link goes and is back. */
export function connectLine(line: Line, tell: (command: Command) => void): Connection {
  let transport: Transport | undefined;
  let closed = false;
  let release = (): void => undefined;
  let write = (_octets: Uint8Array): void => undefined;
  const detach = (): void => {
    release();
    release = () => undefined;
    transport = undefined;
  };
  const lost = (): void => {
    if (!transport) return;
    detach();
    tell({ do: 'link', up: false });
  };
  const attach = async (found: Transport, first: boolean): Promise<void> => {
    transport = found;
    write = writerOn(found, () => transport === found, tell);
    const stops = [
      found.onBytes((bytes) => tell({ do: 'received', octets: Uint8Array.from(bytes), atMs: sharedNowMs() })),
      found.onLost(lost),
    ];
    release = () => stops.forEach((stop) => stop());
    await found.flush();
    if (transport === found && !first) tell({ do: 'link', up: true });
  };
  const follow = (first: boolean): void => {
    const now = closed ? undefined : line.current();
    if (now === transport) return;
    if (transport) lost();
    if (now) attach(now, first).catch(leaveToLost);
  };
  const forget = line.onChange(() => follow(false));
  follow(true);
  return {
    send(octets) {
      tell({ do: 'taken' });
      if (transport) write(octets);
    },
    close() {
      closed = true;
      forget();
      detach();
    },
  };
}

/** One write after the other, as long as this is the line's transport; a lost link leaves the rest unwritten. */
function writerOn(
  to: Transport,
  isCurrent: () => boolean,
  tell: (command: Command) => void,
): (octets: Uint8Array) => void {
  let writes: Promise<void> = Promise.resolve();
  const write = async (octets: Uint8Array): Promise<void> => {
    if (!isCurrent()) return;
    const atMs = sharedNowMs();
    await to.write(octets);
    if (isCurrent()) tell({ do: 'written', octets: octets.length, atMs });
  };
  return (octets) => {
    writes = writes.then(() => write(octets)).catch(leaveToLost);
  };
}
