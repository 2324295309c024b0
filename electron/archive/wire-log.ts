import { close, existsSync, readdirSync, renameSync, rmSync, lstatSync, write } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { WireLine } from '../contract/wire-line.ts';
import { appendPrivate, makeFolder, makePrivate } from '../files/index.ts';

/** The log of everything that crossed the wires. Writing never waits and never fails a run: what went wrong stands in `problem`. */
export interface WireLog {
  write(line: WireLine): void;
  /** Something happened now: the bytes around it outlive those of clean time. A note does the same. */
  mark(): void;
  /** Why lines are missing, if they are. */
  problem(): string | undefined;
  /** Writes what is still in memory. */
  close(): Promise<void>;
}

const written = promisify(write);
const closed = promisify(close);

const SIGNS = { host: '>', instrument: '<', note: '#' } as const;
const CAP_BYTES = 200 * 1024 * 1024;
const SEGMENT_BYTES = 1024 * 1024;
/** Lines waiting in memory at most; on a disk that has stopped, later ones are counted instead. */
const WAITING_AT_MOST = 10_000;
const KEEP = '.keep';

const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join(' ');
const printable = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')).join('');

/** A line as text: time, address, `>` host, `<` instrument or `#` note, bytes in hex, and as characters after `|`. */
export function formatWireLine({ tMs, address, direction, bytes, text }: WireLine): string {
  const head = `${new Date(tMs).toISOString()} ${address} ${SIGNS[direction]}`;
  const body = bytes ? ` ${hex(bytes)} | ${printable(bytes)}` : '';
  return `${head}${body}${text === undefined ? '' : ` ${text.replace(/[\r\n]+/g, ' ')}`}\n`;
}

interface Segment {
  file: string;
  size: number;
  kept: boolean;
}

/** Closed segments beside `path`, the oldest first: `<path>.<number>`, with `.keep` if something happened in them. */
function segmentsOf(path: string): Segment[] {
  const prefix = `${basename(path)}.`;
  return readdirSync(dirname(path))
    .filter((name) => name.startsWith(prefix) && /^\d{8}(\.keep)?$/.test(name.slice(prefix.length)))
    .sort()
    .map((name) => join(dirname(path), name))
    .map((file) => ({ file, size: lstatSync(file).size, kept: file.endsWith(KEEP) }));
}

/** Removes segments until the rest fits: those of clean time first, the oldest first; then, the cap being hard, the oldest others. */
function makeRoom(path: string, capBytes: number): void {
  const segments = segmentsOf(path);
  let total = segments.reduce((sum, segment) => sum + segment.size, 0);
  const order = [...segments.filter((s) => !s.kept), ...segments.filter((s) => s.kept)];
  for (const segment of order) {
    if (total <= capBytes) return;
    rmSync(segment.file, { force: true });
    total -= segment.size;
  }
}

/** Closes the current file as the next segment. */
function closeSegment(path: string, kept: boolean): void {
  const last =
    segmentsOf(path)
      .at(-1)
      ?.file.slice(path.length + 1, path.length + 9) ?? '0';
  renameSync(path, `${path}.${String(Number(last) + 1).padStart(8, '0')}${kept ? KEEP : ''}`);
}

/** Marks the newest closed segment too: what led to the event may stand there. */
function keepLast(path: string): void {
  const last = segmentsOf(path).at(-1);
  if (last && !last.kept) renameSync(last.file, `${last.file}${KEEP}`);
}

/** Writing in the background, one file at a time. */
class Segments implements WireLog {
  readonly #path: string;
  readonly #cap: number;
  readonly #segment: number;
  #file: number | undefined;
  #size: number;
  /** 2: something happened in this segment; 1: something happened in the one before; 0: clean time. */
  #kept = 0;
  #waiting: { text: string; happened: boolean }[] = [];
  #busy: Promise<void> | undefined;
  #problem: string | undefined;

  constructor(path: string, capBytes: number, segmentBytes: number) {
    this.#path = path;
    this.#cap = capBytes;
    this.#segment = segmentBytes;
    this.#size = existsSync(path) ? lstatSync(path).size : 0;
  }

  write(line: WireLine): void {
    if (this.#waiting.length >= WAITING_AT_MOST) {
      this.#problem ??= `more than ${WAITING_AT_MOST} lines waiting`;
      return;
    }
    this.#push(formatWireLine(line), line.direction === 'note');
  }

  mark(): void {
    this.#push('', true);
  }

  problem(): string | undefined {
    return this.#problem;
  }

  async close(): Promise<void> {
    await this.#busy;
    await this.#shut();
  }

  async #shut(): Promise<void> {
    const file = this.#file;
    this.#file = undefined;
    if (file !== undefined) await closed(file);
  }

  async #drain(): Promise<void> {
    while (this.#waiting.length > 0) {
      try {
        await this.#append(this.#take());
      } catch (thrown) {
        this.#problem ??= String(thrown);
      }
    }
    this.#busy = undefined;
  }

  #push(text: string, happened: boolean): void {
    this.#waiting.push({ text, happened });
    this.#busy ??= this.#drain();
  }

  /** Waiting lines up to the end of the segment. */
  #take(): string {
    let [lines, size] = [0, this.#size];
    while (lines < this.#waiting.length && (lines === 0 || size < this.#segment))
      size += this.#waiting[lines++]?.text.length ?? 0;
    const taken = this.#waiting.splice(0, lines);
    if (taken.some((line) => line.happened)) {
      if (this.#kept === 0) keepLast(this.#path);
      this.#kept = 2;
    }
    return taken.map((line) => line.text).join('');
  }

  async #append(text: string): Promise<void> {
    this.#file ??= appendPrivate(this.#path);
    const { bytesWritten } = await written(this.#file, text);
    this.#size += bytesWritten;
    if (this.#size < this.#segment) return;
    await this.#shut();
    closeSegment(this.#path, this.#kept > 0);
    this.#size = 0;
    this.#kept = Math.max(0, this.#kept - 1);
    makeRoom(this.#path, this.#cap - this.#segment);
  }
}

/**
 * Opens the wire log at `path`, going on where it ended. At most `capBytes` with all its segments (200 MB).
 * For this user alone, never reached through a link. Errors: those of `makeFolder` if its folder cannot be made.
 */
export function openWireLog(path: string, capBytes = CAP_BYTES, segmentBytes = SEGMENT_BYTES): WireLog {
  const file = resolve(path);
  makeFolder(dirname(file));
  for (const segment of segmentsOf(file)) makePrivate(segment.file);
  return new Segments(file, capBytes, segmentBytes);
}
