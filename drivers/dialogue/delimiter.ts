import { ReadlineParser } from '@serialport/parser-readline';
import type { FramerFor } from './framer.ts';

const [LF, CR] = [0x0a, 0x0d];

/** Messages that are lines of text. */
export interface LineFrame<M> {
  /** Characters of a line at most; a longer one is noise. */
  limit: number;
  /** Undefined = the line is no message. */
  decode(line: string): M | undefined;
}

/**
 * Lines of latin1. Instruments end one with CR LF; terminal servers make LF, CR or CR NUL of it, so any of these ends one, and an empty line is
 * nothing. What grows without an end is kept up to the limit only.
 */
export function byLines<M>({ limit, decode }: LineFrame<M>): FramerFor<M> {
  return (heard) => {
    const parser = new ReadlineParser({ delimiter: '\n', encoding: 'latin1' });
    parser.on('data', (line: string) => {
      if (line === '') return;
      const message = line.length > limit ? undefined : decode(line);
      if (message === undefined) heard.noise(line);
      else heard.message(message);
    });
    let open = '';
    const keeps = (byte: number): boolean => {
      if (byte === LF) open = '';
      else if (open.length > limit) return false;
      else open += String.fromCharCode(byte);
      return true;
    };
    return {
      push: (bytes) => void parser.write(Buffer.from(bytes.map((byte) => (byte === CR ? LF : byte)).filter(keeps))),
      open: () => open,
    };
  };
}
