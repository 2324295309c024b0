import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { TributaryError } from '../../../../electron/contract/errors.ts';
import type { Defect } from '../../../../electron/contract/second.ts';
import type { Observation } from '../../../../electron/contract/tester.ts';
import type { LampName } from '../../../../electron/contract/lamps.ts';
import { testerViewOf } from '../../../../electron/contract/bench-item.ts';
import type { BenchItem, LampView } from '../../../../electron/contract/views.ts';
import { Bench } from '../../../../electron/instruments/bench/bench.ts';
import { createWires } from '../../../../electron/instruments/line/wires.ts';
import { LiveWatch } from '../../../../electron/instruments/bench/live-watch.ts';
import { FakeClock } from '../../../support/fake-clock.ts';
import { fakeFamily, fakeMachine, watchingFamily, type FakeTester } from '../../../support/fake-instrument.ts';

const never = new AbortController().signal;
const id = 'comtech@/dev/ttyUSB0?unit=1';
const neighbour = 'comtech@/dev/ttyUSB0?unit=2';
let machine: ReturnType<typeof fakeMachine>;
let clock: FakeClock;
let home: string;
let bench: Bench;
let family = watchingFamily;

beforeEach(async () => {
  machine = fakeMachine();
  clock = new FakeClock();
  family = watchingFamily;
  home = await mkdtemp(join(tmpdir(), 'tributary-live-'));
  const port = machine.port('/dev/ttyUSB0', 'FT-0');
  port.answers.set('1', 'A1');
  port.answers.set('2', 'A2');
  bench = new Bench(
    {
      wires: createWires(machine.tools),
      families: [family],
      familyOf: () => family,
      isSimulated: async () => false,
      listPorts: machine.tools.listPorts,
    },
    { home, clock },
  );
});
afterEach(async () => {
  await bench.close();
  await rm(home, { recursive: true, force: true });
});

async function connected(address = id): Promise<FakeTester> {
  bench.add(address);
  const { device: tester } = await bench.connect(address, never);
  await clock.advance(0);
  return tester as FakeTester;
}
const item = (address = id): BenchItem => bench.items().find((i) => i.id === address)!;
const lamp = (name: LampName): LampView => testerViewOf(item())!.lamps.find((l) => l.lamp === name)!;
const line = (t: number, ...defects: Defect[]): Observation => ({
  kind: 'second',
  second: { t, defects, source: 'tester', valid: true },
});
const silence: Observation = { kind: 'gap', gap: { from: 8, to: 9, reason: 'late-poll' } };
const measured = (t: number, ...defects: Defect[]): Observation => ({
  kind: 'second',
  second: { t, bits: 1000, bitErrors: 0, defects, source: 'tester', valid: true },
});
async function see(tester: FakeTester, observation: Observation): Promise<void> {
  tester.see!(observation);
  await clock.advance(0);
}

describe('lamps while no test runs', () => {
  test('follow the line from the moment of connecting, remember, and count nothing', async () => {
    const tester = await connected();
    expect(lamp('LOS')).toMatchObject({ state: 'off', reason: { code: 'lamp.not-started' } });
    await see(tester, line(1));
    expect(['LOS', 'AIS', 'LOF'].map((name) => lamp(name as LampName).state)).toEqual(['good', 'good', 'good']);
    await see(tester, line(2, 'LOS', 'AIS'));
    expect(lamp('LOS')).toMatchObject({ state: 'bad', seconds: 0 });
    expect(lamp('LOS').last).toBeUndefined();
    expect(lamp('AIS')).toMatchObject({ state: 'off', reason: { code: 'lamp.consequent' } });
    await see(tester, line(3));
    expect(lamp('LOS').state).toBe('was');
    bench.clearHistory(id);
    expect(lamp('LOS').state).toBe('good');
    for (const name of ['LSS', 'ERR'] as const)
      expect(lamp(name)).toMatchObject({ state: 'off', reason: { code: 'lamp.not-started' } });
    const { running, bitErrors, ratio, elapsedS } = testerViewOf(item())!;
    expect([running, bitErrors, ratio, elapsedS]).toEqual([false, undefined, undefined, undefined]);
  });

  test('a tester that falls silent leaves nothing good; one without such a query stays dark', async () => {
    const tester = await connected();
    await see(tester, line(1));
    await see(tester, silence);
    expect(lamp('LOS').state).toBe('unseen');
    await see(tester, line(9));
    machine.ports[0]!.pull();
    expect(lamp('LOS').state).toBe('unseen');
    family = fakeFamily;
    await bench.disconnect(id);
    machine.ports[0]!.plugged = true;
    await connected();
    await clock.advance(10_000);
    expect(lamp('ERR')).toMatchObject({ state: 'off', reason: { code: 'lamp.not-started' } });
  });

  test('a quiet line is no news', async () => {
    const tester = await connected();
    await see(tester, line(1));
    await clock.advance(1000);
    let told = 0;
    bench.onChange(() => told++);
    for (let t = 2; t < 10; t++) {
      await see(tester, line(t));
      await clock.advance(1000);
    }
    expect(told).toBe(0);
    await see(tester, line(10, 'LOS'));
    expect(told).toBe(1);
  });
});

describe('a test has the tester for itself', () => {
  test('START comes after the watch has ended, STOP brings it back; the counts of the test stay', async () => {
    const tester = await connected();
    await see(tester, line(1, 'LOS'));
    await bench.start(id, {}, never);
    expect(tester.did).toEqual(['watch', 'watched', 'configure {}', 'start']);
    expect(lamp('LOS').reason?.code).toBe('lamp.not-started');
    tester.say(measured(2, 'LOS'));
    tester.say(measured(3));
    await clock.advance(1000);
    expect(lamp('LOS')).toMatchObject({ state: 'was', seconds: 1, last: 2 });
    await bench.stop(id, never);
    await clock.advance(0);
    expect(tester.did.slice(4)).toEqual(['stop', 'watch']);
    await see(tester, line(4, 'LOS'));
    expect(lamp('LOS')).toMatchObject({ state: 'bad', seconds: 1, last: 2 });
    expect(lamp('ERR')).toMatchObject({ state: 'off', seconds: 0, reason: { code: 'lamp.not-started' } });
    expect(item().view).toMatchObject({ running: false, bitErrors: 0 });
  });

  test('a start that fails brings it back too', async () => {
    const tester = await connected();
    tester.configure = () => Promise.reject(new TributaryError('local-mode', id));
    await expect(bench.start(id, {}, never)).rejects.toMatchObject({ code: 'local-mode' });
    await clock.advance(0);
    expect(tester.did).toEqual(['watch', 'watched', 'watch']);
  });

  test('a run gets it untouched and gives it back', async () => {
    const tester = await connected();
    await see(tester, line(1));
    const session = await bench.lend(id, never);
    expect(tester.did.at(-1)).toBe('watched');
    const asked = machine.ports[0]!.written.length;
    await see(tester, line(2));
    await clock.advance(60_000);
    expect(machine.ports[0]!.written).toHaveLength(asked);
    expect(lamp('LOS').state).toBe('unseen');
    await session.close();
    await clock.advance(0);
    expect(tester.did.at(-1)).toBe('watch');
    expect(lamp('LOS').state).toBe('good');
  });

  test('another tester on the same cable is not asked either', async () => {
    const tester = await connected();
    const other = await connected(neighbour);
    const session = await bench.lend(neighbour, never);
    expect([tester.did.at(-1), other.did.at(-1)]).toEqual(['watched', 'watched']);
    await session.close();
    await clock.advance(0);
    expect([tester.did.at(-1), other.did.at(-1)]).toEqual(['watch', 'watch']);
    await bench.start(id, {}, never);
    expect(other.did.at(-1)).toBe('watched');
    await bench.disconnect(id);
    await clock.advance(0);
    expect(other.did.at(-1)).toBe('watch');
  });

  test('after a measurement that nobody looks on from, no lamp says anything of now', async () => {
    family = fakeFamily;
    const tester = await connected();
    await bench.start(id, {}, never);
    tester.say(measured(1));
    tester.say(measured(2, 'LOS'));
    tester.say(measured(3));
    await clock.advance(0);
    expect(lamp('LOS').state).toBe('was');
    await bench.stop(id, never);
    const states = new Set(testerViewOf(item())!.lamps.map(({ state }) => state));
    expect([...states].filter((state) => state !== 'unseen' && state !== 'off')).toEqual([]);
    expect(lamp('LOS').state).toBe('unseen');
  });

  test('disconnecting ends it', async () => {
    const tester = await connected();
    await bench.disconnect(id);
    await clock.advance(10_000);
    expect(tester.did).toEqual(['watch', 'watched']);
  });
});

test('a watch that does not end holds nobody up for long, and no second one begins beside it', async () => {
  const tester = await connected();
  let begun = 0;
  let finish = (): void => undefined;
  tester.watch = async function* () {
    begun++;
    yield line(1);
    await new Promise<void>((resolve) => (finish = resolve));
  };
  const live = new LiveWatch(tester.watch, clock, () => undefined, {
    changed: () => undefined,
    failed: () => undefined,
  });
  await live.begin();
  await clock.advance(0);
  let ended = false;
  const ending = live.end().then(() => (ended = true));
  await clock.advance(500);
  expect(ended).toBe(false);
  await clock.advance(600);
  await ending;
  await live.begin();
  await clock.advance(0);
  expect(begun).toBe(1);
  finish();
  await clock.advance(0);
  expect(begun).toBe(2);
  const over = live.end();
  finish();
  await over;
});
