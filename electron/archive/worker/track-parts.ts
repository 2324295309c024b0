import { hash } from 'node:crypto';
import Database from 'better-sqlite3';
import type { RegisterSample } from '../../contract/tracks.ts';
import { isCorrupt } from './damages.ts';
import type { InSteps } from './in-steps.ts';
import { lastIn } from './line-chain.ts';
import { readTracks } from './line-time.ts';
import { put } from './rows.ts';
import type { Sql } from './sql.ts';
import { isWhole } from './sums.ts';
import * as columns from './track-columns.ts';
import { BLOCK, type TrackBlock } from './track-columns.ts';

/** Seconds of a bucket, the finest first; each is a multiple of the one before. Blocks of all but the finest are kept on disk. */
export const SIZES_S = [1, 8, 128] as const;
export type SizeS = (typeof SIZES_S)[number];
const KEPT_S = SIZES_S[1];
/** Blocks kept in memory, of all measurements together, bytes. */
const MEMORY = 16_000_000;
/** Samples that are looked at for what each register said last before a block. */
const BEFORE = 256;

/** Where a block lies: it begins at `n * BLOCK * sizeS`, epoch seconds. */
interface Place {
  measurement: number;
  sizeS: SizeS;
  n: number;
}
interface Held {
  block: TrackBlock;
  /** All that begins before this second is in it. */
  upTo: number;
}
/** Blocks in memory by their place; the latest used stands last. */
export interface TrackCache {
  held: Map<string, Held>;
  bytes: number;
}
export const createTrackCache = (): TrackCache => ({ held: new Map(), bytes: 0 });

export function forgetTracks(cache: TrackCache): void {
  cache.held.clear();
  cache.bytes = 0;
}

const keyOf = ({ measurement, sizeS, n }: Place): string => `${measurement} ${sizeS} ${n}`;
export const startOf = ({ sizeS, n }: Pick<Place, 'sizeS' | 'n'>): number => n * BLOCK * sizeS;
/** The number of the block in which a second lies. */
export const numberOf = (t: number, sizeS: SizeS): number => Math.floor(t / (BLOCK * sizeS));
const digestOf = (bytes: Uint8Array): string => hash('sha256', bytes, 'base64url');

function hold(cache: TrackCache, place: Place, held: Held): void {
  const key = keyOf(place);
  const before = cache.held.get(key);
  if (before) cache.bytes -= columns.sizeOf(before.block);
  cache.held.delete(key);
  cache.held.set(key, held);
  cache.bytes += columns.sizeOf(held.block);
  for (const [oldest, { block }] of cache.held) {
    if (cache.bytes <= MEMORY || oldest === key) return;
    cache.held.delete(oldest);
    cache.bytes -= columns.sizeOf(block);
  }
}

/** A block that is kept, whole; undefined where none is. */
function kept(sql: Sql, { measurement, sizeS, n }: Place): TrackBlock | undefined {
  const text = 'SELECT * FROM track_parts WHERE measurement = ? AND size_s = ? AND n = ?';
  try {
    const row = sql.get<{ digest: string; bytes: Uint8Array }>(text, measurement, sizeS, n);
    const isGood = row && isWhole('track_parts', row) && digestOf(row.bytes) === row.digest;
    return isGood ? columns.unpackBlock(row.bytes) : undefined;
  } catch (thrown) {
    if (!isCorrupt(thrown)) throw thrown;
    return undefined;
  }
}

/** Keeps a block; on a disk that takes nothing it is made again by the next who asks. */
function keep(sql: Sql, { measurement, sizeS, n }: Place, block: TrackBlock): void {
  const bytes = columns.packBlock(block);
  const row = { measurement, size_s: sizeS, n, digest: digestOf(bytes) };
  try {
    put(sql, 'track_parts', row, 'measurement, size_s, n', { bytes });
  } catch (thrown) {
    if (!(thrown instanceof Database.SqliteError)) throw thrown;
  }
}

/** What registers said last before `t`. */
function lastBefore(sql: Sql, measurement: number, t: number): RegisterSample[] {
  const text = 'SELECT * FROM registers WHERE measurement = ? AND t < ? ORDER BY t DESC LIMIT ?';
  const rows = sql.all<RegisterSample>(text, measurement, t, BEFORE);
  return rows.filter((row) => isWhole('registers', row)).toReversed();
}

/** A block of the finest buckets, with all that is on disk by now. */
function finest(sql: Sql, cache: TrackCache, place: Place, upTo: number): TrackBlock {
  const start = startOf(place);
  let held = cache.held.get(keyOf(place));
  if (!held) {
    held = { block: columns.noBlock(), upTo: start };
    for (const sample of lastBefore(sql, place.measurement, start)) columns.addLast(held.block, sample);
  }
  const to = Math.min(start + BLOCK, upTo);
  if (to > held.upTo) {
    const { pings = [], registers = [] } = readTracks(sql, place.measurement, { from: held.upTo, to });
    for (const ping of pings) columns.addPing(held.block, ping.t - start, ping);
    for (const sample of registers) columns.addSample(held.block, sample.t - start, sample);
    held.upTo = to;
  }
  hold(cache, place, held);
  return held.block;
}

/** A block made of the finer ones under it. */
function* made(sql: Sql, cache: TrackCache, place: Place, upTo: number): InSteps<TrackBlock> {
  const finerS = SIZES_S[SIZES_S.indexOf(place.sizeS) - 1]!;
  const ratio = place.sizeS / finerS;
  const block = columns.noBlock();
  for (let i = 0; i < ratio; i++) {
    const finer = { measurement: place.measurement, sizeS: finerS, n: place.n * ratio + i };
    if (startOf(finer) >= upTo) break;
    columns.addFiner(block, yield* blockAt(sql, cache, finer, upTo), (i * BLOCK) / ratio, ratio);
    yield;
  }
  return block;
}

/** One block, as far as `upTo`: from memory, from disk, or made of the seconds. What nothing can be added to is kept. */
export function* blockAt(sql: Sql, cache: TrackCache, place: Place, upTo: number): InSteps<TrackBlock> {
  if (place.sizeS === SIZES_S[0]) return finest(sql, cache, place, upTo);
  const end = startOf({ ...place, n: place.n + 1 });
  const held = cache.held.get(keyOf(place));
  if (held) {
    hold(cache, place, held);
    return held.block;
  }
  let block = kept(sql, place);
  if (!block) {
    block = yield* made(sql, cache, place, upTo);
    if (end >= upTo) return block;
    keep(sql, place, block);
  }
  hold(cache, place, { block, upTo: end });
  return block;
}

/** The second after the last that is on disk of the tracks of a measurement; nothing is added before the one that it ends with. */
export function recordedUpTo(sql: Sql, measurement: number): number {
  const last = (name: 'pings' | 'registers'): number =>
    lastIn<{ n: number; sum: string; t: number }>(sql, name, measurement)?.t ?? -1;
  return 1 + Math.max(last('pings'), last('registers'));
}

/** Keeps the blocks that ended between `before` and `now`, so that who looks at a month need not read it all. */
export function* keepEnded(
  sql: Sql,
  cache: TrackCache,
  measurement: number,
  before: number,
  now: number,
): InSteps<void> {
  for (const sizeS of SIZES_S) {
    if (sizeS < KEPT_S || !Number.isFinite(before)) continue;
    for (let n = numberOf(before - 1, sizeS); startOf({ sizeS, n: n + 1 }) < now; n++)
      yield* blockAt(sql, cache, { measurement, sizeS, n }, now);
  }
}
