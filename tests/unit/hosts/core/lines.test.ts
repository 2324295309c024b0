import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { NewEntry } from '../../../../electron/contract/book/entry.ts';
import type {
  CustomerDetail,
  CustomerView,
  InstrumentView,
  LineDetail,
} from '../../../../electron/contract/book/line.ts';
import { circuitSchema, type Circuit } from '../../../../electron/contract/circuit.ts';
import { createCore, type Core } from '../../../../electron/hosts/core/core.ts';
import { callCore } from '../../../../electron/hosts/core/dispatch.ts';
import { defaultArchive } from '../../../../electron/hosts/program/places.ts';
import { circuitEntry, orderEntry } from '../../../support/book.ts';
import { FakeClock } from '../../../support/fake-clock.ts';
import { localArchive } from '../../../support/local-archive.ts';
import { newRun } from '../../../support/records.ts';

let home = '';
let core: Core | undefined;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'lines-'));
});
afterEach(async () => {
  await core?.close();
  core = undefined;
  rmSync(home, { recursive: true });
});
const NOW_MS = new Date(2026, 10, 23, 9).getTime();
const call = <T>(method: string, input: object): Promise<T> => callCore(core!.methods, method, input) as Promise<T>;

/** The program on a book that holds these, with one run of a circuit. */
async function open(entries: readonly NewEntry[], circuit?: Circuit): Promise<void> {
  const archive = localArchive(defaultArchive(home));
  await archive.enter(entries);
  if (circuit) await archive.createRun({ ...newRun(), circuit });
  await archive.close();
  core = await createCore({ home, clock: new FakeClock(NOW_MS) });
}
const customer = { name: '银行', contact: '周敏', phone: '0771-5513380' };
const LINE = circuitSchema.parse({ number: 'L1', customer, ends: { A: { site: 'North' } } });

describe('the book of lines', () => {
  it('tells all that happened to a circuit, the newest first, and leads to where it stands', async () => {
    await open(
      [
        { kind: 'circuit', item: 'L1', body: LINE },
        orderEntry({ order: 'G1', received: '2026-09-01' }),
        {
          kind: 'ticket',
          item: 'T-1',
          body: { channel: '400', reportedAt: '2026-10-05T08:00:00', circuit: 'L1', says: 'dead' },
        },
        {
          kind: 'planned',
          item: 'P1',
          body: {
            ...{ kind: 'drill', name: '演练', circuits: ['L2', 'L1'] },
            ...{ from: '2026-10-01T08:00:00', to: '2026-10-01T09:00:00' },
          },
        },
        { kind: 'job', item: 'J1', body: { date: '2026-09-20', end: 'A', lines: [{ circuit: 'L1' }] } },
        {
          kind: 'job',
          item: 'J1',
          event: { at: '2026-09-20T17:00:00', did: 'left', given: { site: 'North' }, reason: 'late' },
        },
      ],
      LINE,
    );
    await call('lines.note', { circuit: 'L1', did: 'given-up', reason: 'moved' });
    const { line, history } = await call<LineDetail>('lines.one', { circuit: 'L1' });
    expect(line.line.state).toBe('given-up');
    expect(history.filter(({ is }) => is !== 'run')).toMatchObject([
      { is: 'event', did: 'given-up', reason: 'moved', at: '2026-11-23T09:00:00' },
      { is: 'ticket', id: 'T-1', says: 'dead', restored: false },
      { is: 'planned', id: 'P1', kind: 'drill', name: '演练', standing: 'over', circuit: 'L1' },
      { is: 'visit', id: 'J1', site: 'North', reason: 'late' },
      { is: 'order', id: 'G1', standing: 'open' },
    ]);
    expect(history.filter(({ is }) => is === 'run')).toHaveLength(1);
    const [entry] = history.flatMap((one) => (one.is === 'event' ? [one.id] : []));
    await call('lines.takeBack', { circuit: 'L1', entry });
    const after = await call<LineDetail>('lines.one', { circuit: 'L1' });
    expect(after.line.line.state).toBe('not-in-service');
    expect(after.history.find(({ is }) => is === 'event')).toMatchObject({ takenBackAt: '2026-11-23T09:00:00' });
    const of = await call<CustomerDetail>('lines.customer', { name: '银行' });
    expect(of.history).toHaveLength(after.history.length);
    await expect(call('lines.one', { circuit: 'nowhere' })).rejects.toMatchObject({ code: 'book-item-unknown' });
    const [instrument] = await call<InstrumentView[]>('lines.instruments', {});
    expect(instrument?.history).toHaveLength(1);
  });

  it('warns of a test that ends, counts what each filter has, and gathers customers with their contacts', async () => {
    await open([
      circuitEntry({ number: 'T1', kind: 'test', until: '2026-11-30', customer }),
      circuitEntry({ number: 'T2', kind: 'test', until: '2026-11-20', customer: { name: '银行' } }),
      circuitEntry({ number: 'T3', kind: 'test', until: '2026-12-01' }),
      circuitEntry({ number: 'A1', inService: true, ends: { A: { contact: '李' } }, customer: { name: '学校' } }),
    ]);
    type List = { lines: LineDetail['line'][]; counts: Record<string, number>; total: number };
    const all = await call<List>('lines.list', {});
    // What is over first, then what ends soon, then by number.
    expect(all.lines.map(({ line, testEnd }) => [line.number, testEnd?.is])).toEqual([
      ['T2', 'over'],
      ['T1', 'soon'],
      ['A1', undefined],
      ['T3', 'far'],
    ]);
    expect(all.counts).toEqual({
      ...{ all: 4, 'in-service': 1, 'for-test': 3, 'test-ends': 2, 'not-in-service': 0, 'given-up': 0 },
    });
    const ends = await call<List>('lines.list', { filter: 'test-ends', text: '5513380' });
    expect(ends.lines.map(({ line }) => line.number)).toEqual(['T1']);
    expect(await call<CustomerView[]>('lines.customers', {})).toEqual([
      { name: '学校', circuits: 1, contacts: [{ name: '李' }] },
      { name: '银行', circuits: 2, contacts: [{ name: '周敏', phone: '0771-5513380' }] },
    ]);
  });
});
