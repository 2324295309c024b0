import { crc32 } from 'node:zlib';
import { FRAME_OVERHEAD } from '../../../electron/contract/stream.ts';

/** The first octet of all that is ours, and what stands in the second. */
const MARK = 0x54;
const KINDS = { frame: 1, word: 2, probe: 3, answer: 4 } as const;
export type Kind = keyof typeof KINDS;

/** In front of the payload: mark, kind, stream (2), session (4), sequence number (4), CRC-32 of these (4). */
const HEAD = 16;
/** Where the payload of a frame begins depends on its number: a step that is odd meets every place of the table. */
const TABLE = 1 << 16;
const STEP = 40_503;

/** Octets of a frame that UDP carries. */
export const payloadLength = (frame: number): number => frame - FRAME_OVERHEAD;

/** Octets that only who knows the session can foretell: xorshift32 from its key, for frames up to the longest. */
export function tableOf(session: number): Buffer {
  const table = Buffer.allocUnsafe(TABLE + 2048);
  let state = session >>> 0 || 1;
  for (let at = 0; at < table.length; at += 4) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    table.writeInt32LE(state | 0, at);
  }
  return table;
}

/** Which stream of which session a frame belongs to. */
export interface Stream {
  session: number;
  stream: number;
  frame: number;
  table: Buffer;
}
const placeOf = (sequence: number): number => Math.imul(sequence, STEP) & (TABLE - 1);

/** Writes frame `sequence` into octets of its length. */
export function writeFrame({ session, stream, table }: Stream, sequence: number, into: Buffer): void {
  into[0] = MARK;
  into[1] = KINDS.frame;
  into.writeUInt16BE(stream & 0xffff, 2);
  into.writeUInt32BE(session, 4);
  into.writeUInt32BE(sequence >>> 0, 8);
  into.writeUInt32BE(crc32(into.subarray(0, 12)), 12);
  const from = placeOf(sequence);
  table.copy(into, HEAD, from, from + into.length - HEAD);
}

/** What octets are that came: a frame by its number, whether all of it is as it was sent; or a frame of which not even that can be read. */
export type Read = { sequence: number; stream: number; whole: boolean } | undefined;

/** Reads a frame: undefined where its head is wrong, so that nobody knows which it was. */
export function readFrame({ session, table, frame }: Stream, octets: Buffer): Read {
  if (octets.length < HEAD || octets.readUInt32BE(12) !== crc32(octets.subarray(0, 12))) return undefined;
  if (octets[1] !== KINDS.frame || octets.readUInt32BE(4) !== session) return undefined;
  const sequence = octets.readUInt32BE(8);
  const from = placeOf(sequence);
  const rest = octets.length - HEAD;
  const whole =
    octets.length === payloadLength(frame) && octets.compare(table, from, from + rest, HEAD, octets.length) === 0;
  return { sequence, stream: octets.readUInt16BE(2), whole };
}

/** Which kind of ours octets say they are; undefined where they say nothing. */
export function kindOf(octets: Buffer): Kind | undefined {
  if (octets.length < 2 || octets[0] !== MARK) return undefined;
  return (Object.keys(KINDS) as Kind[]).find((kind) => KINDS[kind] === octets[1]);
}

/** A word between the two ends: JSON with its CRC-32 in front; `atLeast`: filled up to so many octets. */
export function writeWord(word: object, atLeast = 0): Buffer {
  const text = Buffer.from(JSON.stringify(word).padEnd(Math.max(0, atLeast - 6)), 'utf8');
  const head = Buffer.from([MARK, KINDS.word, 0, 0, 0, 0]);
  head.writeUInt32BE(crc32(text), 2);
  return Buffer.concat([head, text]);
}

/** A word that came; undefined where it is none. */
export function readWord(octets: Buffer): Record<string, unknown> | undefined {
  const text = octets.subarray(6);
  if (kindOf(octets) !== 'word' || text.length > 2048 || octets.readUInt32BE(2) !== crc32(text)) return undefined;
  try {
    const word: unknown = JSON.parse(text.toString('utf8'));
    return typeof word === 'object' && word !== null ? (word as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** Octets of a probe: it goes there and back at this length. */
const PROBE = 18;
export function writeProbe(session: number, n: number): Buffer {
  const octets = Buffer.alloc(PROBE);
  octets[0] = MARK;
  octets[1] = KINDS.probe;
  octets.writeUInt32BE(session, 4);
  octets.writeUInt32BE(n >>> 0, 8);
  octets.writeUInt32BE(crc32(octets.subarray(2, 12)), 12);
  return octets;
}
/** The session and number of a probe or of its answer; undefined where a check fails. */
export function readProbe(octets: Buffer): { session: number; n: number } | undefined {
  if (octets.length !== PROBE || octets.readUInt32BE(12) !== crc32(octets.subarray(2, 12))) return undefined;
  return { session: octets.readUInt32BE(4), n: octets.readUInt32BE(8) };
}
/** The answer to a probe: the same octets, of another kind. */
export function answerTo(probe: Buffer): Buffer {
  const octets = Buffer.from(probe);
  octets[1] = KINDS.answer;
  return octets;
}
