import { openTcp } from './tcp.ts';
import type { Transport } from './transport.ts';

/** Bytes of Telnet (RFC 854): a command begins with IAC; WILL, WONT, DO and DONT are followed by an option, SB goes on until SE. */
const IAC = 255;
const SB = 250;
const SE = 240;
const [WILL, WONT, DO, DONT] = [251, 252, 253, 254];
const [NUL, LF, CR] = [0, 0x0a, 0x0d];
/** No option of a terminal server is longer; what is was no Telnet. */
const OPTION_LIMIT = 64;

/** What is asked of an option, and which. */
type OnOption = (command: number, option: number) => void;

/** Takes Telnet's own bytes out of what a terminal server sends, wherever the network cut it. */
export function withoutTelnet(onOption?: OnOption): { data(bytes: Uint8Array): Uint8Array; seen(): boolean } {
  type State = 'data' | 'command' | 'option' | 'sub' | 'sub-end';
  let state: State = 'data';
  let inside = 0;
  let asked = 0;
  let seen = false;
  const command = (byte: number): State => {
    asked = byte;
    seen ||= byte >= SE && byte < IAC;
    inside = 0;
    if (byte === SB) return 'sub';
    return byte >= WILL && byte <= DONT ? 'option' : 'data';
  };
  const next = (byte: number): State => {
    switch (state) {
      case 'data':
        return byte === IAC ? 'command' : 'data';
      case 'command':
        return command(byte);
      case 'option':
        onOption?.(asked, byte);
        return 'data';
      case 'sub':
        if (++inside > OPTION_LIMIT) return 'data';
        return byte === IAC ? 'sub-end' : 'sub';
      case 'sub-end':
        return byte === SE ? 'data' : 'sub';
    }
  };
  /** A byte that is the instrument's, also one that only looks like the beginning of a command. */
  const isData = (before: State, byte: number): boolean =>
    (before === 'data' && byte !== IAC) || (before === 'command' && (byte < SE || byte === IAC));
  return {
    data: (bytes) =>
      bytes.filter((byte) => {
        const before = state;
        state = next(byte);
        return isData(before, byte);
      }),
    seen: () => seen,
  };
}

/** Every option is refused: then both ends are the plain terminal of RFC 854, and nobody asks twice. */
const REFUSALS: Readonly<Record<number, number>> = { [WILL]: DONT, [DO]: WONT };
/** A line that refuses an answer is lost, and tells so itself. */
const leaveToLost = (): void => undefined;

/** Connects to a Telnet server within 5 s: what it negotiates is answered here, and bytes mean what they mean. Errors: `tcp-refused`; the signal's reason. */
export async function openTelnet(host: string, port: number, signal: AbortSignal): Promise<Transport> {
  const line = await openTcp(host, port, signal);
  const filter = withoutTelnet((command, option) => {
    const answer = REFUSALS[command];
    if (answer !== undefined) line.write(Uint8Array.of(IAC, answer, option)).catch(leaveToLost);
  });
  const listeners = new Set<(bytes: Uint8Array) => void>();
  let last = 0;
  /** The terminal writes CR NUL where a CR stands alone. */
  const isText = (byte: number): boolean => {
    const padding = last === CR && byte === NUL;
    last = byte;
    return !padding;
  };
  line.onBytes((bytes) => {
    const text = filter.data(bytes).filter(isText);
    if (text.length > 0) for (const listener of [...listeners]) listener(text);
  });
  return {
    ...line,
    write: (bytes, abort) => line.write(escaped(bytes), abort),
    onBytes(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

function escaped(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from(
    [...bytes].flatMap((byte, at) => {
      if (byte === IAC) return [IAC, IAC];
      return byte === CR && bytes[at + 1] !== LF ? [CR, NUL] : [byte];
    }),
  );
}
