import { expect, it } from 'vitest';
import { TributaryError } from '../../../../electron/contract/errors.ts';
import type { RunRecord } from '../../../../electron/contract/run.ts';
import type { StreamFacility } from '../../../../electron/contract/stream.ts';
import { openFar } from '../../../../electron/instruments/index.ts';
import { resultJson, startRun } from '../../../../electron/procedures/index.ts';
import { buildModel } from '../../../../electron/reports/model/report.ts';
import { bench, local, reply, request, START_MS, toEnd, until, type Bench } from '../fixtures.ts';

/** A bench from which streams go over a simulated line; `change`: what is otherwise about its far end. */
function streaming(change: (facility: StreamFacility) => StreamFacility = (one) => one): Bench {
  const on = bench();
  on.options.openStream = async (far) => change(await openFar(far, on.clock));
  return on;
}
const asked = (far: string, settings: Record<string, string> = {}, procedure = 'ethernet-private-line') =>
  request({ use: {}, settings: { far, ...settings } }, procedure);
const rates = { cir: '60M', pir: '80M' };

async function tested(far: string, settings: Record<string, string> = rates, on = streaming()) {
  const record = await toEnd(await startRun(await asked(far, settings), on.options), on);
  return { record, json: resultJson(record, 'en') };
}

it.each([
  ['of exactly these rates passes', 'rate=80M', 'pass', ['pass', 'pass'], 'Committed rate 60 Mbit/s'],
  [
    '5 % below its peak fails there',
    'rate=76M',
    'fail',
    ['pass', 'fail'],
    'peak rate 80 Mbit/s not reached, 76 Mbit/s',
  ],
  ['5 % below its committed rate fails', 'rate=57M', 'fail', ['fail', 'fail'], '5 %), limit 0.1 %; 57 Mbit/s arrived'],
  [
    'that a computer cannot try is not assessed',
    'reach=57M',
    'not-assessed',
    ['not-assessed', 'not-assessed'],
    'itself reaches only 57',
  ],
  [
    'of which it can try the committed rate alone is not assessed',
    'rate=80M&reach=70M',
    'not-assessed',
    ['pass', 'not-assessed'],
    'less than 80 Mbit/s',
  ],
  ['that loses a little within the limit passes', 'loss=0.09', 'pass', ['pass', 'pass'], 'within the limit'],
  ['that loses a little more fails', 'loss=0.12', 'fail', ['fail', 'pass'], 'limit 0.1 %'],
])('a line %s', async (_what, line, verdict, each, why) => {
  const { json } = await tested(`sim:?${line}`);
  expect([json.verdict, json.measurements.map((one) => one.verdict)]).toEqual([verdict, each]);
  expect(json.why.join()).toContain(why);
  expect(json).toMatchObject({ simulated: true, instruments: { stream: { family: 'udp', simulated: true } } });
});

it('tells each direction with its rates and frames, second by second, and what becomes of more than the peak', async () => {
  const { record, json } = await tested('sim:?rate=80M&delay=4ms');
  const [out, back] = json.throughput ?? [];
  expect([out?.direction, back?.direction, json.throughput?.length]).toEqual(['out', 'back', 4]);
  expect(out).toMatchObject({ askedBps: 60e6, frame: 1518, lost: 0, corrupted: 0, delayMs: { min: 4 }, keptS: 20 });
  expect(json.measurements.map(({ kind, role, forS }) => [kind, role, forS])).toEqual([
    ['register', 'stream', 20],
    ['register', 'stream', 10],
  ]);
  expect(record.events.map(({ message }) => 'code' in message && message.code)).toContain('event.above-peak');
  expect(JSON.stringify(record.events)).toContain('88 Mbit/s');
  // On paper it is judged by its own rule, and nothing is said of bits, nor of a loop that no stream has.
  const { sections, why: said } = buildModel({ record, histories: new Map() }, new Set());
  expect(sections.find(({ id }) => id === 'rules')!.numbered![0]!.en).toMatch(/^Ethernet private line/);
  expect(sections.map(({ id }) => id)).not.toContain('loop');
  expect(JSON.stringify(sections)).not.toMatch(/bit error|Loop check|"SES"/);
  // Thousands stand apart there as in every other sentence of a paper.
  expect(said[0]!.en).toMatch(/ 0 of \d+\u2027\d{3} frames lost/);
});

it('tries a peak that is the committed rate once', async () => {
  const { record, json } = await tested('sim:', { cir: '60M' });
  expect([json.verdict, json.throughput?.length]).toEqual(['pass', 2]);
  expect(record.attempts[0]?.steps.find(({ id }) => id === 'peak')?.note).toEqual({ code: 'step.same-rate' });
});

it('takes the rate of the circuit for the committed one, and refuses a circuit without Ethernet', async () => {
  const on = streaming();
  const circuit = { number: 'E-1', service: 'ethernet', rate: '60M', inService: false } as const;
  const given = await request({ use: {}, circuit, settings: { far: 'sim:' } }, 'ethernet-private-line');
  const record = await toEnd(await startRun(given, on.options), on);
  expect([record.verdict, record.settings['cir']]).toEqual(['pass', '60M']);
  const voice = startRun({ ...given, circuit: { ...circuit, service: 'voice' } }, on.options);
  await expect(voice).rejects.toMatchObject({ code: 'circuit-misfit' });
});

it.each([
  ['', 'setting-bad'],
  ['10.0.0.1', 'bad-address'],
  ['udp://10.0.0.1:99999', 'bad-address'],
  ['tcp://10.0.0.1:5201', 'bad-address'],
  ['sim:?rate=much', 'bad-address'],
])('refuses %o as far end before a run exists', async (far, code) => {
  await expect(startRun(await asked(far, rates), streaming().options)).rejects.toMatchObject({ code });
});

it('wants a release for a circuit in service, as whatever loads a line', async () => {
  const circuit = { number: 'E-1', inService: true };
  const given = { use: {}, circuit, settings: { far: 'sim:', ...rates } };
  const refused = startRun(await request(given, 'ethernet-private-line'), streaming().options);
  await expect(refused).rejects.toMatchObject({ code: 'release-needed' });
  const release = { by: '李工', until: local(START_MS + 3_600_000) };
  const on = streaming();
  const record = await toEnd(
    await startRun(await request({ ...given, release }, 'ethernet-private-line'), on.options),
    on,
  );
  expect(record.verdict).toBe('pass');
});

it('a far end that goes away leaves it open, unless the line had failed by then', async () => {
  const gone = (facility: StreamFacility): StreamFacility => ({
    ...facility,
    send: async (stream, until, tell, signal) => {
      await facility.send(stream, { ...until, forS: 15 }, tell, signal);
      throw new TributaryError('far-gone', facility.address, { zh: '没有应答', en: 'it does not answer' });
    },
  });
  const good = await tested('sim:', rates, streaming(gone));
  expect(good.json).toMatchObject({ verdict: 'not-assessed', why: [expect.stringContaining('far computer is gone')] });
  const bad = await tested('sim:?rate=40M', rates, streaming(gone));
  expect([bad.json.verdict, bad.json.why.join()]).toEqual(['fail', expect.stringContaining('frames lost')]);
});

it('a run that is stopped is aborted, but a line that had failed stays so', async () => {
  for (const [far, verdict] of [
    ['sim:', 'aborted'],
    ['sim:?rate=30M', 'fail'],
  ] as const) {
    const on = streaming();
    const handle = await startRun(await asked(far, rates), on.options);
    const view = await until(handle, on, ({ elapsedS = 0 }) => elapsedS >= 12);
    expect(view.big.state).toBe(verdict === 'fail' ? 'frames-lost' : 'no-loss');
    expect(view).toMatchObject({ remainingS: 8, stream: [{ direction: 'out' }, { direction: 'back' }] });
    handle.stop();
    expect((await toEnd(handle, on)).verdict).toBe(verdict);
  }
});

/** What the limits table of a switch says of each direction. */
const rowResults = (record: RunRecord) =>
  record.attempts[0]?.measurements[0]?.judgement?.sets[0]?.rows.map(({ result }) => result);

it.each([
  ['30ms', 'pass', 'out for 30 ms'],
  ['50ms', 'uncertain', 'cannot be told from the limit'],
  ['51ms', 'uncertain', 'cannot be told from the limit'],
  ['70ms', 'fail', 'more than the limit of 50 ms'],
])('a switch that takes %s: %s', async (outage, verdict, why) => {
  const on = streaming();
  const given = await asked(`sim:?outage=${outage}`, {}, 'protection-switch');
  const record = await toEnd(await startRun(given, on.options), on);
  const json = resultJson(record, 'en');
  expect([json.verdict, json.why.join()]).toEqual([verdict, expect.stringContaining(why)]);
  // Each row of the table says what the verdict says.
  expect(rowResults(record)).toEqual([verdict, verdict]);
  expect(json.throughput?.[0]).toMatchObject({ profile: 'switch', outageMs: Number.parseInt(outage), resolutionMs: 1 });
});

it('leads whoever switches through as many as asked for, and judges those that were made', async () => {
  const on = streaming();
  const given = await asked('sim:?outage=30ms', { switches: '4' }, 'protection-switch');
  const handle = await startRun({ ...given, person: 'person' }, on.options);
  for (let n = 0; n < 2; n++) {
    await reply(handle, on, 'switch');
    await until(
      handle,
      on,
      ({ events }) => events.filter(({ message }) => 'code' in message && message.code === 'event.switched').length > n,
    );
  }
  await reply(handle, on, 'switch', 'enough');
  await reply(handle, on, 'sign', 'later').catch(() => undefined);
  const view = await until(handle, on, ({ judged }) => judged !== undefined);
  expect(view.judged).toBe('pass');
  handle.stop();
  const record = await toEnd(handle, on);
  const [one] = record.attempts[0]!.measurements;
  expect(one?.judgement?.stream).toHaveLength(4);
  // It lasts as long as somebody takes for it: nothing of it was asked for and not seen.
  expect(one?.forS).toBe(one?.judgement?.seconds.observed);
});

it('nothing that switched, and a computer that was off by more than the outage, are not assessed', async () => {
  const off = (facility: StreamFacility): StreamFacility => ({
    ...facility,
    send: async (...all) => {
      const counts = await facility.send(...all);
      return { ...counts, out: { ...counts.out, behindMs: 45 }, back: { ...counts.back, behindMs: 45 } };
    },
  });
  for (const [far, on, why] of [
    ['sim:', streaming(), 'no outage was seen'],
    ['sim:?outage=30ms', streaming(off), 'off by 45 ms'],
  ] as const) {
    const given = await asked(far, {}, 'protection-switch');
    const record = await toEnd(await startRun(given, on.options), on);
    const json = resultJson(record, 'en');
    expect([json.verdict, json.why.join()]).toEqual(['not-assessed', expect.stringContaining(why)]);
    expect(rowResults(record)).toEqual(['not-assessed', 'not-assessed']);
  }
});
