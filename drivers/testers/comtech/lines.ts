import type { Transport } from '../../transport/transport.ts';
import { LINE_LIMIT } from './codec.ts';
import { withoutTelnet } from './telnet.ts';

const NOISE_LIMIT = 8 * LINE_LIMIT;

/** What is heard on a transport, line by line. */
export interface Lines {
  /** What has come since the last line end. */
  open(): string;
  /** A terminal server has spoken its own protocol. */
  telnet(): boolean;
}

/**
 * Bytes to lines. The manual ends an answer with CR LF; terminal servers make LF, CR or CR NUL of it, so any of these ends one. Telnet's own
 * bytes on a TCP line are no part of it. What grows without an end is noise and is thrown away.
 */
export function splitLines(transport: Transport, onLine: (line: string) => void): Lines {
  let open = '';
  const telnet = transport.name.startsWith('tcp:') ? withoutTelnet() : undefined;
  transport.onBytes((bytes) => {
    const lines = (open + Buffer.from(telnet?.data(bytes) ?? bytes).toString('latin1')).split(/[\r\n]/);
    open = lines.pop() ?? '';
    for (const line of lines) if (line !== '') onLine(line);
    if (open.length <= NOISE_LIMIT) return;
    onLine(open.slice(0, LINE_LIMIT));
    open = '';
  });
  return { open: () => open, telnet: () => telnet?.seen() ?? false };
}
