import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Input, MethodName, Output } from '../../../../electron/contract/api.ts';
import type { ListView } from '../../../../electron/contract/book/lists-api.ts';
import { orderSchema, PROGRESS_KINDS } from '../../../../electron/contract/book/order.ts';
import {
  CIRCUIT_KINDS,
  circuitSchema,
  CUSTOMER_CLASSES,
  GRADES,
  SERVICES,
  SPANS,
} from '../../../../electron/contract/circuit.ts';
import { PART_BYTES } from '../../../../electron/contract/sizes.ts';
import { createCore, type Core } from '../../../../electron/hosts/core/core.ts';
import { callCore } from '../../../../electron/hosts/core/dispatch.ts';

const home = mkdtempSync(join(tmpdir(), 'lists-'));
let core: Core;
beforeAll(async () => {
  core = await createCore({ home });
});
afterAll(async () => {
  await core.close();
  rmSync(home, { recursive: true });
});

const call = async <M extends MethodName>(name: M, input: Input<M>): Promise<Output<M>> =>
  (await callCore(core.methods, name, input)) as Output<M>;

/** Sends a file as the page does, in parts, and waits until it is read. */
async function opened(name: string, bytes: Uint8Array | string): Promise<{ list: string; view: ListView }> {
  const whole = Buffer.from(bytes);
  const upload = crypto.randomUUID();
  for (let at = 0; at < Math.max(1, whole.length); at += PART_BYTES)
    await call('lists.part', { upload, at, base64: whole.subarray(at, at + PART_BYTES).toString('base64') });
  const { list } = await call('lists.open', { upload, name });
  for (;;) {
    const view = await call('lists.read', { list });
    if (view.state !== 'reading') return { list, view };
    await setTimeout(2);
  }
}

describe('a list on the page', () => {
  it('is looked at line by line before it is taken in, and told to whoever shows the book', async () => {
    const before = core.state().bookChanges;
    const { list, view } = await opened('l.csv', 'number,rate,A end site,who\nC1,2M,a,x\nC2,fast,,\nC3,64k,,\n');
    expect(view).toMatchObject({
      ...{ state: 'read', kind: 'circuit', total: 3, counts: { new: 2, changed: 0, same: 0, refused: 1 } },
      notes: [{ en: expect.stringMatching(/not read: who/) }],
      lines: [
        { line: 2, number: 'C1', state: 'new' },
        { line: 3, number: 'C2', faults: [{ field: 'rate' }] },
        { line: 4 },
      ],
    });
    expect(await call('lists.read', { list, only: 'refused' })).toMatchObject({ total: 1, lines: [{ number: 'C2' }] });
    expect(await call('lists.read', { list, offset: 2, limit: 5 })).toMatchObject({ lines: [{ number: 'C3' }] });
    expect(await call('lists.take', { list })).toMatchObject({ first: 'C1', counts: { new: 2 } });
    expect(core.state().bookChanges).toBeGreaterThan(before);
    await expect(call('lists.read', { list })).rejects.toMatchObject({ code: 'list-gone' });
    const again = await opened('l.csv', 'number,rate,A end site\nC1,8M,a\nC3,64k,\n');
    expect(again.view).toMatchObject({
      counts: { new: 0, changed: 1, same: 1, refused: 0 },
      lines: [{ state: 'changed', changes: [{ field: 'rate', before: '2M', after: '8M' }] }, { state: 'same' }],
    });
    await call('lists.close', { list: again.list });
  });

  it('that is none says why, and one that somebody closes is read no further', async () => {
    expect((await opened('l.xlsx', 'x')).view).toMatchObject({ state: 'failed', problem: { code: 'bad-list' } });
    const big = `number\n${Array.from({ length: 30_000 }, (_, n) => `B${n}\n`).join('')}`;
    const upload = 'big';
    await call('lists.part', { upload, at: 0, base64: Buffer.from(big).toString('base64') });
    const { list } = await call('lists.open', { upload, name: 'big.csv' });
    await call('lists.close', { list });
    await expect(call('lists.take', { list })).rejects.toMatchObject({ code: 'list-gone' });
    expect(await call('circuits.find', { text: 'B1' })).toEqual([]);
  });

  it('of many lines is read in a thread of its own, page by page', async () => {
    const many = `number,rate,towards\n${Array.from({ length: 6000 }, (_, n) => `M${n},2M,${'x'.repeat(100)}`).join('\n')}`;
    expect(many.length).toBeGreaterThan(PART_BYTES);
    const { list, view } = await opened('many.csv', many);
    expect(view).toMatchObject({ state: 'read', total: 6000, counts: { new: 6000 } });
    expect(await call('lists.read', { list, offset: 5999, limit: 10 })).toMatchObject({
      lines: [{ line: 6001, number: 'M5999' }],
    });
    await call('lists.close', { list });
  });

  it.each([
    ['a part out of order', 'lists.part', { upload: 'x', at: 7, base64: '' }, 'bad-request'],
    ['nothing that came', 'lists.open', { upload: 'nothing', name: 'x.csv' }, 'bad-request'],
    ['a list that nobody opened', 'lists.read', { list: 'nobody' }, 'list-gone'],
  ] as const)('refuses %s', async (_what, name, input, code) => {
    await expect(callCore(core.methods, name, input)).rejects.toMatchObject({ code });
  });
});

/** Text as it may stand in a cell: whatever a spreadsheet or an escape may make of it, without blanks at its ends. */
const text = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
    fc.constantFrom(
      '=1+1',
      "'=x",
      "''+86",
      '-',
      '@a',
      '+86 512',
      '0012',
      '1e5',
      'TRUE',
      '46268',
      '2026/9/3',
      '_x0041_',
      'a,b;c\td',
      '"q"',
      'a\n=b',
      '苏州甲乙',
      '<&>',
      'null',
    ),
  )
  .map((value) => value.replaceAll('\0', '').replaceAll('\r', '').trim())
  .filter((value) => value !== '' && value.isWellFormed());
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });
const one = <T>(values: readonly T[]): fc.Arbitrary<T | undefined> => maybe(fc.constantFrom(...values));
const rate = one(['2M', '2048k', '64k', '155M', '9600']);
const day = maybe(fc.constantFrom('2026-09-03', '2027-02-28', '1999-12-31'));
const person = fc.record({ name: maybe(text), phone: maybe(text) });
const end = fc.record({
  ...{ site: maybe(text), address: maybe(text), room: maybe(text), position: maybe(text) },
  ...{ contact: maybe(text), phone: maybe(text), owner: maybe(text), unit: maybe(text) },
  converter: maybe(fc.record({ maker: maybe(text), model: maybe(text), dip: maybe(text), photo: maybe(text) })),
});
const customer = maybe(
  fc.record({
    name: maybe(text),
    contact: maybe(text),
    phone: maybe(text),
    class: one(CUSTOMER_CLASSES),
    city: maybe(text),
    manager: maybe(person),
  }),
);
const ofLine = {
  customer,
  service: one(SERVICES),
  rate,
  grade: one(GRADES),
  span: one(SPANS),
  ends: maybe(fc.record({ A: maybe(end), Z: maybe(end) })),
};
const bare = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
const circuit = fc
  .record({
    number: text,
    ...ofLine,
    inService: fc.boolean(),
    kind: one(CIRCUIT_KINDS),
    until: day,
    towards: maybe(text),
    line: maybe(text),
    routes: maybe(fc.record({ main: maybe(text), spare: maybe(text) })),
  })
  .map((given) => bare(circuitSchema.parse(bare(given))));
const order = fc
  .record({
    order: text,
    circuit: text,
    ...ofLine,
    built: fc.boolean(),
    urgent: fc.boolean(),
    progress: one(PROGRESS_KINDS),
    received: day,
    surveyAsked: day,
    resourceAnswered: day,
    due: day,
  })
  .map((given) => bare(orderSchema.parse(bare(given))));

describe('what is given out', () => {
  it('of tickets is there to be read', async () => {
    const ticket = { channel: '400', reportedAt: '2026-09-03T08:30:00', circuit: 'C1', says: '=不通' } as const;
    const { ticket: id } = await call('tickets.open', { ticket });
    const { base64, name } = await call('lists.export', { kind: 'ticket', form: 'csv', lang: 'zh' });
    expect(Buffer.from(base64, 'base64').toString()).toMatch(
      new RegExp(`^\\uFEFF单号,.*\\r\\n${id},C1,400,2026-09-03 08:30:00,,'=不通,\\r\\n$`),
    );
    expect(name).toMatch(/^故障单清单-\d{8}\.csv$/);
    const json = await call('lists.export', { kind: 'ticket', form: 'json', lang: 'en' });
    expect(JSON.parse(Buffer.from(json.base64, 'base64').toString())).toEqual([{ ticket: id, ...ticket }]);
  });

  it('comes in again as the same, in every form and language', async () => {
    const many = { numRuns: 5, seed: 11 };
    const lists = fc.tuple(
      fc.uniqueArray(circuit, { minLength: 1, maxLength: 8, selector: ({ number }) => number }),
      fc.uniqueArray(order, { minLength: 1, maxLength: 8, selector: (one) => one.circuit }),
    );
    let round = 0;
    await fc.assert(
      fc.asyncProperty(lists, async ([circuits, orders]) => {
        // Numbers of their own in each round: the book only grows.
        const mark = `${++round}`;
        const ofRound = circuits.map((item) => ({ ...item, number: `${item.number}·${mark}` }));
        const named = orders.map((item, at) => ({
          ...item,
          order: `${item.order}#${mark}.${at}`,
          circuit: `${item.circuit}~${mark}`,
        }));
        for (const items of [ofRound, named]) {
          const { list, view } = await opened('l.json', JSON.stringify(items));
          expect(view.lines.filter(({ state }) => state !== 'new')).toEqual([]);
          await call('lists.take', { list });
        }
        for (const [kind, items] of [
          ['circuit', ofRound.map(({ number }) => number)],
          ['order', named.map((body) => body.order)],
        ] as const)
          for (const form of ['xlsx', 'csv', 'json'] as const)
            for (const lang of ['zh', 'en'] as const) {
              const file = await call('lists.export', { kind, form, lang, items });
              const { list, view } = await opened(file.name, Buffer.from(file.base64, 'base64'));
              expect(view.lines.filter(({ state }) => state !== 'same')).toEqual([]);
              expect(view).toMatchObject({ kind, counts: { same: items.length } });
              await call('lists.close', { list });
            }
      }),
      many,
    );
  });
});
