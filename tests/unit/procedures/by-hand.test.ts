import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { resumeRun, startRun } from '../../../electron/procedures/index.ts';
import { bench, prompted, reply, request, runHeadless, toEnd, until, type Bench } from './fixtures.ts';
import type { Script } from './scripted-tester.ts';

const manual: Script = {
  family: 'manual',
  simulated: false,
  identity: { maker: 'BNT', model: 'BNT-2200' },
  capabilities: { reading: 'by-hand', settable: {}, counts: [], inject: { counts: [], ratios: [] } },
};
const clean = {
  kind: 'reading',
  testTime: '15m',
  bitErrors: 0,
  ES: 0,
  SES: 0,
  UAS: 0,
  alarms: { LOS: 0, AIS: 0, LOF: 0, LSS: 0 },
} as const;

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

describe('a set read by hand', () => {
  it('is led from the front panel over the count down to a final reading with its photo', async () => {
    const on = bench(manual);
    const start = await request({ person: 'person', serial: 'BNT-0815', settings: { duration: '15m' } });
    const handle = await startRun(start, on.options);
    await reply(handle, on, 'confirm', { kind: 'confirm' });
    const panel = await prompted(handle, on, 'front-panel');
    expect(panel.items).toHaveLength(7);
    await reply(handle, on, 'front-panel', { kind: 'confirm' });
    const proof = await prompted(handle, on, 'confirm');
    expect(proof.text.en).toContain('Inject 1 bit error');
    await reply(handle, on, 'confirm', { kind: 'confirm' });
    await reply(handle, on, 'start-by-hand', { kind: 'confirm' });
    await on.clock.advance(300_000);
    const view = handle.view();
    expect(view).toMatchObject({ big: { state: 'by-hand' }, elapsedS: 300, remainingS: 600 });
    await reply(handle, on, 'reading', { ...clean, testTime: '00:05:00', final: false });
    await on.clock.advance(600_000);
    const photo = await on.archive.addAttachment(
      handle.runId,
      { kind: 'photo', name: 'x.jpg', mime: 'image/jpeg', atMs: on.clock.nowMs() },
      Uint8Array.of(0xff, 0xd8, 0xff),
    );
    await reply(handle, on, 'reading', { ...clean, final: true, photo: photo.id });
    await reply(handle, on, 'sign', { kind: 'go-on' });
    const record = await toEnd(handle, on);
    expect(record.verdict).toBe('pass');
    const [attempt] = record.attempts;
    expect(attempt?.readings.map(({ testTimeS, final }) => [testTimeS, final])).toEqual([
      [300, false],
      [900, true],
    ]);
    expect(attempt?.readings[1]?.photo).toBe(photo.id);
    expect(attempt!.measuredTo! - attempt!.measuredFrom!).toBe(900);
    expect(record.instrument.serialTyped).toBe('BNT-0815');
    expect(attempt?.steps[3]?.loopProof).toMatchObject({ verdict: 'pass', conclusion: { code: 'proof.by-hand' } });
  });
  it('says at once that a test time cannot be read', async () => {
    const on = bench(manual);
    const handle = await startRun(await request({ person: 'person' }), on.options);
    for (const kind of ['confirm', 'front-panel', 'confirm', 'start-by-hand'] as const)
      await reply(handle, on, kind, { kind: 'confirm' });
    const { id } = await prompted(handle, on, 'reading');
    expect(() => handle.answer(id, { ...clean, testTime: 'quarter', final: true })).toThrow(
      expect.objectContaining({ code: 'setting-bad' }),
    );
    handle.stop();
    expect((await toEnd(handle, on)).verdict).toBe('aborted');
  });
  it('goes on counting down after a crash', async () => {
    const first = bench(manual);
    const handle = await startRun(await request({ person: 'person', settings: { duration: '15m' } }), first.options);
    for (const kind of ['confirm', 'front-panel', 'confirm', 'start-by-hand'] as const)
      await reply(handle, first, kind, { kind: 'confirm' });
    await first.clock.advance(100_000);
    await first.archive.close();
    const on = first.again();
    const resumed = await resumeRun(handle.runId, { person: 'person' }, on.options);
    await until(resumed, on, ({ elapsedS }) => (elapsedS ?? 0) >= 100);
    await on.clock.advance(800_000);
    await reply(resumed, on, 'reading', { ...clean, final: true });
    await reply(resumed, on, 'sign', { kind: 'go-on' });
    expect((await toEnd(resumed, on)).verdict).toBe('pass');
  });

  it('takes its reading from a file, headless, without waiting', async () => {
    const on = bench(manual);
    file(on, 'display.jpg', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0));
    const reading = file(on, 'reading.yaml', YAML);
    const record = await runHeadless(on, { settings: { duration: '15m', reading } });
    expect(record.verdict).toBe('pass');
    expect(record.attachments).toMatchObject([{ name: 'display.jpg', size: 5 }]);
    expect(record.attempts[0]?.readings).toMatchObject([
      { testTimeS: 900, bitErrors: 0, photo: record.attachments[0]!.id },
    ]);
    expect(record.attempts[0]?.readings[0]).not.toHaveProperty('slips');
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
  ])('refuses the reading %j before a run exists', async (text, code) => {
    const on = bench(manual);
    const reading = file(on, 'reading.yaml', text);
    await expect(runHeadless(on, { settings: { reading } })).rejects.toMatchObject({ code });
    expect(await on.archive.listRuns({})).toEqual([]);
  });
});
