import { testerOf } from '../../../../electron/contract/instrument.ts';
import { writeFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { blockOf } from '../../../../electron/contract/prompt.ts';
import { instrumentKey } from '../../../../electron/contract/tester.ts';
import { sayMessage } from '../../../../electron/contract/words/index.ts';
import { resumeRun, startRun } from '../../../../electron/procedures/index.ts';
import { bench, prompted, reply, request, runHeadless, toEnd, until, type Bench } from '../fixtures.ts';
import type { Script } from '../scripted-tester.ts';

const manual: Script = {
  family: 'manual',
  simulated: false,
  identity: { maker: 'BNT', model: 'BNT-2200' },
  capabilities: { reading: 'by-hand', settable: {}, counts: [], inject: {} },
};
const clean = {
  testTime: '15m',
  bitErrors: 0,
  ES: 0,
  SES: 0,
  UAS: 0,
  alarms: { LOS: 0, AIS: 0, LOF: 0, LSS: 0 },
};
const final = (given: object) => ({ option: 'final', given });

function file(on: Bench, name: string, text: string | Uint8Array): string {
  const path = join(on.folder, name);
  writeFileSync(path, text);
  return path;
}
const YAML = `testTime: 15m
bitErrors: 0
ES: 0
SES: 0
UAS: 0
slips:
alarms: { LOS: 0s, AIS: 0s, LOF: 0s, LSS: 0s }
photo: display.jpg
`;

/** A run that the program broke off 100 s after START. */
async function crashed() {
  const first = bench(manual);
  const handle = await startRun(await request({ person: 'person', settings: { duration: '15m' } }), first.options);
  for (const kind of ['confirm', 'front-panel', 'confirm', 'start-by-hand'] as const) await reply(handle, first, kind);
  await first.clock.advance(100_000);
  await first.archive.close();
  return { runId: handle.runId, on: first.again() };
}

describe('a set read by hand', () => {
  it('is led from the front panel over the count down to a final reading with its photo', async () => {
    const on = bench(manual);
    const start = await request({ person: 'person', serials: { tester: 'BNT-0815' }, settings: { duration: '15m' } });
    const handle = await startRun(start, on.options);
    await reply(handle, on, 'confirm');
    const panel = await prompted(handle, on, 'front-panel');
    expect(blockOf(panel, 'list')?.items).toHaveLength(7);
    await reply(handle, on, 'front-panel');
    const proof = await prompted(handle, on, 'confirm');
    expect(sayMessage('en', proof.title)).toContain('Inject 1 bit error');
    await reply(handle, on, 'confirm');
    await reply(handle, on, 'start-by-hand');
    await on.clock.advance(300_000);
    const view = handle.view();
    expect(view).toMatchObject({ big: { state: 'by-hand' }, elapsedS: 300, remainingS: 600 });
    await reply(handle, on, 'reading', 'interim', { given: { ...clean, testTime: '00:05:00' } });
    await on.clock.advance(600_000);
    const photo = await on.archive.addAttachment(
      handle.runId,
      { kind: 'photo', name: 'x.jpg', mime: 'image/jpeg', atMs: on.clock.nowMs() },
      Uint8Array.of(0xff, 0xd8, 0xff),
    );
    await reply(handle, on, 'reading', 'final', { given: { ...clean, photo: photo.id } });
    await reply(handle, on, 'sign', 'finish');
    const record = await toEnd(handle, on);
    expect(record.verdict).toBe('pass');
    const [attempt] = record.attempts;
    expect(attempt?.measurements[0]?.readings.map(({ testTimeS, final }) => [testTimeS, final])).toEqual([
      [300, false],
      [900, true],
    ]);
    expect(attempt?.measurements[0]?.readings[1]?.photo).toBe(photo.id);
    expect(attempt!.measurements[0]!.to! - attempt!.measurements[0]!.from!).toBe(900);
    expect(testerOf(record).serialTyped).toBe('BNT-0815');
    expect(attempt?.steps[3]?.loopProof).toMatchObject({ verdict: 'pass', finding: { outcome: 'by-hand' } });
  });
  it('says at once that a test time cannot be read', async () => {
    const on = bench(manual);
    const handle = await startRun(await request({ person: 'person' }), on.options);
    for (const kind of ['confirm', 'front-panel', 'confirm', 'start-by-hand'] as const) await reply(handle, on, kind);
    const { id } = await prompted(handle, on, 'reading');
    const ask = final({ ...clean, testTime: 'quarter' });
    expect(() => handle.answer(id, ask)).toThrow(expect.objectContaining({ code: 'setting-bad' }));
    expect(handle.problems(id, ask)).toMatchObject([{ fields: ['testTime'], confirmable: false }]);
    handle.stop();
    expect((await toEnd(handle, on)).verdict).toBe('aborted');
  });
  it('is refused at its fields where it contradicts itself, and kept as not assessed once somebody confirms it', async () => {
    const on = bench(manual);
    const handle = await startRun(await request({ person: 'person', settings: { duration: '15m' } }), on.options);
    for (const kind of ['confirm', 'front-panel', 'confirm', 'start-by-hand'] as const) await reply(handle, on, kind);
    const { id } = await prompted(handle, on, 'reading');
    await on.clock.advance(900_000);
    const odd = { ...clean, bitErrors: 5, slips: 0 };
    expect(handle.problems(id, final(odd))).toMatchObject([{ fields: ['bitErrors', 'ES'], confirmable: true }]);
    expect(() => handle.answer(id, final(odd))).toThrow(expect.objectContaining({ code: 'reading-contradicts' }));
    expect(handle.problems(id, final({ ...odd, confirmed: true }))).toEqual([]);
    handle.answer(id, final({ ...odd, confirmed: true }));
    await reply(handle, on, 'retry', 'stay');
    await reply(handle, on, 'sign', 'finish');
    const record = await toEnd(handle, on);
    expect(record.verdict).toBe('not-assessed');
    expect(record.why?.map(({ code }) => code)).toEqual(['why.hand.confirmed', 'why.indicative']);
    expect(record.attempts[0]?.measurements[0]?.readings).toMatchObject([{ bitErrors: 5, confirmed: true }]);
  });
  it.each([
    ['a second after START', 1_000, 0, '31d', 'duration'],
    ['five minutes after START', 300_000, 0, '00:06:01', 'start'],
    ['the clock set ahead meanwhile', 300_000, 3_600_000, '15m', 'start'],
    ['the clock set back meanwhile', 900_000, -3_600_000, '15m', undefined],
    ['a minute before its time', 840_000, 0, '15m', undefined],
  ] as const)('may not have counted for longer than the run: %s', async (_, advanceMs, stepMs, testTime, field) => {
    const on = bench(manual);
    const handle = await startRun(await request({ person: 'person', settings: { duration: '15m' } }), on.options);
    for (const kind of ['confirm', 'front-panel', 'confirm', 'start-by-hand'] as const) await reply(handle, on, kind);
    const { id } = await prompted(handle, on, 'reading');
    await on.clock.advance(advanceMs);
    on.clock.setWall(stepMs);
    const found = handle.problems(id, final({ ...clean, testTime, confirmed: true }));
    expect(found.map(({ fields }) => fields)).toEqual(field === undefined ? [] : [['testTime', field]]);
    handle.stop();
    await toEnd(handle, on);
  });
  it('does not start before somebody has said what set it is, and keeps what was said', async () => {
    const nameless = { ...manual, identity: { maker: '', model: '' } };
    const on = bench(nameless);
    const start = await request({ person: 'person' });
    await expect(startRun(start, on.options)).rejects.toMatchObject({ code: 'set-unnamed' });
    const key = instrumentKey('manual', { maker: '', model: '' }, start.use['tester']!);
    await on.archive.saveInstrument(key, { maker: 'BNT', model: 'BNT-2200', serialTyped: '0012', lacks: ['LOF'] });
    expect(await on.archive.findInstrument(key)).toEqual({
      maker: 'BNT',
      model: 'BNT-2200',
      serialTyped: '0012',
      lacks: ['LOF'],
    });
    const handle = await startRun(start, on.options);
    expect(handle.view().instruments['tester']).toMatchObject({ label: 'BNT BNT-2200', lacks: ['LOF'] });
    handle.stop();
    const record = await toEnd(handle, on);
    expect(testerOf(record)).toMatchObject({ identity: { maker: 'BNT', model: 'BNT-2200' }, serialTyped: '0012' });
  });
  it.each([
    ['the same start of the computer', 0, 'start'],
    ['its clock set ahead meanwhile', 3_600_000, 'start'],
    ['the computer started anew: nobody knows how long that took', 'reboot', undefined],
  ] as const)('is held against the time since START after a crash too: %s', async (_, what, field) => {
    const { runId, on } = await crashed();
    if (what === 'reboot') on.clock.reboot(600_000);
    else on.clock.setWall(what);
    const resumed = await resumeRun(runId, { person: 'person' }, on.options);
    const { id } = await prompted(resumed, on, 'reading');
    const found = resumed.problems(id, final({ ...clean, testTime: '15m' }));
    expect(found.map(({ fields }) => fields)).toEqual(field === undefined ? [] : [['testTime', field]]);
    resumed.stop();
    await toEnd(resumed, on);
  });
  it('goes on counting down after a crash', async () => {
    const { runId, on } = await crashed();
    const resumed = await resumeRun(runId, { person: 'person' }, on.options);
    await until(resumed, on, ({ elapsedS }) => (elapsedS ?? 0) >= 100);
    await on.clock.advance(800_000);
    await reply(resumed, on, 'reading', 'final', { given: clean });
    await reply(resumed, on, 'sign', 'finish');
    expect((await toEnd(resumed, on)).verdict).toBe('pass');
  });

  it('takes its reading from a file, headless, without waiting', async () => {
    const on = bench(manual);
    file(on, 'display.jpg', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0));
    const reading = file(on, 'reading.yaml', YAML);
    const record = await runHeadless(on, { settings: { duration: '15m', reading } });
    expect(record.verdict).toBe('pass');
    expect(record.attachments).toMatchObject([{ name: 'display.jpg', size: 5 }]);
    expect(record.attempts[0]?.measurements[0]?.readings).toMatchObject([
      { testTimeS: 900, bitErrors: 0, photo: record.attachments[0]!.id },
    ]);
    expect(record.attempts[0]?.measurements[0]?.readings[0]).not.toHaveProperty('slips');
    expect(record.endedAtMs! - record.startedAtMs).toBeLessThan(1000);
    expect(record.attempts[0]?.steps[2]?.note).toEqual({
      code: 'step.set-panel-unconfirmed',
      params: { remote: 0, panel: 7 },
    });
  });
  it('is not assessed where a count that decides is blank, and fails on one that is known to be bad', async () => {
    const on = bench(manual);
    const blank = file(on, 'blank.yaml', 'testTime: 15m\nbitErrors:\n');
    expect((await runHeadless(on, { settings: { duration: '15m', reading: blank } })).verdict).toBe('not-assessed');
    const next = bench(manual);
    const bad = file(next, 'bad.yaml', 'testTime: 15m\nES: 3\n');
    expect((await runHeadless(next, { settings: { duration: '15m', reading: bad } })).verdict).toBe('fail');
  });
  it('is not assessed without any reading', async () => {
    const record = await runHeadless(bench(manual));
    expect(record).toMatchObject({ verdict: 'not-assessed', why: [{ code: 'why.no-reading' }] });
  });
  it.each([
    ['testTime: soon', 'bad-yaml'],
    ['testTime: 15m\nbitErrors: -1', 'bad-yaml'],
    ['testTime: 15m\nbiterrors: 1', 'bad-yaml'],
    ['testTime: 15m\nphoto: none.jpg', 'file-missing'],
    ['testTime: 15m\nphoto: reading.yaml', 'attachment-no-picture'],
    ['testTime: 15m\nphoto: /dev/zero', 'file-not-regular'],
    ['testTime: 15m\nphoto: /', 'file-is-folder'],
    ['testTime: 15m\nphoto: large.jpg', 'file-too-large'],
  ])('refuses the reading %j before a run exists', async (text, code) => {
    const on = bench(manual);
    const reading = file(on, 'reading.yaml', text);
    // Nothing is written for the photo that is too large: all of it is a hole.
    truncateSync(file(on, 'large.jpg', Uint8Array.of(0xff, 0xd8, 0xff)), 20_000_001);
    await expect(runHeadless(on, { settings: { reading } })).rejects.toMatchObject({ code });
    expect(await on.archive.listRuns({})).toEqual([]);
  });
});
