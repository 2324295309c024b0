import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../../../electron/archive/worker/store.ts';
import type { Version } from '../../../../electron/contract/book/entry.ts';
import type { Circuit } from '../../../../electron/contract/circuit.ts';
import { rawSql } from '../../../support/raw-archive.ts';
import { circuit, newRun, scratchFolder } from '../fixtures.ts';

const folder = scratchFolder();
const open = () => openStore(join(folder(), 'a.db'));

const headsIn = (store: ReturnType<typeof open>['store'], number: string): Version<'circuit'>[] =>
  store.items('circuit', { items: [number] }).flatMap(({ heads }) => [...heads]) as Version<'circuit'>[];

const end = { site: '观前街站', address: '1 号', room: '3 楼', position: 'DDF-2', contact: '王', phone: '139' };
const converter = { maker: '甲', model: 'E1-V35', dip: '00000011', photo: 'dip.jpg' };
const far = { owner: '客户', unit: '一号', converter, equipment: [{ kind: 'onu', id: '007', port: '1.10' }] } as const;
const whole: Circuit = {
  number: '苏州移动甲乙数字电路0001',
  customer: {
    ...{ name: '苏州移动', contact: '李', phone: '138' },
    ...{ class: 'city-diamond', city: '苏州', manager: { name: '周', phone: '137' } },
  },
  kind: 'test',
  until: '2026-12-31',
  routes: { main: '甲-丙-乙', spare: '甲-丁-乙' },
  towards: '城南局',
  line: 'converter-ethernet',
  service: 'e1',
  rate: '2048k',
  grade: 'AAA',
  span: 'province',
  inService: true,
  ends: { A: end, Z: { ...end, ...far, equipment: [...far.equipment], site: '木渎站' } },
};

describe('circuits', () => {
  it('come back as they were saved; saving again replaces what is known', () => {
    const { store, close } = open();
    store.saveCircuit(whole);
    expect(store.findCircuits('0001')).toEqual([whole]);
    const changed: Circuit = { ...whole, grade: 'A', customer: undefined, inService: false, ends: undefined };
    store.saveCircuit(changed);
    expect(store.findCircuits('0001')).toEqual([changed]);
    close();
  });

  it('lose nothing to a run that says less of them: what it says is added, what it is silent of stays', () => {
    const { store, close } = open();
    store.saveCircuit(whole);
    const before = headsIn(store, whole.number)[0]!.entry;
    store.createRun(newRun({ circuit: circuit(whole.number) }));
    expect(headsIn(store, whole.number)).toMatchObject([{ entry: before, body: whole }]);
    const ends = { A: { ...end, site: '新站', room: undefined }, Z: undefined };
    store.createRun(newRun({ circuit: circuit(whole.number, { grade: 'AA', ends, customer: undefined }) }));
    const now = { ...whole, grade: 'AA', ends: { ...whole.ends, A: { ...end, site: '新站' } } };
    expect(store.findCircuits('0001')[0]).toMatchObject(now);
    // How it stands by the book is in the record, and not in what is known of it.
    const plain = circuit('A2');
    store.createRun(newRun({ circuit: { ...plain, inService: true }, described: plain }));
    expect(headsIn(store, 'A2')[0]!.body.inService).toBe(false);
    store.createRun(newRun({ circuit: { ...plain, inService: true } }));
    expect(headsIn(store, 'A2')[0]!.body.inService).toBe(true);
    close();
  });

  it('of which two laptops know different things stay side by side, whatever a run says', () => {
    const { store, close } = open();
    store.saveCircuit(circuit('A1'));
    const after = [headsIn(store, 'A1')[0]!.entry];
    for (const grade of ['A', 'AA'] as const)
      store.enter([{ kind: 'circuit', item: 'A1', body: circuit('A1', { grade }), after }]);
    store.createRun(newRun({ circuit: circuit('A1', { grade: 'AAA' }) }));
    expect(headsIn(store, 'A1').map(({ body }) => body.grade)).toEqual(['AA', 'A']);
    // Whoever changes the one that he sees takes back nothing of the other.
    store.saveCircuit(circuit('A1', { grade: 'AAA' }));
    expect(headsIn(store, 'A1').map(({ body }) => body.grade)).toEqual(['AAA', 'A']);
    close();
  });

  it('one of which is damaged on the disk hide no other: it is there with its number, and its release is asked for', () => {
    const path = join(folder(), 'a.db');
    for (const body of ['{"number":', '[]', 'null', '"x"', '']) {
      const first = openStore(path);
      for (const number of ['A1', 'A2']) first.store.saveCircuit({ ...whole, number });
      first.close();
      rawSql(path, [`UPDATE book SET body = ? WHERE item = 'A1'`, body]);
      const { store, close } = openStore(path);
      expect(store.findCircuits('')).toEqual([
        { number: 'A1', inService: true },
        { ...whole, number: 'A2' },
      ]);
      expect(store.findCircuits('木渎').map((c) => c.number)).toEqual(['A2']);
      store.saveCircuit({ ...whole, number: 'A1' });
      expect(store.findCircuits('A1')).toEqual([{ ...whole, number: 'A1' }]);
      close();
    }
  });

  it('keep numbers with quotes, slashes, emoji and 300 characters, character for character, findable by any part', () => {
    const numbers = [
      `a'b"c`,
      '../../x\\y/z',
      '电路😀👨‍👩‍👧#1',
      '长'.repeat(300),
      `'; DROP TABLE circuits; --`,
      '100%_',
      ' x ',
    ];
    const { store, close } = open();
    for (const number of numbers) store.saveCircuit(circuit(number));
    for (const number of numbers) expect(store.findCircuits(number).map((c) => c.number)).toContain(number);
    expect(store.findCircuits('%').map((c) => c.number)).toEqual(['100%_']);
    expect(store.findCircuits('_').map((c) => c.number)).toEqual(['100%_']);
    expect(store.findCircuits('\\').map((c) => c.number)).toEqual(['../../x\\y/z']);
    expect(store.findCircuits('')).toHaveLength(numbers.length);
    close();
  });

  it('are found by every part of whatever number', () => {
    const { store, close } = open();
    fc.assert(
      fc.property(
        fc
          .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
          .filter((s) => s.trim() !== '' && !s.includes('\0')),
        fc.nat(),
        fc.nat(),
        (number, a, b) => {
          store.saveCircuit(circuit(number));
          const characters = [...number];
          const from = a % characters.length;
          const part = characters.slice(from, from + 1 + (b % (characters.length - from))).join('');
          if (store.findCircuits(part).length < 100)
            expect(store.findCircuits(part).map((c) => c.number)).toContain(number);
        },
      ),
      { numRuns: 100 },
    );
    close();
  });

  it('are found by customer and by site, the last used first, with their last run', () => {
    const { store, close } = open();
    store.saveCircuit({ ...whole, number: 'A1' });
    store.saveCircuit({ ...whole, number: 'A2', customer: undefined });
    expect(store.findCircuits('移动').map((c) => c.number)).toEqual(['A1']);
    expect(store.findCircuits('木渎').map((c) => c.number)).toEqual(['A1', 'A2']);
    store.createRun(newRun({ circuit: { ...whole, number: 'A2' }, startedAtMs: 1000 }));
    const runId = store.createRun(newRun({ circuit: { ...whole, number: 'A2' }, startedAtMs: 2000 }));
    const [first, second] = store.findCircuits('木渎');
    expect([first?.number, first?.lastRun?.runId]).toEqual(['A2', runId]);
    expect([second?.number, second?.lastRun]).toEqual(['A1', undefined]);
    close();
  });
});

describe('what is remembered', () => {
  it('of instruments: serial numbers typed in and calibration', () => {
    const { store, close } = open();
    expect(store.findInstrument('manual BNT-2200')).toBeUndefined();
    store.saveInstrument('manual BNT-2200', { serialTyped: 'S1' });
    expect(store.findInstrument('manual BNT-2200')).toEqual({ serialTyped: 'S1' });
    const known = { serialTyped: 'S2', calibration: { certificate: 'C', due: '2027-01-01' } };
    store.saveInstrument('manual BNT-2200', known);
    expect(store.findInstrument('manual BNT-2200')).toEqual(known);
    close();
  });

  it('of preferences', () => {
    const { store, close } = open();
    expect(store.remembered()).toEqual({});
    store.remember('lang', 'zh');
    store.remember('__proto__', 'x');
    store.remember('lang', 'en');
    expect(store.remembered()['lang']).toBe('en');
    expect(Object.keys(store.remembered())).toEqual(['__proto__', 'lang']);
    close();
  });
});
