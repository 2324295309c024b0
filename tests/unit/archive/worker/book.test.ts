import { createHash } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readItems } from '../../../../electron/archive/worker/book.ts';
import { enter } from '../../../../electron/archive/worker/enter.ts';
import { entriesAfter } from '../../../../electron/archive/worker/outgoing.ts';
import { makeSixth } from '../../../../electron/archive/worker/schema/sixth.ts';
import { createSql, type Sql } from '../../../../electron/archive/worker/sql.ts';
import { unite } from '../../../../electron/archive/worker/union.ts';
import { openStore } from '../../../../electron/archive/worker/store.ts';
import type { Travelling } from '../../../../electron/archive/index.ts';
import type { Item, NewEntry } from '../../../../electron/contract/book/entry.ts';
import { orderSchema, type Order } from '../../../../electron/contract/book/order.ts';
import { ulid } from '../../../../electron/contract/ulid.ts';
import { rawSql } from '../../../support/raw-archive.ts';
import { scratchFolder } from '../fixtures.ts';

const folder = scratchFolder();
const open = () => openStore(join(folder(), 'a.db'));
const order = (number: string, more: Partial<Order> = {}): Order =>
  orderSchema.parse({ order: number, circuit: '苏州移动0001', customer: { name: '苏州移动' }, ...more });
const entry = (number: string, more: Partial<Order> = {}, after?: readonly string[]): NewEntry => ({
  kind: 'order',
  item: number,
  body: order(number, more),
  ...(after ? { after } : {}),
});
const event = (item: string, at: string, did: string): NewEntry => ({ kind: 'order', item, event: { at, did } });
const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3);

describe('the book', () => {
  it('gives back what was entered: what is known of an item, and what happened to it in the order of its times', () => {
    const { store, close } = open();
    const ids = store.enter([entry('甲-1', { urgent: true }), event('甲-1', '2026-09-03T08:00:00', 'planned')]);
    store.enter([event('甲-1', '2026-09-01T08:00:00', 'reviewed'), event('甲-1', '2026-09-03T08:00:00', 'built')]);
    const [item, ...others] = store.items('order');
    expect(others).toEqual([]);
    expect(item).toMatchObject({
      kind: 'order',
      item: '甲-1',
      heads: [{ entry: ids[0], after: [], body: order('甲-1', { urgent: true }) }],
    });
    expect(item!.events.map(({ did }) => did)).toEqual(['reviewed', 'planned', 'built']);
    expect(item).not.toHaveProperty('unreadable');
    close();
  });

  it('takes nothing twice: a version that says what is known already is that one', () => {
    const { store, close } = open();
    const [first] = store.enter([entry('1')]);
    const { order: number, ...rest } = order('1');
    expect(store.enter([{ kind: 'order', item: '1', body: { ...rest, order: number } }, entry('1')])).toEqual([
      first,
      first,
    ]);
    const [second] = store.enter([entry('1', { urgent: true })]);
    expect(store.items('order')[0]!.heads.map((head) => head.entry)).toEqual([second]);
    expect(store.enter([entry('1')])).not.toEqual([first]);
    close();
  });

  it('shows two versions that replace the same side by side, until one replaces both', () => {
    const { store, close } = open();
    const [first] = store.enter([entry('1')]);
    store.enter([entry('1', { due: '2026-10-01' }, [first!]), entry('1', { due: '2026-10-02' }, [first!]), entry('2')]);
    expect(store.conflicts()).toEqual([{ kind: 'order', item: '1' }]);
    const heads = store.items('order', { items: ['1'] })[0]!.heads;
    expect(heads.map(({ body }) => (body as Order).due)).toEqual(['2026-10-02', '2026-10-01']);
    store.enter([
      entry(
        '1',
        { due: '2026-10-02' },
        heads.map((head) => head.entry),
      ),
    ]);
    expect(store.conflicts()).toEqual([]);
    expect(store.items('order', { items: ['1'] })[0]!.heads).toMatchObject([{ body: { due: '2026-10-02' } }]);
    close();
  });

  it('finds items by any part of what they say, in either script', () => {
    const { store, close } = open();
    store.enter([
      entry('SZ-2026-0001', {
        ends: { A: { site: '观前街', contact: '王一凡', phone: '13912345678' }, Z: { address: 'Bahnhofstraße 3' } },
      }),
      entry('SZ-2026-0002', { circuit: '南京电信0007', customer: undefined }),
      {
        kind: 'ticket',
        item: 'T1',
        body: {
          channel: '400',
          reportedAt: '2026-09-03T08:30:00',
          circuit: '南京电信0007',
          says: '上网很慢',
          foreignNumber: 'EOMS-77',
        },
      },
    ]);
    const found = (text: string): string[] => store.items('order', { text }).map(({ item }) => item);
    for (const text of ['0001', '前街', '王一', '4567', 'STRASSE', '州移'])
      expect([text, found(text)]).toEqual([text, ['SZ-2026-0001']]);
    expect(found('电信0007')).toEqual(['SZ-2026-0002']);
    for (const text of ['很慢', 'eoms', '0007', 'T1']) expect(store.items('ticket', { text })).toHaveLength(1);
    expect(store.items('ticket', { text: '王一' })).toEqual([]);
    store.enter([entry('SZ-2026-0001', { ends: { A: { site: '木渎' } } })]);
    expect([found('前街'), found('木渎')]).toEqual([[], ['SZ-2026-0001']]);
    close();
  });

  it('is never changed: SQLite itself refuses', () => {
    const path = join(folder(), 'a.db');
    const { close, store } = openStore(path);
    store.enter([entry('1')]);
    store.addFile({ kind: 'order', item: '1', name: 'p.png', mime: 'image/png' }, PNG);
    close();
    for (const text of [
      'UPDATE book SET item = 1',
      'DELETE FROM book',
      'UPDATE book_files SET name = 1',
      'DELETE FROM book_files',
    ])
      expect(() => openRaw(path, text)).toThrow('record-finished');
  });

  it('shows no entry that the disk has damaged, says so, and falls back on the one before; it misses one that is gone', () => {
    const path = join(folder(), 'a.db');
    const first = openStore(path);
    const [one] = first.store.enter([entry('1'), entry('2')]);
    first.store.enter([entry('1', { due: '2026-10-01' }), event('1', '2026-09-01T08:00:00', 'reviewed')]);
    first.close();
    rawSql(
      path,
      [`UPDATE book SET body = replace(body, '10-01', '11-01') WHERE n = 3`],
      [`UPDATE book SET at = '2026-09-02T08:00:00' WHERE n = 4`],
    );
    const second = openStore(path);
    expect(second.store.items('order')).toMatchObject([
      { item: '1', heads: [{ entry: one }], events: [], unreadable: 2 },
      { item: '2' },
    ]);
    second.close();
    rawSql(path, ['DELETE FROM book WHERE n = 2']);
    const third = openStore(path);
    expect(third.store.damage()).toEqual({ code: 'damaged.lost-entries', params: { n: 1 } });
    third.close();
  });

  it('keeps pictures of items, each once, and refuses what is too large or none', () => {
    const { store, close } = open();
    const about = { kind: 'circuit', item: 'A1', name: 'dip.png', mime: 'image/png', shows: 'dip' } as const;
    const file = store.addFile(about, PNG);
    expect(store.addFile({ ...about, name: 'again.png' }, PNG)).toEqual(file);
    expect(store.files('circuit', 'A1')).toEqual([file]);
    expect(store.files('order', 'A1')).toEqual([]);
    expect([...store.fileBytes(file.id)]).toEqual([...PNG]);
    expect(() => store.addFile(about, new Uint8Array(60_000_000))).toThrow(
      expect.objectContaining({ code: 'attachment-large' }),
    );
    expect(() => store.addFile(about, PNG.subarray(1))).toThrow(
      expect.objectContaining({ code: 'attachment-no-picture' }),
    );
    close();
  });
});

function openRaw(path: string, text: string): void {
  const db = new Database(path);
  try {
    db.exec(text);
  } finally {
    db.close();
  }
}

/** The book of a laptop in memory. */
function laptop(): Sql {
  const db = new Database(':memory:');
  makeSixth(db);
  return createSql(db);
}
const rowsIn = (sql: Sql): Travelling[] => entriesAfter(sql, 0, 100_000).entries;
const take = (sql: Sql, entries: readonly Travelling[]): unknown => unite(sql, entries, []);
/** What people see of a book. */
const shown = (sql: Sql): Item[] => readItems(sql, 'order').toSorted((a, b) => (a.item < b.item ? -1 : 1));

/** What somebody does: enters a version or an event of one of three orders. */
const acts = fc.array(fc.tuple(fc.boolean(), fc.nat(2), fc.nat(3)), { maxLength: 6 });
type Acts = readonly (readonly [isEvent: boolean, item: number, n: number])[];
function carryOut(sql: Sql, done: Acts): void {
  for (const [isEvent, item, n] of done)
    enter(sql, [
      isEvent
        ? event(`O${item}`, `2026-09-0${n + 1}T08:00:00`, 'reviewed')
        : entry(`O${item}`, { due: `2026-10-0${n + 1}` }),
    ]);
}

describe('the union of books', () => {
  it('is one, in whatever order, in whatever pieces and however often: commutative, associative, idempotent', () => {
    fc.assert(
      fc.property(fc.tuple(acts, acts, acts, acts), fc.infiniteStream(fc.nat()), ([before, ...each], chance) => {
        const base = laptop();
        carryOut(base, before);
        const laptops = each.map((done) => {
          const sql = laptop();
          take(sql, rowsIn(base));
          carryOut(sql, done);
          return sql;
        });
        const whole = laptop();
        for (const one of laptops) take(whole, rowsIn(one));
        // Entry by entry, mixed, some of them twice.
        const mixed = laptop();
        const entries = laptops.flatMap(rowsIn);
        const order = [...chance.take(entries.length)];
        for (const i of [...entries.keys()].sort((x, y) => order[x]! - order[y]!)) take(mixed, [entries[i]!]);
        expect(shown(mixed)).toEqual(shown(whole));
        // Among themselves, round and back.
        const [a, b, c] = laptops as [Sql, Sql, Sql];
        for (const [to, from] of [
          [a, b],
          [b, c],
          [c, a],
          [a, c],
          [b, a],
          [c, b],
        ] as const)
          take(to, rowsIn(from));
        for (const one of laptops) expect(shown(one)).toEqual(shown(whole));
        for (const { heads, events } of shown(whole)) {
          expect(heads.length).toBeLessThanOrEqual(3);
          expect(new Set(events.map((one) => one.entry)).size).toBe(events.length);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('takes nothing of what is not as it was written: not one entry', () => {
    const [from, to] = [laptop(), laptop()];
    enter(from, [entry('1'), entry('2'), event('1', '2026-09-01T08:00:00', 'reviewed')]);
    const [first, second, third] = rowsIn(from) as [Travelling, Travelling, Travelling];
    take(to, [first]);
    const TICKET = '{"channel":"smoke","reportedAt":"2026-09-01T08:00:00","circuit":"1"}';
    const wrong: readonly (readonly [string, object])[] = [
      ['another text under a known id', { ...first, body: first.body.replace('0001', '0002') }],
      ['no id', { ...second, entry: 'x' }],
      ['a body that is no JSON', { ...second, body: '{' }],
      ['a body that is no order', { ...second, body: '[]' }],
      ['a day that no calendar has', { ...second, body: second.body.replace('{', '{"due":"2026-02-30",') }],
      [
        'a customer that is no customer',
        { ...second, body: second.body.replace(/"customer":\{[^}]*\}/, '"customer":7') },
      ],
      ['who was told, not in a list', { ...third, body: '{"did":"told","told":"甲"}' }],
      ['a ticket that came by no channel', { ...second, kind: 'ticket', body: TICKET }],
      ['what it replaces is no list', { ...second, after: '7' }],
      ['an event without its time', { ...third, at: null }],
      ['an event at no time', { ...third, at: '2026-02-30T08:00:00' }],
      ['a further column', { ...second, n: 7 }],
    ];
    for (const [, entries] of wrong) {
      expect(() => take(to, [second, entries as Travelling])).toThrow(
        expect.objectContaining({ code: 'record-damaged' }),
      );
    }
  });

  it('takes a picture only where it is one', () => {
    const to = laptop();
    const bytes = Buffer.from('<svg onload="alert(1)"/>');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const about = { id: 'f', kind: 'order', item: '1', name: 'p.svg', size: bytes.length, sha256, atMs: 0 } as const;
    for (const mime of ['image/svg+xml', 'image/png'])
      expect(() => unite(to, [], [{ file: { ...about, mime }, origin: 'o', bytes }])).toThrow(
        expect.objectContaining({ code: 'record-damaged' }),
      );
  });

  it('keeps what a newer program means by an entry, and hands it on', () => {
    const [from, to] = [laptop(), laptop()];
    enter(from, [entry('1')]);
    const [first] = rowsIn(from) as [Travelling];
    take(to, [
      { ...first, version: 99 },
      { ...first, entry: ulid(1), kind: 'voyage' },
    ]);
    expect(shown(to)).toEqual([]);
    expect(rowsIn(to)).toHaveLength(2);
  });
});
