import { ReadlineParser } from '@serialport/parser-readline';
import type { Transport } from '../../transport/transport.ts';
import { LINE_LIMIT } from './codec.ts';
import { withoutTelnet } from './telnet.ts';

const NOISE_LIMIT = 8 * LINE_LIMIT;
const [LF, CR] = [0x0a, 0x0d];

/** What is heard on a transport, line by line. */
export interface Lines {
  /** What has come since the last line end. */
  open(): string;
  /** A terminal server has spoken its own protocol. */
  telnet(): boolean;
}

function parserOf(onLine: (line: string) => void): ReadlineParser {
  const parser = new ReadlineParser({ delimiter: '\n', encoding: 'latin1' });
  parser.on('data', (line: string) => {
    if (line !== '') onLine(line);
  });
  return parser;
}

/**
 * Bytes to lines. The manual ends an answer with CR LF; terminal servers make LF, CR or CR NUL of it, so any of these ends one. Telnet's own
 * bytes on a TCP line are no part of it. What grows without an end is noise and is thrown away.
 */
export function splitLines(transport: Transport, onLine: (line: string) => void): Lines {
  let open = '';
  let parser = parserOf(onLine);
  const telnet = transport.name.startsWith('tcp:') ? withoutTelnet() : undefined;
  transport.onBytes((bytes) => {
    const data = Buffer.from((telnet?.data(bytes) ?? bytes).map((byte) => (byte === CR ? LF : byte)));
    const heard = open + data.toString('latin1');
    open = heard.slice(heard.lastIndexOf('\n') + 1);
    parser.write(data);
    if (open.length <= NOISE_LIMIT) return;
    onLine(open.slice(0, LINE_LIMIT));
    parser.destroy();
    parser = parserOf(onLine);
    open = '';
  });
  return { open: () => open, telnet: () => telnet?.seen() ?? false };
}
