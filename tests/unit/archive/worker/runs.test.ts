import { testerOf } from '../../../../electron/contract/instrument.ts';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { ulid } from '../../../../electron/contract/ulid.ts';
import { openStore } from '../../../../electron/archive/worker/store.ts';
import type { Reading } from '../../../../electron/contract/reading.ts';
import type { RunEvent, StepRecord } from '../../../../electron/contract/run.ts';
import { circuit, missed, newRun, scratchFolder, seen, T0, planned, trackOf } from '../fixtures.ts';

const folder = scratchFolder();
const open = (path = join(folder(), 'a.db')) => openStore(path);
const errorOf = (work: () => unknown): string => {
  try {
    work();
  } catch (thrown) {
    return (thrown as { code?: string }).code ?? String(thrown);
  }
  return 'none';
};

const step: StepRecord = { id: 'run', do: 'run', title: { zh: '测试', en: 'Run' }, state: 'running', startedAtMs: 5 };
const reading: Reading = { atMs: 9, testTimeS: 60, bitErrors: 0, alarms: { LOS: 0 }, final: true };
const mark: RunEvent = { t: T0, kind: 'mark', attempt: 1, message: { code: 'verdict.pass' } };
const why = [{ code: 'verdict.pass' as const }];

/** A run with a clean second, an errored one and a gap. */
function measuredRun() {
  const path = join(folder(), 'a.db');
  const { store, close } = open(path);
  const runId = store.createRun(newRun());
  store.putAttempt(runId, { number: 1, startedAtMs: 4 });
  store.putMeasurement(runId, 1, planned(runId));
  store.record(trackOf(runId), [seen(T0), seen(T0 + 1, { bitErrors: 1 }), missed(T0 + 2, T0 + 4)]);
  return { path, store, close, runId };
}

describe('a run', () => {
  it('comes back as it was written', () => {
    const { store, close } = open();
    const run = newRun({ circuit: circuit('苏-1'), release: { by: '王工', untilMs: 99 }, given: ['duration'] });
    const runId = store.createRun(run);
    store.putAttempt(runId, { number: 1, startedAtMs: 4 });
    store.putMeasurement(runId, 1, planned(runId));
    store.putStep(runId, 1, step);
    store.putStep(runId, 1, { ...step, id: 'verdict', do: 'judge' });
    store.putStep(runId, 1, { ...step, state: 'done', endedAtMs: 8 });
    store.addReading(trackOf(runId), reading);
    store.addEvent(runId, mark);
    store.record(trackOf(runId), [seen(T0), missed(T0 + 1, T0 + 3, { totals: { bits: 7, bitErrors: 0 } })]);
    store.putAttempt(runId, { number: 1, startedAtMs: 4, verdict: 'pass' });
    const measured = planned(runId, 1, { from: T0, to: T0 + 3, verdict: 'pass' });
    store.putMeasurement(runId, 1, measured);
    store.updateRun(runId, { instruments: { tester: { ...testerOf(run), serialTyped: 'S1' } } });
    expect(store.getRun(runId)).toEqual({
      ...run,
      runId,
      instruments: { tester: { ...testerOf(run), serialTyped: 'S1' } },
      state: 'running',
      attempts: [
        {
          number: 1,
          startedAtMs: 4,
          verdict: 'pass',
          steps: [
            { ...step, state: 'done', endedAtMs: 8 },
            { ...step, id: 'verdict', do: 'judge' },
          ],
          measurements: [{ ...measured, readings: [reading] }],
        },
      ],
      events: [mark],
      gaps: [
        { from: T0 + 1, to: T0 + 3, reason: 'late-poll', totals: { bits: 7, bitErrors: 0 }, measurement: measured.id },
      ],
      signatures: [],
      attachments: [],
    });
    close();
  });

  it('that is unknown, or an attempt that is unknown, is said to be so', () => {
    const { store, close } = open();
    expect(errorOf(() => store.getRun('nope'))).toBe('run-unknown');
    const runId = store.createRun(newRun());
    expect(errorOf(() => store.record(trackOf(runId), [seen(T0)]))).toBe('run-unknown');
    expect(errorOf(() => store.history(trackOf(runId, 2)))).toBe('run-unknown');
    close();
  });

  it('cannot be changed once it is finished, but may be signed and get photos', () => {
    const { store, close, runId } = measuredRun();
    store.finishRun(runId, { verdict: 'fail', why, endedAtMs: 9 });
    const before = store.getRun(runId);
    const refused = [
      () => store.record(trackOf(runId), [seen(T0 + 9)]),
      () => store.record(trackOf(runId), [seen(T0 + 9, { bitErrors: 1 })]),
      () => store.record(trackOf(runId), [missed(T0 + 9, T0 + 10)]),
      () => store.updateRun(runId, { verdict: 'pass' }),
      () => store.finishRun(runId, { verdict: 'pass', why: [], endedAtMs: 9 }),
      () => store.putAttempt(runId, { number: 1, startedAtMs: 4, verdict: 'pass' }),
      () => store.putAttempt(runId, { number: 2, startedAtMs: 4 }),
      () => store.putStep(runId, 1, step),
      () => store.addReading(trackOf(runId), reading),
      () => store.addEvent(runId, mark),
    ];
    expect(refused.map(errorOf)).toEqual(refused.map(() => 'record-finished'));
    expect(store.getRun(runId)).toEqual(before);
    store.sign(runId, { role: 'customer', name: '李', atMs: 1, how: 'typed' });
    const bytes = Uint8Array.of(0xff, 0xd8, 0xff, 1);
    const about = { kind: 'photo', name: '照片.jpg', mime: 'image/jpeg', atMs: 2 } as const;
    const kept = store.addAttachment(runId, about, bytes);
    expect(kept.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(store.attachmentBytes(runId, kept.id)).toEqual(bytes);
    expect(store.getRun(runId)).toMatchObject({ attachments: [kept], signatures: [{ name: '李' }] });
    close();
  });

  it('is protected by the file itself, whoever writes', () => {
    const { path, store, close, runId } = measuredRun();
    store.addEvent(runId, mark);
    store.putStep(runId, 1, step);
    store.addReading(trackOf(runId), reading);
    store.sign(runId, { role: 'customer', name: '李', atMs: 1, how: 'typed' });
    store.addAttachment(
      runId,
      { kind: 'file', name: 'x', mime: 'image/jpeg', atMs: 1 },
      Uint8Array.of(0xff, 0xd8, 0xff),
    );
    store.finishRun(runId, { verdict: 'fail', why, endedAtMs: 9 });
    close();
    const db = new Database(path);
    const tables = [
      'attempts',
      'steps',
      'measurements',
      'readings',
      'spans',
      'seconds',
      'gaps',
      'run_bodies',
      'events',
    ];
    expect(() => db.exec(`UPDATE runs SET verdict = 'pass'`)).toThrow('record-finished');
    for (const table of [...tables, 'signatures', 'attachments', 'verdicts']) {
      const column = String(db.prepare('SELECT name FROM pragma_table_info(?) LIMIT 1').pluck().get(table));
      expect(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()).toBeGreaterThan(0);
      expect(() => db.exec(`DELETE FROM ${table}`)).toThrow('record-finished');
      expect(() => db.exec(`UPDATE ${table} SET ${column} = ${column}`)).toThrow('record-finished');
    }
    db.close();
  });

  it('goes on with a further attempt; the earlier one stays as it is, and so does what its end said', () => {
    const path = join(folder(), 'a.db');
    const { store, close } = open(path);
    const runId = store.createRun(newRun());
    store.putAttempt(runId, { number: 1, startedAtMs: 4, verdict: 'fail' });
    store.putMeasurement(runId, 1, planned(runId));
    store.finishRun(runId, { verdict: 'fail', why, endedAtMs: 9 });
    store.reopenRun(runId);
    const again = store.getRun(runId);
    expect([again.state, 'verdict' in again, 'endedAtMs' in again]).toEqual(['running', false, false]);
    expect(errorOf(() => store.record(trackOf(runId), [seen(T0)]))).toBe('record-finished');
    expect(errorOf(() => store.putAttempt(runId, { number: 1, startedAtMs: 5 }))).toBe('record-finished');
    store.putAttempt(runId, { number: 2, startedAtMs: 20 });
    store.putMeasurement(runId, 2, planned(runId, 2));
    store.record(trackOf(runId, 2), [seen(T0)]);
    store.finishRun(runId, { verdict: 'pass', why: [], endedAtMs: 30 });
    expect(store.getRun(runId)).toMatchObject({ verdict: 'pass', attempts: [{ verdict: 'fail' }, { number: 2 }] });
    close();
    const db = new Database(path);
    expect(db.prepare('SELECT attempt, verdict FROM verdicts').all()).toEqual([
      { attempt: 1, verdict: 'fail' },
      { attempt: 2, verdict: 'pass' },
    ]);
    db.close();
  });

  it('refuses an attachment of more than 20 MB, and knows none of another run', () => {
    const { store, close } = open();
    const [one, two] = [store.createRun(newRun()), store.createRun(newRun())];
    const about = { kind: 'photo', name: 'gross.jpg', mime: 'image/jpeg', atMs: 2 } as const;
    expect(errorOf(() => store.addAttachment(one, about, new Uint8Array(20_000_001)))).toBe('attachment-large');
    const kept = store.addAttachment(one, about, Uint8Array.of(0xff, 0xd8, 0xff, 0));
    expect(errorOf(() => store.attachmentBytes(two, kept.id))).toBe('attachment-unknown');
    close();
  });
});

describe('the list of runs', () => {
  it('is found by any part of number, customer, tester and procedure, by verdict, time, circuit and state', () => {
    const { store, close } = open();
    const line = circuit(`甲'乙"/😀%_\\`, { customer: { name: '苏州移动', contact: undefined, phone: undefined } });
    const first = store.createRun(newRun({ circuit: line, startedAtMs: 1000 }));
    const second = store.createRun(newRun({ startedAtMs: 2000 }));
    store.putAttempt(first, { number: 1, startedAtMs: 4 });
    store.putMeasurement(first, 1, planned(first));
    store.record(trackOf(first), [seen(T0), seen(T0 + 1, { bitErrors: 4 }), seen(T0 + 2, { valid: false })]);
    store.finishRun(first, { verdict: 'fail', why, endedAtMs: 3000 });
    store.sign(first, { role: 'engineer', name: 'W', atMs: 1, how: 'typed' });
    const found = (filter: Parameters<typeof store.listRuns>[0]) => store.listRuns(filter).map((r) => r.runId);
    expect(found({})).toEqual([second, first]);
    for (const text of ['甲', `'乙"`, '😀', '%_\\', '移动', '2M', 'e1 acc', '625'])
      expect(found({ text })).toContain(first);
    for (const text of ['乙甲', '_甲', '%乙']) expect(found({ text })).toEqual([]);
    expect(found({ verdict: 'fail' })).toEqual([first]);
    expect(found({ unfinished: true })).toEqual([second]);
    expect(found({ fromMs: 1500 })).toEqual([second]);
    expect(found({ toMs: 1500 })).toEqual([first]);
    expect(found({ circuit: line.number })).toEqual([first]);
    expect(found({ limit: 1 })).toEqual([second]);
    expect(store.listRuns({ verdict: 'fail' })[0]).toEqual({
      runId: first,
      procedure: 'e1-acceptance',
      procedureTitle: { zh: '2M 电路验收', en: 'E1 acceptance' },
      verdict: 'fail',
      state: 'finished',
      startedAtMs: 1000,
      endedAtMs: 3000,
      circuit: line.number,
      customer: '苏州移动',
      tester: 'Comtech EF Data CDM-625',
      simulated: true,
      attempts: 1,
      signed: true,
      forS: 900,
      observedS: 2,
      cause: why[0],
      lastSecond: T0 + 2,
    });
    close();
  });

  it('finds a run by what its instrument turned out to be, and one that came after it, each time somebody looks', () => {
    const { store, close } = open();
    const found = (text: string): string[] => store.listRuns({ text }).map(({ runId }) => runId);
    const first = store.createRun(newRun());
    expect(found('CDM-625')).toEqual([first]);
    const { tester } = newRun().instruments;
    store.updateRun(first, { instruments: { tester: { ...tester!, identity: { maker: 'X', model: 'SLM-9' } } } });
    const second = store.createRun(newRun({ startedAtMs: (T0 + 9) * 1000 }));
    expect([found('CDM-625'), found('slm-9'), found('')]).toEqual([[second], [first], [second, first]]);
    store.finishRun(first, { verdict: 'pass', why, endedAtMs: T0 * 1000 });
    expect([found('SLM-9'), store.countRuns({ text: 'slm', verdict: 'fail' })]).toEqual([[first], 0]);
    close();
  });

  it('shows of a record with a failure and a retry that was given up what the verdict rests on, and whose result is signed', () => {
    const { store, close } = open();
    const runId = store.createRun(newRun());
    store.putAttempt(runId, { number: 1, startedAtMs: 4, verdict: 'fail' });
    store.putMeasurement(runId, 1, planned(runId));
    store.record(trackOf(runId), [seen(T0), seen(T0 + 1, { bitErrors: 4 })]);
    store.finishRun(runId, { verdict: 'fail', why, endedAtMs: 3000 });
    store.sign(runId, { role: 'engineer', name: 'W', atMs: 5, how: 'typed', attempt: 1 });
    expect(store.listRuns({})).toMatchObject([{ attempts: 1, observedS: 2, signed: true }]);
    store.reopenRun(runId);
    store.putAttempt(runId, { number: 2, startedAtMs: 4000, verdict: 'aborted' });
    store.putMeasurement(runId, 2, planned(runId, 2));
    store.finishRun(runId, { verdict: 'fail', why, endedAtMs: 5000 });
    expect(store.listRuns({})).toMatchObject([{ attempts: 2, verdict: 'fail', observedS: 2, signed: false }]);
    store.sign(runId, { role: 'engineer', name: 'W', atMs: 6000, how: 'typed', attempt: 2 });
    expect(store.listRuns({})).toMatchObject([{ signed: true }]);
    close();
  });

  it('has ids that sort by time and can be told over the telephone', () => {
    const ids = [0, 1, 31, 32, T0 * 1000, T0 * 1000 + 1].map((ms) => ulid(ms));
    expect([...ids].sort()).toEqual(ids);
    for (const id of ids) expect(id).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
    expect(new Set(Array.from({ length: 100 }, () => ulid(1))).size).toBe(100);
  });
});
