import { readFileSync } from 'node:fs';
import type { Transport } from '../../drivers/transport/index.ts';
import { createLink } from '../../drivers/transport/link.ts';

/** A line of a transcript or of a wire log: both have the same form. */
export interface TranscriptLine {
  tMs: number;
  address: string;
  direction: 'host' | 'instrument' | 'note';
  bytes: Uint8Array;
  text: string;
}

const DIRECTIONS = { '>': 'host', '<': 'instrument', '#': 'note' } as const;

/** Reads a transcript. Throws with the line number on anything that is no line of this form. */
export function readTranscript(path: string): TranscriptLine[] {
  return parseTranscript(readFileSync(path, 'utf8'));
}

export function parseTranscript(text: string): TranscriptLine[] {
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.map((line, at) => {
    const match = /^(\S+) (\S+) ([><#]) ?(.*)$/.exec(line);
    const tMs = Date.parse(match?.[1] ?? '');
    if (!match || Number.isNaN(tMs)) throw new Error(`line ${at + 1}: ${line}`);
    const [, , address = '', sign = '', rest = ''] = match;
    const direction = DIRECTIONS[sign as keyof typeof DIRECTIONS];
    if (direction === 'note') return { tMs, address, direction, bytes: new Uint8Array(), text: rest };
    const [hex = '', shown = ''] = rest.split(' | ');
    return {
      tMs,
      address,
      direction,
      bytes: Uint8Array.from(hex.split(' '), (byte) => Number.parseInt(byte, 16)),
      text: shown,
    };
  });
}

const shown = (bytes: Uint8Array): string => JSON.stringify(Buffer.from(bytes).toString('latin1'));

/** A transport that plays the instrument's part: a host byte that is missing, wrong or too many fails. */
export interface Played extends Transport {
  /** What went wrong, and what was never asked. */
  problems(): string[];
}

export function playInstrument(lines: readonly TranscriptLine[], name: string): Played {
  const left = lines.filter((line) => line.direction !== 'note');
  const problems: string[] = [];
  const link = createLink(name);
  let sent = Buffer.alloc(0);
  const answer = (): void => {
    while (left[0]?.direction === 'instrument') {
      const { bytes } = left.shift()!;
      queueMicrotask(() => link.deliver(bytes));
    }
  };
  return {
    name,
    onBytes: link.onBytes,
    onLost: link.onLost,
    async write(bytes) {
      await Promise.resolve();
      sent = Buffer.concat([sent, bytes]);
      const expected = left[0]?.bytes ?? new Uint8Array();
      if (sent.length < expected.length) return;
      if (!sent.equals(expected)) problems.push(`sent ${shown(sent)}, expected ${shown(expected)}`);
      sent = Buffer.alloc(0);
      left.shift();
      answer();
    },
    flush: () => Promise.resolve(),
    close: () => Promise.resolve(),
    problems: () => [...problems, ...left.map((line) => `never came: ${line.direction} ${shown(line.bytes)}`)],
  };
}
