import { expect, it } from 'vitest';
import type { Wire } from '../../../../electron/contract/neighbourhood.ts';
import { TributaryError } from '../../../../electron/contract/errors.ts';
import { ladderSchema, type Ladder, type Prober, type ProbeAnswer } from '../../../../electron/contract/ladder.ts';
import { resultJson, resumeRun, startRun } from '../../../../electron/procedures/index.ts';
import { bench, circuitInService, request, toEnd, until, type Bench } from '../fixtures.ts';

const T0 = Date.UTC(2026, 0, 1) / 1000;
/** What becomes of the probe of a rung and size in second `s` of the day. */
type Line = (s: number, rung: number, size: number) => ProbeAnswer | 'gone' | 'forbidden';

const ladder = (more: object = {}): Ladder =>
  ladderSchema.parse({
    version: 1,
    sizes: [64, 1472],
    rungs: ['10.0.0.1', '10.0.0.2', '10.0.0.3'].map((address, at) => ({ id: `r${at}`, address })),
    ...more,
  });

function proberOn({ clock }: Bench, line: Line, wire?: Wire): Prober {
  const answer = (probe: { address: string; size: number }): Promise<ProbeAnswer> => {
    const told = line(clock.nowMs() / 1000 - T0, Number(probe.address.slice(-1)) - 1, probe.size);
    if (told === 'gone') return Promise.reject(new TributaryError('ping-gone', 'x', { text: 'x' }));
    if (told === 'forbidden') return Promise.reject(new TributaryError('ping-forbidden', 'x', { text: 'EPERM' }));
    return Promise.resolve(told);
  };
  return {
    facility: 'iputils',
    identity: { maker: 'iputils', model: 'ping' },
    compared: true,
    payloadName: (name) => name,
    twice: () => ({ '10.0.0.3': 2 }),
    round: (probes) => probes.map(answer),
    close: () => Promise.resolve(),
    ...(wire ? { wire } : {}),
  };
}

/** A watch on a bench, its answers from `line`; whether the facility can be opened again. */
function watching(line: Line, on = bench(), reopens: () => boolean = () => true) {
  on.options.openProber = () =>
    reopens() ? Promise.resolve(proberOn(on, line)) : Promise.reject(new TributaryError('ping-none'));
  return on;
}
const asked = (of: Ladder, settings: Record<string, string> = {}) =>
  request({ use: {}, ladder: of, settings: { duration: '60s', ...settings } }, 'watch');
async function watch(line: Line, of = ladder(), settings: Record<string, string> = {}) {
  const on = watching(line);
  const record = await toEnd(await startRun(await asked(of, settings), on.options), on);
  return { record, json: resultJson(record, 'en') };
}
const good: ProbeAnswer = { ms: 10 };

it('counts every probe, and passes where all came back in time', async () => {
  const { json } = await watch(() => good);
  expect(json).toMatchObject({ verdict: 'pass', seconds: { total: 60, observed: 60, gaps: 0 } });
  expect(json.instruments).toEqual({ ladder: { family: 'ping', identity: 'iputils ping', simulated: false } });
  const bySize = [64, 1472].map((size) => ({ size, sent: 60, lost: 0, wrongOctets: 0, avgMs: 10 }));
  expect(json.ladder).toHaveLength(3);
  const counts = { sent: 120, lost: 0, late: 0, wrongOctets: 0, minMs: 10, avgMs: 10, maxMs: 10 };
  expect(json.ladder?.[0]).toEqual({
    rung: 'r0',
    address: '10.0.0.1',
    ...counts,
    bySize,
    bursts: [],
    payload: 'prbs',
    compared: true,
  });
  expect(json.findings).toMatchObject([
    { kind: 'twice', rung: 'r2', n: 2, says: expect.stringContaining('came twice') },
  ]);
  expect(json.measurements).toMatchObject([{ kind: 'ping', role: 'ladder', forS: 60, verdict: 'pass' }]);
});

it('tells late from lost, finds bursts with their seconds, and says each wrong octet', async () => {
  const { record, json } = await watch((s, rung, size) => {
    if (rung === 0) return good;
    if (s >= 10 && s < 13) return {};
    if (s === 20 && size === 1472) return {};
    if (s === 30) return { ms: 1200 };
    if (s === 40 && rung === 2) return { ms: 9, wrong: [{ offset: 17, sent: 255, received: 254 }] };
    return good;
  });
  expect(json.verdict).toBe('fail');
  expect(json.ladder?.[2]).toMatchObject({ sent: 120, lost: 7, late: 2, wrongOctets: 2, maxMs: 1200 });
  // The first second measured is the first whole one.
  expect(json.ladder?.[2]?.bursts).toEqual([{ from: 10, to: 13, sent: 6, lost: 6 }]);
  expect(json.ladder?.[0]).toMatchObject({ lost: 0, bursts: [] });
  const wrong = record.events.filter(({ kind }) => kind === 'wrong-octet');
  expect(wrong.map(({ t, message }) => [t - T0, message.params])).toEqual(
    [64, 1472].map((size) => [40, { rung: 'r2', size, offset: 17, sent: 'FF', received: 'FE' }]),
  );
});

it.each([
  ['loses while those behind it are good fails nothing', 1, 'pass', true],
  ['is the last one fails', 2, 'fail', undefined],
])('a rung that %s', async (_what, rung, verdict, answersRarely) => {
  const { json } = await watch((s, at) => (at === rung && s % 7 === 0 ? {} : good));
  expect([json.verdict, json.ladder?.[rung]?.answersRarely]).toEqual([verdict, answersRarely]);
  expect(json.why.join()).toContain(verdict === 'pass' ? 'r1 answers pings rarely' : 'r2: 9 of 60 probes');
});

it.each([
  [{ 'loss-max': '20' }, 'pass'],
  [{ 'loss-max': '16' }, 'fail'],
  [{ 'loss-max': '20', 'delay-max-ms': '9.9' }, 'fail'],
  [{ 'loss-max': '20', 'delay-max-ms': '10' }, 'pass'],
])('limits %o: %s', async (settings, verdict) => {
  const { json } = await watch((s) => (s % 6 === 0 ? {} : good), ladder(), settings);
  expect(json.verdict).toBe(verdict);
});

it('time in which the facility is gone, or the computer asleep, is a gap and no loss', async () => {
  let gone = false;
  const on = watching(
    (s) => (gone && s < 40 ? 'gone' : good),
    bench(),
    () => !gone,
  );
  const handle = await startRun(await asked(ladder()), on.options);
  await until(handle, on, (view) => (view.ladder?.[0]?.sent ?? 0) >= 20);
  gone = true;
  await on.clock.advance(15_000);
  gone = false;
  await on.clock.advance(10_000);
  on.clock.sleepComputer(100_000);
  const json = resultJson(await toEnd(handle, on), 'en');
  expect(json).toMatchObject({ verdict: 'not-assessed', seconds: { observed: 60, gaps: 2 } });
  expect(json.ladder?.[0]).toMatchObject({ sent: 120, lost: 0 });
  const record = await on.archive.getRun(json.runId);
  expect([...new Set(record.gaps.map(({ reason }) => reason))]).toEqual(['link-lost', 'asleep']);
});

it.each(['100ms', '500ms', '5s', '10s'])('every %s: rounds on the axis of seconds, none twice', async (every) => {
  const { json } = await watch(() => good, ladder({ every }));
  const ms = ladder({ every }).everyMs;
  expect(json.ladder?.[0]?.sent).toBe((2 * 60_000) / ms);
  expect(json.seconds).toEqual({ total: 60, observed: 60, gaps: 0 });
});

it('ends in an error where the system lets no ping out from the beginning', async () => {
  const { json } = await watch(() => 'forbidden');
  expect(json).toMatchObject({ verdict: 'error', error: { code: 'ping-forbidden' } });
});

it('goes on after the program was killed: counts as if it had never been, the time between a gap', async () => {
  const line: Line = (s, rung) => (rung > 0 && s >= 5 && s < 8 ? {} : good);
  const first = watching(line);
  const handle = await startRun(await asked(ladder()), first.options);
  await until(handle, first, (view) => (view.ladder?.[0]?.sent ?? 0) >= 40);
  await first.archive.close();
  const on = watching(line, first.again());
  await on.clock.advance(30_000);
  const json = resultJson(await toEnd(await resumeRun(handle.runId, { person: 'headless' }, on.options), on), 'en');
  expect(json.seconds).toMatchObject({ observed: 60, gaps: 1 });
  expect(json.ladder?.[2]).toMatchObject({ sent: 120, lost: 6, bursts: [{ from: 5, to: 8, sent: 6, lost: 6 }] });
  expect(json.verdict).toBe('fail');
});

it('on a circuit in service asks for a release only where it is load', async () => {
  const on = watching(() => good);
  const begin = async (every: string) =>
    startRun({ ...(await asked(ladder({ every }))), circuit: circuitInService }, on.options);
  await expect(begin('500ms')).rejects.toMatchObject({ code: 'release-needed' });
  expect((await toEnd(await begin('1s'), on)).verdict).toBe('pass');
});

it('refuses to begin without its ladder', async () => {
  const { ladder: _none, ...bare } = await asked(ladder());
  await expect(startRun(bare, bench().options)).rejects.toMatchObject({ code: 'ladder-missing' });
});

it('tells what is on the wire beside the rungs, in record, JSON and view, once', async () => {
  const mac = (n: number): string => `00:00:5e:00:53:0${n}`;
  let looks = 0;
  const wire: Wire = {
    look: async () => ({
      own: [{ address: '10.0.0.9', prefix: 31 }],
      gateway: '10.0.0.8',
      neighbours: [{ address: '10.0.0.8', mac: mac(looks++ > 3 ? 2 : 1) }],
    }),
    passes: async (address) => (address === '10.0.0.2' ? undefined : 1400),
  };
  const on = bench();
  on.options.openProber = () => Promise.resolve(proberOn(on, () => good, wire));
  const handle = await startRun(await asked(ladder()), on.options);
  const seen = await until(handle, on, (view) => (view.found?.length ?? 0) >= 3);
  expect(seen.found?.map(({ code }) => code)).toEqual(['wire.mtu', 'wire.mtu', 'wire.two-macs']);
  const { findings, verdict } = resultJson(await toEnd(handle, on), 'en');
  expect(findings).toMatchObject([
    { kind: 'mtu', rung: 'r0', octets: 1400 },
    { kind: 'mtu', rung: 'r2', octets: 1400 },
    { kind: 'two-macs', address: '10.0.0.8', macs: `${mac(1)}, ${mac(2)}` },
    { kind: 'twice', rung: 'r2' },
  ]);
  expect(verdict).toBe('pass');
});

it('tells how great packets may be also where that is found out only after the last round', async () => {
  const on = bench();
  const passes: Wire['passes'] = async (_address, signal) => {
    await on.clock.sleep(90_000, signal);
    return signal.aborted ? undefined : 1400;
  };
  const wire: Wire = { look: async () => ({ own: [], gateway: undefined, neighbours: [] }), passes };
  on.options.openProber = () => Promise.resolve(proberOn(on, () => good, wire));
  const { findings, seconds } = resultJson(await toEnd(await startRun(await asked(ladder()), on.options), on), 'en');
  expect(findings).toMatchObject([...['r0', 'r1', 'r2'].map((rung) => ({ kind: 'mtu', rung })), { kind: 'twice' }]);
  expect(seconds).toMatchObject({ total: 60, gaps: 0 });
});

it('compares idle and loaded where load was asked for, and lets no load on a circuit in service without a release', async () => {
  const on = bench();
  let sent = 0;
  const loadedNow = (): boolean => Math.floor((on.clock.nowMs() / 1000 - T0 - 1) / 30) % 2 === 1;
  on.options.openProber = () => {
    const prober = proberOn(on, (_s, rung) => (rung > 0 && loadedNow() ? { ms: 40 } : good));
    const round: Prober['round'] = (probes, patienceMs) => {
      if (probes.every(({ address, size }) => address === '10.0.0.3' && size === 1472)) sent += probes.length;
      return prober.round(probes, patienceMs);
    };
    return Promise.resolve({ ...prober, round });
  };
  const begun = { ...(await asked(ladder(), { load: '1M' })), circuit: circuitInService };
  await expect(startRun(begun, on.options)).rejects.toMatchObject({ code: 'release-needed' });
  const json = resultJson(await toEnd(await startRun(await asked(ladder(), { load: '1M' }), on.options), on), 'en');
  const compared = json.findings?.filter((one) => 'kind' in one && one.kind === 'load') ?? [];
  expect(compared).toHaveLength(3);
  expect(compared[2]).toMatchObject({ rung: 'r2', idleSent: 60, loadedSent: 60, load: '1M' });
  const [near, far] = [compared[0]!, compared[2]!] as Record<string, unknown>[];
  expect([near?.['loadedMs'], Number(far?.['loadedMs']) > Number(far?.['idleMs'])]).toEqual(['10.0', true]);
  // Half of the time, a million bits a second in packets of 1 500 octets.
  expect(Math.abs(sent - (30 * 1e6) / 12_000) / sent).toBeLessThan(0.1);
});
