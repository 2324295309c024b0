import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { operationOf, readFigures } from '../../../../electron/circuits/index.ts';
import type { NewEntry } from '../../../../electron/contract/book/entry.ts';
import type { OperationView } from '../../../../electron/contract/book/operation.ts';
import type { PlannedView } from '../../../../electron/contract/book/planned-page.ts';
import type { TicketState } from '../../../../electron/contract/book/ticket.ts';
import { circuitSchema } from '../../../../electron/contract/circuit.ts';
import type { FileContent } from '../../../../electron/contract/method.ts';
import { plannedSaid } from '../../../../electron/contract/planned-said.ts';
import type { ReadableEvents } from '../../../../electron/contract/run.ts';
import { sayMessage } from '../../../../electron/contract/words/index.ts';
import { createCore, type Core } from '../../../../electron/hosts/core/core.ts';
import { callCore } from '../../../../electron/hosts/core/dispatch.ts';
import { defaultArchive } from '../../../../electron/hosts/program/places.ts';
import { FakeClock } from '../../../support/fake-clock.ts';
import { localArchive } from '../../../support/local-archive.ts';
import { measurementOf, newRun, seen, trackOf } from '../../../support/records.ts';

let home = '';
let core: Core | undefined;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'planned-'));
});
afterEach(async () => {
  await core?.close();
  core = undefined;
  rmSync(home, { recursive: true });
});

const LINES = ['L1', 'L2'].map((number) => circuitSchema.parse({ number, customer: { name: '银行' } }));
const line = (n: number): NewEntry => ({ kind: 'circuit', item: LINES[n]!.number, body: LINES[n]! });
const ticket = (item: string, circuit: string, reportedAt: string): NewEntry => ({
  ...{ kind: 'ticket', item },
  body: { channel: '400', reportedAt: `2026-11-${reportedAt}`, circuit },
});
/** The run of a circuit that the book holds. */
let runId = '';
const NOW_MS = new Date(2026, 10, 23, 9).getTime();
const call = <T>(method: string, input: object): Promise<T> => callCore(core!.methods, method, input) as Promise<T>;
const body = {
  kind: 'work',
  name: '更换 SDH 单板',
  from: '2026-11-22T00:00',
  to: '2026-11-22T06:00',
  circuits: ['L1'],
};

/** When the window ends, epoch seconds. */
const END_S = new Date(2026, 10, 22, 6).getTime() / 1000;

/** The program on a book with two circuits, tickets in and around the window, and a run before it, or one with LOS so many seconds after its end. */
async function open(lostS: readonly number[] = []): Promise<void> {
  const archive = localArchive(defaultArchive(home));
  await archive.enter([
    ...[line(0), line(1)],
    ticket('BEFORE', 'L1', '21T23:59:59'),
    ticket('INSIDE', 'L1', '22T00:00:00'),
    ticket('OTHER', 'L2', '22T03:00:00'),
    ticket('AFTER', 'L1', '22T06:00:01'),
  ]);
  const startedAtMs = lostS.length > 0 ? 1000 * (END_S - 60) : newRun().startedAtMs;
  runId = await archive.createRun({ ...newRun(), circuit: LINES[0]!, startedAtMs });
  if (lostS.length > 0) {
    await archive.putAttempt(runId, { number: 1, startedAtMs });
    await archive.putMeasurement(runId, 1, measurementOf(trackOf(runId)));
    await archive.record(
      trackOf(runId),
      lostS.map((t) => seen(END_S + t, { defects: ['LOS'] })),
    );
  }
  await archive.finishRun(runId, { verdict: 'fail', why: [], endedAtMs: startedAtMs + 120_000 });
  await archive.close();
  core = await createCore({ home, clock: new FakeClock(NOW_MS) });
}
const saved = (more: object = {}): Promise<{ planned: string }> => call('planned.save', { body: { ...body, ...more } });
const marks = async (): Promise<Record<string, string | undefined>> => {
  const { tickets } = await call<{ tickets: TicketState[] }>('tickets.list', { find: '' });
  return Object.fromEntries(tickets.map(({ ticket: id, beside }) => [id, beside.planned?.kind]));
};
const one = async (): Promise<PlannedView> => (await call<PlannedView[]>('planned.list', {}))[0]!;

describe('planned work', () => {
  it('marks the tickets in its window on its circuits as no faults, unless a customer objected', async () => {
    await open();
    const { planned } = await saved();
    expect(await marks()).toEqual({ BEFORE: undefined, INSIDE: 'work', OTHER: undefined, AFTER: undefined });
    expect(await one()).toMatchObject({ standing: 'over', tickets: [{ ticket: 'INSIDE' }] });
    // What a guarantee covers is a fault all the same, and a drill is no real one.
    await call('planned.save', { planned, body: { ...body, kind: 'guarantee' } });
    expect((await marks())['INSIDE']).toBeUndefined();
    await call('planned.save', { planned, body: { ...body, kind: 'drill' } });
    expect((await marks())['INSIDE']).toBe('drill');
    await expect(call('planned.note', { planned, did: 'objected' })).rejects.toMatchObject({ code: 'note-reason' });
    await call('planned.note', { planned, did: 'objected', reason: '月末结账' });
    expect(await one()).toMatchObject({ standing: 'stopped', objections: [{ reason: '月末结账' }] });
    await expect(call('planned.notice', { planned })).rejects.toMatchObject({ code: 'planned-stopped' });
    await expect(call('planned.note', { planned, did: 'closed' })).rejects.toMatchObject({ code: 'planned-stopped' });
    // It was objected to after the window: what was reported in it before stays what it was.
    expect((await marks())['INSIDE']).toBe('drill');
    await call('planned.takeBack', { planned, entry: (await one()).objections[0]!.entry });
    expect((await one()).standing).toBe('over');
    // Called off it excuses nothing from then on, and nothing goes on with it until that is taken back.
    const cancel = (more: object = {}) => call('planned.note', { planned, did: 'cancelled', ...more });
    await expect(cancel()).rejects.toMatchObject({ code: 'note-reason' });
    await cancel({ reason: '方案调整' });
    expect((await one()).standing).toBe('cancelled');
    for (const did of ['closed', 'notified'])
      await expect(call('planned.note', { planned, did })).rejects.toMatchObject({ code: 'planned-cancelled' });
    await call('planned.takeBack', { planned, entry: (await one()).log.at(-1)!.entry });
    expect((await one()).standing).toBe('over');
  });

  it('marks alarms of a record in its window, and says how many of all; what an objection stopped excuses nothing', async () => {
    await open([-1, 0, 1, 2]);
    const { planned } = await saved();
    const told = async () => {
      const events = await call<ReadableEvents>('record.events', { runId });
      const said = plannedSaid(events, 1);
      return {
        shown: events.shown.map(({ t, durationS, planned: of }) => [t - END_S, durationS, of?.kind]),
        said: said && sayMessage('zh', said),
      };
    };
    // The last second of the window is one of it.
    expect(await told()).toEqual({
      shown: [
        [-1, 2, 'work'],
        [1, 2, undefined],
      ],
      said: '2 处异常中，1 处在割接“更换 SDH 单板”时段内，不计故障。',
    });
    await call('planned.save', { planned, body: { ...body, to: '2026-11-22T06:01' } });
    expect((await told()).said).toMatch(/^1 处异常全部在割接“更换 SDH 单板”时段内/);
    for (const wrong of [{ kind: 'guarantee' }, { circuits: ['L2'] }]) {
      await call('planned.save', { planned, body: { ...body, ...wrong } });
      expect((await told()).shown).toEqual([[-1, 4, undefined]]);
    }
    await call('planned.save', { planned, body });
    const event = { at: '2026-11-22T05:59:59', did: 'objected', reason: '月末结账' };
    await core!.close();
    core = undefined;
    const archive = localArchive(defaultArchive(home));
    await archive.enter([{ kind: 'planned', item: planned, event }]);
    await archive.close();
    core = await createCore({ home, clock: new FakeClock(NOW_MS) });
    expect((await told()).shown).toEqual([[-1, 4, undefined]]);
  });

  it('has a test before and after hung on it, a notice, and a closing report', async () => {
    await open();
    const { planned } = await saved();
    await call('planned.note', { planned, did: 'notified' });
    await call('planned.note', { planned, did: 'run', runId, circuit: 'L1', when: 'before' });
    const { lines, notifiedAt } = await one();
    expect(lines).toMatchObject([{ circuit: 'L1', customer: '银行', before: { runId } }]);
    expect(notifiedAt).toBe('2026-11-23T09:00:00');
    for (const paper of ['notice', 'report']) {
      const { name, base64 } = await call<FileContent>(`planned.${paper}`, { planned });
      expect(name).toMatch(/\.pdf$/);
      expect(Buffer.from(base64, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
    }
    // What has neither a test nor a reason is not finished; a reason stands in the place of one, and is told.
    expect((await one()).missing).toEqual([{ circuit: 'L1', when: 'after' }]);
    const close = () => call('planned.note', { planned, did: 'closed' });
    await expect(close()).rejects.toMatchObject({ code: 'planned-untested', params: { n: 1, text: 'L1' } });
    const without = { planned, did: 'untested', circuit: 'L1', when: 'after' };
    await expect(call('planned.note', { ...without, reason: ' ' })).rejects.toMatchObject({ code: 'note-reason' });
    await call('planned.note', { ...without, reason: '机房进不去' });
    expect((await one()).lines[0]?.untested).toMatchObject({ after: { reason: '机房进不去' } });
    await close();
    expect((await one()).standing).toBe('closed');
  });

  it('takes for a test before only what was measured before, of that circuit, and for none of two', async () => {
    await open([0]);
    const { planned } = await saved({ circuits: ['L1', 'L2'] });
    const hang = (more: object) => call('planned.note', { planned, did: 'run', runId, circuit: 'L1', ...more });
    const refused = { code: 'planned-run' };
    // It began within the window and ended behind it.
    await expect(hang({ when: 'before' })).rejects.toMatchObject(refused);
    await expect(hang({ when: 'after', circuit: 'L2' })).rejects.toMatchObject(refused);
    await expect(hang({ when: 'after', runId: '01JAAAAAAAAAAAAAAAAAAAAAA2' })).rejects.toMatchObject(refused);
    await expect(hang({})).rejects.toMatchObject(refused);
    await hang({ when: 'after' });
    await call('planned.save', { planned, body: { ...body, to: '2026-11-22T06:02' } });
    await expect(hang({ when: 'before' })).rejects.toMatchObject(refused);
    // A drill is inspected before it begins, and nothing is measured behind it.
    await call('planned.save', { planned, body: { ...body, kind: 'drill', from: '2026-11-22T05:59' } });
    expect((await one()).missing).toEqual([{ circuit: 'L1', when: 'before' }]);
    await expect(hang({ when: 'before' })).rejects.toMatchObject(refused);
    // Moved behind the test, it has been inspected.
    await call('planned.save', {
      planned,
      body: { ...body, kind: 'drill', from: '2026-11-22T06:02', to: '2026-11-22T07:00' },
    });
    expect((await one()).lines[0]?.offers.before).toMatchObject({ runId });
    await expect(call('planned.note', { planned, did: 'moved' })).rejects.toMatchObject({ code: 'bad-request' });
  });

  it('begins anew with another window: customers are told again, and what was objected to is over', async () => {
    await open();
    const { planned } = await saved();
    await call('planned.note', { planned, did: 'notified' });
    await call('planned.note', { planned, did: 'objected', reason: '月末结账' });
    await call('planned.save', { planned, body: { ...body, name: '更换两块单板' } });
    // Another name is no other window.
    expect(await one()).toMatchObject({ name: '更换两块单板', standing: 'stopped', toldOfOther: false });
    await call('planned.save', { planned, body: { ...body, from: '2026-12-01T00:00', to: '2026-12-01T06:00' } });
    const moved = await one();
    expect(moved).toMatchObject({ standing: 'planned', toldOfOther: true, objections: [] });
    expect(moved.notifiedAt).toBeUndefined();
    const old = { from: '2026-11-22T00:00:00', to: '2026-11-22T06:00:00' };
    expect(moved.log.map(({ did, given }) => [did, given])).toEqual([
      ['notified', undefined],
      ['objected', undefined],
      ['moved', old],
    ]);
    await call('planned.note', { planned, did: 'notified' });
    expect(await one()).toMatchObject({ toldOfOther: false, notifiedAt: '2026-11-23T09:00:00' });
    await expect(call('planned.save', { planned: 'none', body })).rejects.toMatchObject({ code: 'book-item-unknown' });
  });

  it('of which another laptop has made something else stays so, whoever changes the version that he sees', async () => {
    await open();
    const { planned } = await saved();
    await core!.close();
    core = undefined;
    const archive = localArchive(defaultArchive(home));
    const after = (await archive.items('planned'))[0]!.heads.map(({ entry }) => entry);
    const version = (name: string): NewEntry => {
      return { kind: 'planned', item: planned, body: { ...body, kind: 'work', name }, after };
    };
    await archive.enter([version('甲'), version('乙')]);
    await archive.close();
    core = await createCore({ home, clock: new FakeClock(NOW_MS) });
    await call('planned.save', { planned, body: { ...body, name: '丙' } });
    expect(await one()).toMatchObject({ name: '丙', conflict: true });
  });

  it('refuses a window that ends before it begins, one without circuits, and one that has no name', async () => {
    await open();
    for (const wrong of [{ to: '2026-11-21T00:00' }, { circuits: [] }, { name: '  ' }, { from: 'tomorrow' }])
      await expect(saved(wrong)).rejects.toMatchObject({ code: 'bad-request' });
    expect(await call('planned.list', {})).toEqual([]);
  });

  it('is left out of the operation report, and what was left out is counted', async () => {
    await open();
    await saved();
    await core!.close();
    core = undefined;
    const archive = localArchive(defaultArchive(home));
    const [tickets, works] = [await archive.items('ticket'), await archive.items('planned')];
    await archive.close();
    const asked = { customer: '银行', fromDay: '2026-11-01', toDay: '2026-11-30', nowMs: NOW_MS };
    const figures = await readFigures(undefined);
    const all = operationOf(tickets, LINES, figures, asked);
    const without: OperationView = operationOf(tickets, LINES, figures, { ...asked, works });
    expect([all.faults.length, all.leftOut]).toEqual([4, 0]);
    expect([without.faults.map(({ ticket: id }) => id), without.leftOut]).toEqual([['BEFORE', 'OTHER', 'AFTER'], 1]);
  });
});
