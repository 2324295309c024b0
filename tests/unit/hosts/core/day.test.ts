import { unzip } from '@cj-tech-master/excelts/archive';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Archive, NewRun } from '../../../../electron/archive/index.ts';
import type { JobView, LineView } from '../../../../electron/contract/book/job.ts';
import type { MeasurementRecord } from '../../../../electron/contract/measurement.ts';
import { orderSchema } from '../../../../electron/contract/book/order.ts';
import { createCore, type Core } from '../../../../electron/hosts/core/core.ts';
import { callCore } from '../../../../electron/hosts/core/dispatch.ts';
import { defaultArchive } from '../../../../electron/hosts/program/places.ts';
import { localArchive } from '../../../support/local-archive.ts';
import { circuit, newRun, planned, T0 } from '../../../support/records.ts';

let home = '';
let core: Core | undefined;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'day-'));
});
afterEach(async () => {
  await core?.close();
  core = undefined;
  rmSync(home, { recursive: true });
});

const [ONE, TWO, THREE] = ['SZ-E1-0001', 'SZ-E1-0002', 'SZ-E1-0003'] as const;
const NUMBERS = [ONE, TWO, THREE];
const NORTH = '北寺塔';
const ends = (site: string, port: string) => ({ A: { site, position: port }, Z: { site: '园区' } });
const CIRCUITS = [
  circuit(ONE, { service: 'e1', rate: '2048k', ends: ends(NORTH, 'K07-12-03') }),
  circuit(TWO, { service: 'e1', rate: '2048k', ends: ends('观前街', 'B01-01-09') }),
  circuit(THREE, { service: 'e1', rate: '2048k', ends: ends(NORTH, 'K07-12-04') }),
];
const SIGN = { id: 'sign', do: 'sign', by: ['engineer', 'customer'] };
const { procedure: PLAIN } = newRun();
const SEARCH = { ...PLAIN, steps: [...PLAIN.steps, SIGN] };
/** It says which lines it is for: an acceptance of them. */
const PROCEDURE = { ...SEARCH, needs: { circuit: { service: ['e1' as const] } } };
const FRAME = { id: 'frame', of: 'site', title: { zh: '配线架', en: 'Frame' } } as const;

/** The program on a book of three circuits of one job, which `prepare` may fill further. */
async function open(
  prepare: (archive: Archive, job: string) => Promise<void> = async () => undefined,
): Promise<string> {
  const archive = localArchive(defaultArchive(home));
  for (const one of CIRCUITS) await archive.saveCircuit(one);
  const job = 'J1';
  const lines = NUMBERS.map((number, at) => ({ circuit: number, order: `GD-${at}` }));
  await archive.enter([
    { kind: 'job', item: job, body: { date: '2026-09-03', end: 'A', lines } },
    ...lines.map(({ circuit: number, order }) => ({
      kind: 'order' as const,
      item: order,
      body: orderSchema.parse({ order, circuit: number }),
    })),
  ]);
  await prepare(archive, job);
  await archive.close();
  core = await createCore({ home });
  return job;
}

/** A finished record of a circuit in the job. */
async function tested(
  archive: Archive,
  job: string,
  number: string,
  change: Partial<NewRun> = {},
  measured?: MeasurementRecord['kind'],
  ended = true,
): Promise<string> {
  const plain = newRun();
  const runId = await archive.createRun({
    ...plain,
    circuit: CIRCUITS.find((one) => one.number === number)!,
    startedAtMs: T0 * 1000,
    ...change,
  });
  await archive.putAttempt(runId, { number: 1, startedAtMs: T0 * 1000, verdict: 'pass' });
  if (measured) await archive.putMeasurement(runId, 1, planned(runId, 1, { kind: measured }));
  const at = '2026-09-03T09:00:00';
  await archive.enter([{ kind: 'job', item: job, event: { at, did: 'run', runId, given: { circuit: number } } }]);
  if (ended) await archive.finishRun(runId, { verdict: 'pass', why: [], endedAtMs: (T0 + 9) * 1000 });
  return runId;
}
const view = async (job: string): Promise<JobView> => await core!.methods['day.get']({ job });
const lineOf = async (job: string, number: string): Promise<LineView> =>
  (await view(job)).lines.find((line) => line.circuit === number)!;
const kinds = (of: { missing: readonly { kind: string; circuit?: string }[] }): string[] =>
  of.missing.map(({ kind, circuit: number = '' }) => `${kind} ${number}`.trim());
const call = (method: string, input: object): Promise<unknown> => callCore(core!.methods, method, input);

describe('a job of a day', () => {
  it('is worked off site by site in the order of the list, and goes on where people are', async () => {
    const job = await open(async (archive, to) => void (await tested(archive, to, ONE)));
    const { next, sites, over, lines } = await view(job);
    expect(sites.map(({ site, circuits }) => [site, circuits])).toEqual([
      [NORTH, [ONE, THREE]],
      ['观前街', [TWO]],
    ]);
    expect({ next, over, states: lines.map(({ state }) => state) }).toEqual({
      next: THREE,
      over: 1,
      states: ['done', 'waiting', 'waiting'],
    });
    await call('day.did', { job, did: 'skipped', circuit: THREE, reason: 'no-access' });
    expect(await view(job)).toMatchObject({ next: TWO, over: 2 });
    await call('day.did', { job, did: 'taken-up', circuit: THREE });
    expect((await view(job)).next).toBe(THREE);
  });

  it('is made of lists with each circuit once, stands first on its day, and can be put in another order', async () => {
    await open();
    const { job } = await core!.methods['day.make']({ lines: [ONE, TWO, ONE].map((number) => ({ circuit: number })) });
    expect((await view(job)).lines.map((line) => line.circuit)).toEqual([ONE, TWO]);
    expect((await core!.methods['day.list']({})).map((one) => one.job)).toEqual([job, 'J1']);
    await call('day.change', { job, lines: [{ circuit: TWO }, { circuit: ONE }], end: 'Z' });
    expect(await view(job)).toMatchObject({ end: 'Z', next: TWO, sites: [{ site: '园区', circuits: [TWO, ONE] }] });
  });

  it('that two laptops changed tells what the other says, loses none of it by a further change, and keeps all circuits at a press', async () => {
    const job = await open(async (archive, item) => {
      const [{ entry, body }] = (await archive.items('job', { items: [item] }))[0]!.heads;
      const version = (...numbers: string[]) =>
        archive.enter([
          {
            kind: 'job',
            item,
            body: { ...body, lines: numbers.map((number) => ({ circuit: number })) },
            after: [entry],
          },
        ]);
      await version(ONE, THREE);
      await version(ONE, TWO);
    });
    const numbers = ({ lines }: JobView): string[] => lines.map((line) => line.circuit);
    const shown = await view(job);
    const [own, there] = numbers(shown).includes(TWO) ? [TWO, THREE] : [THREE, TWO];
    expect(shown.other).toMatchObject({ more: [there], less: [own], all: 3 });
    const { heads } = shown.other!;
    await call('day.change', { job, lines: [{ circuit: own }, { circuit: ONE }] });
    const changed = await view(job);
    expect([numbers(changed), changed.other?.more]).toEqual([[own, ONE], [there]]);
    await expect(call('day.settle', { job, heads })).rejects.toMatchObject({ code: 'conflict-changed' });
    await call('day.settle', { job, heads: changed.other!.heads });
    const settled = await view(job);
    expect([numbers(settled), settled.other]).toEqual([[own, ONE, there], undefined]);
  });

  it('takes note of nothing about what is none of it', async () => {
    const job = await open();
    const refused = [
      { job: 'nope', did: 'loop-off' },
      { did: 'skipped', circuit: 'SZ-9', reason: 'x' },
      { did: 'report-opened', runId: 'abc' },
      { did: 'label', text: ONE },
      { did: 'skipped', circuit: ONE, reason: ' ' },
      { did: 'left', site: 'Mars', reason: 'x' },
      { did: 'run', circuit: ONE },
    ];
    for (const input of refused)
      await expect(call('day.did', { job, ...input })).rejects.toMatchObject({ code: 'bad-request' });
    // Nothing is done yet, so there is no form of anything.
    await expect(call('day.forms', { job })).rejects.toMatchObject({ code: 'bad-request' });
    await expect(call('day.plan', { job, circuit: 'SZ-9', id: 'manual' })).rejects.toMatchObject({
      code: 'bad-request',
    });
  });
});

describe('service acceptance', () => {
  const sign = async (runId: string, ...roles: string[]): Promise<void> => {
    for (const role of roles) await call('record.sign', { runId, role, name: '王工' });
  };
  it.each([
    ['passed once all have signed', { simulated: false }, ['engineer', 'customer'], ['service-passed']],
    ['open after a test that is for any line', { simulated: false, procedure: SEARCH }, ['engineer', 'customer'], []],
    ['open while the customer has not signed', { simulated: false }, ['engineer'], []],
    ['open after what only a simulator showed', { simulated: true }, ['engineer', 'customer'], []],
  ] as const)('is %s', async (_what, change, roles, entered) => {
    const runs: string[] = [];
    await open(async (archive, job) => {
      runs.push(await tested(archive, job, ONE, { procedure: PROCEDURE, ...change }));
      runs.push(await tested(archive, job, TWO, { simulated: false, procedure: PROCEDURE }));
    });
    const happened = async (order: string) => (await core!.methods['orders.one']({ order })).log.map(({ did }) => did);
    await sign(runs[0]!, ...roles);
    // One is entered after the other: what the first says is there once the second is.
    await sign(runs[1]!, 'engineer', 'customer');
    await expect.poll(() => happened('GD-1')).toEqual(['service-passed']);
    expect(await happened('GD-0')).toEqual(entered);
  });
});

it('a search for a fault of a circuit that a job of the day holds is no outcome of its opening', async () => {
  await open();
  const { job } = await core!.methods['day.make']({ lines: [{ circuit: ONE }] });
  const { runId } = await core!.methods['run.start']({
    procedureId: 'find-fault',
    use: {},
    settings: {},
    circuit: CIRCUITS[0]!,
  });
  expect(await lineOf(job, ONE)).toMatchObject({ state: 'waiting' });
  expect((await lineOf(job, ONE)).runId).toBeUndefined();
  await call('run.stop', { runId });
});

describe('a scanner', () => {
  it('reads labels letter by letter: what differs is told, and a port leads to its circuits', async () => {
    const job = await open();
    const scan = (text: string, at?: string) => core!.methods['day.scan']({ job, text, at });
    expect(await scan(ONE)).toEqual({ is: 'number', circuit: ONE });
    expect(await lineOf(job, ONE)).toMatchObject({ label: 'equal' });
    expect(await scan('K07-12-04')).toEqual({ is: 'port', circuits: [THREE] });
    expect(await lineOf(job, THREE)).toMatchObject({ label: 'unread' });
    expect(await scan('SZ-E1-0OO3', THREE)).toEqual({ is: 'unknown' });
    expect(await lineOf(job, THREE)).toMatchObject({
      label: 'other',
      missing: [{ kind: 'outcome' }, { kind: 'label', read: 'SZ-E1-0OO3' }],
    });
    // In capitals it is another label.
    expect(await scan(ONE.toLowerCase())).toEqual({ is: 'unknown' });
  });
});

describe('before a site is left', () => {
  const leave = (job: string, reason?: string) => call('day.did', { job, did: 'left', site: NORTH, reason });

  it('has for each circuit an outcome or a reason, label, loop, signatures, report; and for the site its photos and calibrations', async () => {
    const plain = newRun();
    const job = await open(async (archive, to) => {
      await tested(archive, to, ONE, {
        simulated: false,
        procedure: { ...PROCEDURE, photos: [FRAME, { ...FRAME, id: 'label', of: 'circuit' }] },
        instruments: {
          tester: { ...plain.instruments['tester']!, simulated: false, calibration: { due: '2026-09-02' } },
        },
      });
    });
    const [north] = (await view(job)).sites;
    expect(kinds(north!)).toEqual([
      `label ${ONE}`,
      `photo ${ONE}`,
      `signature ${ONE}`,
      `report ${ONE}`,
      `outcome ${THREE}`,
      `label ${THREE}`,
      'photo',
      'calibration',
    ]);
    await expect(leave(job)).rejects.toMatchObject({ code: 'site-open', params: { n: 8 } });
    await expect(leave(job, '  ')).rejects.toMatchObject({ code: 'site-open' });
    await leave(job, 'closes');
    expect((await view(job)).sites[0]).toMatchObject({ left: { reason: 'closes', missing: 8 } });
  });

  it('is free to go as soon as nothing is missing, and says so', async () => {
    let runId = '';
    const job = await open(async (archive, to) => {
      runId = await tested(archive, to, ONE);
      for (const role of ['engineer', 'customer'] as const)
        await archive.sign(runId, { role, name: role, atMs: T0 * 1000, how: 'typed', attempt: 1 });
    });
    await call('day.scan', { job, text: ONE });
    await call('day.did', { job, did: 'skipped', circuit: THREE, reason: 'cancelled' });
    await call('day.did', { job, did: 'report-opened', runId });
    expect((await view(job)).sites[0]).toMatchObject({ missing: [] });
    await leave(job);
    expect((await view(job)).sites[0]!.left).toMatchObject({ missing: 0 });
  });
});

describe('the forms of the carrier', () => {
  it('are one file, in which each circuit that is done and measured bits has its own', async () => {
    const job = await open(async (archive, to) => {
      for (const number of NUMBERS) await tested(archive, to, number, {}, number === TWO ? 'ping' : 'bits');
    });
    expect((await view(job)).lines.map(({ form }) => form)).toEqual([true, false, true]);
    const { name, base64 } = await core!.methods['day.forms']({ job });
    expect(name).toMatch(/^(数字电路开通测试报告|Opening-test-of-a-digital-circuit)-20260903\.zip$/);
    const packed: string[] = [];
    for await (const { path } of unzip(Buffer.from(base64, 'base64')).entries()) packed.push(path);
    expect(packed).toEqual([ONE, THREE].map((one) => expect.stringContaining(`${one}-`)));
  });
});

describe('the summary', () => {
  it('is one paper of all circuits, and tells which site was left with what missing', async () => {
    const job = await open(async (archive, to) => {
      await tested(archive, to, ONE);
      await tested(archive, to, THREE, { procedure: PROCEDURE }, undefined, false);
    });
    // What broke off after its judgement is signed like any other.
    expect(await lineOf(job, THREE)).toMatchObject({ state: 'to-sign', verdict: 'pass' });
    await call('day.did', { job, did: 'left', site: NORTH, reason: 'Door closes' });
    const { mime, base64 } = await core!.methods['day.summary']({ job });
    expect(mime).toBe('application/pdf');
    expect(Buffer.from(base64, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
  });
});
