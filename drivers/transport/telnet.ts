/** Bytes of Telnet (RFC 854): a command begins with IAC; WILL, WONT, DO and DONT are followed by an option, SB goes on until SE. */
const IAC = 255;
const SB = 250;
const SE = 240;
const [WILL, DONT] = [251, 254];
/** No option of a terminal server is longer; what is was no Telnet. */
const OPTION_LIMIT = 64;

/** Takes Telnet's own bytes out of what a terminal server sends, wherever the network cut it. */
export function withoutTelnet(): { data(bytes: Uint8Array): Uint8Array; seen(): boolean } {
  type State = 'data' | 'command' | 'option' | 'sub' | 'sub-end';
  let state: State = 'data';
  let inside = 0;
  let seen = false;
  const command = (byte: number): State => {
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
