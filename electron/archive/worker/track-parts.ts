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
const endOf = ({ sizeS, n }: Pick<Place, 'sizeS' | 'n'>): number => startOf({ sizeS, n: n + 1 });
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

/** A block that is kept, as far as it was made by then; undefined where none is. */
function kept(sql: Sql, { measurement, sizeS, n }: Place): Held | undefined {
  const text = 'SELECT * FROM track_parts WHERE measurement = ? AND size_s = ? AND n = ?';
  try {
    const row = sql.get<{ digest: string; bytes: Uint8Array }>(text, measurement, sizeS, n);
    const isGood = row && isWhole('track_parts', row) && digestOf(row.bytes) === row.digest;
    return isGood ? { upTo: endOf({ sizeS, n }), ...columns.unpackBlock(row.bytes) } : undefined;
  } catch (thrown) {
    if (!isCorrupt(thrown)) throw thrown;
    return undefined;
  }
}

/** Keeps a block, with all in it that begins before `upTo`; on a disk that takes nothing it is made again by the next who asks. */
function keep(sql: Sql, { measurement, sizeS, n }: Place, { block, upTo }: Held): void {
  const bytes = columns.packBlock(block, upTo < endOf({ sizeS, n }) ? upTo : undefined);
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

/** The finer blocks under a block. */
function finerOf({ measurement, sizeS, n }: Place): Place[] {
  const finerS = SIZES_S[SIZES_S.indexOf(sizeS) - 1]!;
  const ratio = sizeS / finerS;
  return Array.from({ length: ratio }, (_, i) => ({ measurement, sizeS: finerS, n: n * ratio + i }));
}

/** A block made of the finer ones under it; of those that were read away what was kept of them is read, and not their seconds. */
function* made(sql: Sql, cache: TrackCache, place: Place, upTo: number): InSteps<TrackBlock> {
  const finer = finerOf(place).filter((one) => startOf(one) < upTo);
  const isHeld = finer.every((one) => cache.held.has(keyOf(one)));
  const { block, upTo: from } = (isHeld ? undefined : kept(sql, place)) ?? {
    block: columns.noBlock(),
    upTo: startOf(place),
  };
  const ratio = place.sizeS / finer[0]!.sizeS;
  for (const [i, one] of finer.entries()) {
    if (startOf(one) < from) continue;
    columns.addFiner(block, yield* blockAt(sql, cache, one, upTo), (i * BLOCK) / ratio, ratio);
    yield;
  }
  return block;
}

/** One block, as far as `upTo`: from memory, from disk, or made of the seconds. What nothing can be added to is kept. */
export function* blockAt(sql: Sql, cache: TrackCache, place: Place, upTo: number): InSteps<TrackBlock> {
  if (place.sizeS === SIZES_S[0]) return finest(sql, cache, place, upTo);
  const end = endOf(place);
  const held = cache.held.get(keyOf(place));
  if (held) {
    hold(cache, place, held);
    return held.block;
  }
  const there = end < upTo ? kept(sql, place) : undefined;
  const whole = there?.upTo === end ? there : { block: yield* made(sql, cache, place, upTo), upTo: end };
  if (end >= upTo) return whole.block;
  if (whole !== there) keep(sql, place, whole);
  hold(cache, place, whole);
  return whole.block;
}

/** The second after the last that is on disk of the tracks of a measurement; nothing is added before the one that it ends with. */
export function recordedUpTo(sql: Sql, measurement: number): number {
  const last = (name: 'pings' | 'registers'): number =>
    lastIn<{ n: number; sum: string; t: number }>(sql, name, measurement)?.t ?? -1;
  return 1 + Math.max(last('pings'), last('registers'));
}

/**
 * Keeps the blocks that ended between `before` and `now`, so that who looks at a month need not read it all; and of the one that goes on what is there, each
 * time that a block of the finest ended: who looks first, or ends it, has minutes of it to read, and not an hour.
 */
export function* keepEnded(
  sql: Sql,
  cache: TrackCache,
  measurement: number,
  before: number,
  now: number,
): InSteps<void> {
  if (!Number.isFinite(before)) return;
  for (const sizeS of SIZES_S) {
    if (sizeS < KEPT_S) continue;
    for (let n = numberOf(before - 1, sizeS); endOf({ sizeS, n }) < now; n++)
      yield* blockAt(sql, cache, { measurement, sizeS, n }, now);
  }
  const finestN = numberOf(now - 1, SIZES_S[0]);
  const upTo = startOf({ sizeS: SIZES_S[0], n: finestN });
  const place = { measurement, sizeS: KEPT_S, n: numberOf(now - 1, KEPT_S) };
  if (finestN === numberOf(before - 1, SIZES_S[0]) || upTo === startOf(place)) return;
  keep(sql, place, { block: yield* made(sql, cache, place, upTo), upTo });
}
