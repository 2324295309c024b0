import type { Source } from '../model/basis.ts';

/** Items that become text together. */
const PIECE = 2000;

function* listJson(list: readonly unknown[]): Generator<string> {
  yield '[';
  for (let i = 0; i < list.length; i += PIECE) {
    const piece = JSON.stringify(list.slice(i, i + PIECE)).slice(1, -1);
    yield i > 0 ? `,${piece}` : piece;
  }
  yield ']';
}

function* pieces({ record, histories }: Source): Generator<string> {
  yield `{"schema":"tributary-record/2","record":${JSON.stringify(record)},"histories":{`;
  let comma = '';
  for (const [id, { spans, rows, gaps }] of histories) {
    yield `${comma}"${id}":{"spans":`;
    yield* listJson(spans);
    yield ',"rows":';
    yield* listJson(rows);
    yield ',"gaps":';
    yield* listJson(gaps);
    yield '}';
    comma = ',';
  }
  yield '}}';
}

/**
 * The record with every second of every measurement as JSON (UTF-8): what is written beside the PDF and lies within it, byte for byte. Never one
 * string: a month of bad seconds would be half a gigabyte of it.
 */
export function recordJson(source: Source): Buffer {
  const parts: Buffer[] = [];
  for (const piece of pieces(source)) parts.push(Buffer.from(piece));
  return Buffer.concat(parts);
}
