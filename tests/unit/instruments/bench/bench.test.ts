import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Family } from '../../../../drivers/index.ts';
import { manualFamily } from '../../../../drivers/testers/manual/driver.ts';
import type { FamilyInfo } from '../../../../electron/contract/family.ts';
import { TributaryError } from '../../../../electron/contract/errors.ts';
import type { Observation } from '../../../../electron/contract/tester.ts';
import { alike } from '../../../../electron/contract/text.ts';
import { testerViewOf, type TesterView } from '../../../../electron/contract/bench-item.ts';
import type { BenchItem } from '../../../../electron/contract/views.ts';
import { Bench } from '../../../../electron/instruments/bench/bench.ts';
import { createWires } from '../../../../electron/instruments/line/wires.ts';
import { FakeClock } from '../../../support/fake-clock.ts';
import { ask, fakeFamily, fakeMachine, type FakeTester } from '../../../support/fake-instrument.ts';
import { testerIn } from '../../../support/tester.ts';

const never = new AbortController().signal;
let machine: ReturnType<typeof fakeMachine>;
let clock: FakeClock;
let home: string;
let bench: Bench;
let families: Family[];

const make = (): Bench =>
  new Bench(
    {
      wires: createWires(machine.tools),
      families,
      familyOf: (name) => families.find(({ info }) => info.family === name)!,
      isSimulated: async () => false,
      listPorts: machine.tools.listPorts,
    },
    { home, clock },
  );

beforeEach(async () => {
  machine = fakeMachine();
  clock = new FakeClock();
  families = [fakeFamily, manualFamily];
  home = await mkdtemp(join(tmpdir(), 'tributary-bench-'));
  bench = make();
});
afterEach(async () => {
  await bench.close();
  await rm(home, { recursive: true, force: true });
});

const item = (id: string): BenchItem => bench.items().find((i) => i.id === id)!;
const ids = (): string[] => bench.items().map((i) => i.id);
const second = (t: number, bitErrors: number): Observation => ({
  kind: 'second',
  second: { t, bits: 1000, bitErrors, defects: [], source: 'tester', valid: true },
});
const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );
/** A port with a tester that answers. */
function port(path: string, serial = 'A1'): ReturnType<typeof machine.port> {
  const made = machine.port(path, `FT-${path.slice(-1)}`);
  made.answers.set('', serial);
  return made;
}

describe('what is on the table', () => {
  test('an empty bench offers the set read by hand and the simulators, these last and stamped', () => {
    expect(ids()).toEqual(['manual', 'comtech@sim:']);
    expect(bench.items().map((i) => i.simulated)).toEqual([false, true]);
    expect(bench.items().every((i) => i.state === 'closed')).toBe(true);
    expect(item('comtech@sim:').label).toEqual({ zh: '假 · 模拟', en: 'fake · simulated' });
  });

  test('a refresh identifies what answers; what does not says at which speeds it was asked', async () => {
    port('/dev/ttyUSB0');
    machine.port('/dev/ttyUSB1', 'FT-1');
    const refreshing = bench.refresh(never);
    await clock.advance(15_000);
    await refreshing;
    expect(ids().slice(0, 2)).toEqual(['port:/dev/ttyUSB0', 'port:/dev/ttyUSB1']);
    expect(item('port:/dev/ttyUSB0')).toMatchObject({
      family: 'comtech',
      state: 'ready',
      label: alike('Fake F1'),
      address: 'comtech@/dev/ttyUSB0?baud=9600',
      detail: alike('/dev/ttyUSB0 · USB FT-0 · 9600'),
      identity: { serial: 'A1' },
    });
    expect(item('port:/dev/ttyUSB1')).toMatchObject({
      family: undefined,
      state: 'closed',
      label: alike('/dev/ttyUSB1'),
    });
    expect(item('port:/dev/ttyUSB1').problem).toMatchObject({ code: 'no-answer' });
    expect(item('port:/dev/ttyUSB1').problem?.message.en).toContain('9600 / 19200 / 38400');
  });

  test('a port is asked family by family, each at its own speeds, and nothing that could do harm', async () => {
    const kind = (family: string, probe: FamilyInfo['probe']): typeof fakeFamily => ({
      ...fakeFamily,
      info: { ...fakeFamily.info, family, probe },
      identify: async (transport, _address, _context, signal) => ({
        maker: family,
        model: 'M',
        serial: await ask(transport, `${family}?`, signal),
      }),
      device: (...of) => Object.assign(fakeFamily.device(...of), { family }),
    });
    const harm = kind('harm', { speeds: [9600], harmless: false });
    families = [harm, kind('silent', undefined), kind('one', { speeds: [9600, 300], harmless: true }), fakeFamily];
    families.push(kind('two', { speeds: [1200], harmless: true }));
    await bench.close();
    bench = make();
    const found = machine.port('/dev/ttyUSB0');
    found.answers.set('two', 'T2');
    const refreshing = bench.refresh(never);
    await clock.advance(30_000);
    await refreshing;
    expect(new Set(found.written)).toEqual(new Set(['one?', '?', 'two?']));
    expect(found.written.filter((said) => said === 'one?')).toHaveLength(2);
    expect(item('port:/dev/ttyUSB0')).toMatchObject({ family: 'two', address: 'two@/dev/ttyUSB0?baud=1200' });
  });

  test.each(['port-busy', 'port-permission'] as const)('%s is said in the row, and no speed is tried', async (code) => {
    const usb = port('/dev/ttyUSB0');
    usb.refuse = new TributaryError(code, usb.path);
    await bench.refresh(never);
    expect(item('port:/dev/ttyUSB0').problem).toMatchObject({ code, where: '/dev/ttyUSB0' });
    usb.refuse = undefined;
    await bench.refresh(never);
    expect(item('port:/dev/ttyUSB0').problem).toBeUndefined();
  });

  test('a fixed port is not written to unasked', async () => {
    const fixed = machine.port('/dev/ttyS0');
    fixed.answers.set('', 'A1');
    await bench.refresh(never);
    expect(fixed.opened).toBe(0);
    await bench.connect('port:/dev/ttyS0', never);
    expect(item('port:/dev/ttyS0').state).toBe('ready');
  });

  test('ports that are pulled go; a list that cannot be had is a problem of the bench', async () => {
    const usb = machine.port('/dev/ttyS0');
    await bench.refresh(never);
    usb.pull();
    await bench.refresh(never);
    expect(ids()).toEqual(['manual', 'comtech@sim:']);
    machine.tools.listPorts = () => Promise.reject(new Error('no udev'));
    await bench.close();
    bench = make();
    await bench.refresh(never);
    expect(bench.problem()).toMatchObject({ code: 'program-error' });
  });

  test('added addresses are remembered, and can be taken away', async () => {
    const id = bench.add('comtech@tcp://192.0.2.1:4001');
    expect(bench.add('comtech@tcp://192.0.2.1:4001')).toBe(id);
    await expect.poll(() => readFile(join(home, 'bench.json'), 'utf8').catch(() => '')).toContain('192.0.2.1');
    const again = make();
    expect(again.items()[0]).toMatchObject({ id, family: 'comtech', state: 'closed' });
    await again.remove(id);
    expect(again.items().map((i) => i.id)).not.toContain(id);
    await again.close();
    expect(() => bench.add('comtech@nonsense:')).toThrow('bad-address');
    await bench.remove('manual');
    expect(ids()).toContain('manual');
  });

  test('a spoilt memory is said and does not keep the bench from working', async () => {
    await writeFile(join(home, 'bench.json'), '{"version": 9');
    const other = make();
    expect(other.problem()).toMatchObject({ where: join(home, 'bench.json') });
    expect(other.items()).toHaveLength(2);
    await other.close();
  });

  test.each([
    ['acme@COM1', 'unknown family "acme"'],
    ['comtech@COM1?buad=9600', '"buad"'],
    ['comtech@snmp://h', '"SNMP"'],
  ])('%s, remembered by another version, is said and left out', async (address, said) => {
    const addresses = ['comtech@tcp://192.0.2.1:1', address, 'comtech@tcp://192.0.2.2:1'];
    await writeFile(join(home, 'bench.json'), JSON.stringify({ version: 1, addresses }));
    const other = make();
    expect(other.items().map(({ id }) => id)).toEqual([addresses[0], addresses[2], 'manual', 'comtech@sim:']);
    expect(other.problem()?.message.en).toContain(said);
    await other.close();
  });
});

describe('connecting', () => {
  test('by hand needs no wire', async () => {
    const session = await bench.connect('manual', never);
    expect(testerIn(session).capabilities.reading).toBe('by-hand');
    expect(item('manual').state).toBe('ready');
    expect(item('manual').view).toBeUndefined();
    expect(ids()[0]).toBe('manual');
  });

  test('twice at once is one session', async () => {
    const usb = port('/dev/ttyUSB0');
    await bench.refresh(never);
    const both = await Promise.all([
      bench.connect('port:/dev/ttyUSB0', never),
      bench.connect('port:/dev/ttyUSB0', never),
    ]);
    expect(both[0]).toBe(both[1]);
    expect(usb.opened).toBe(1);
  });

  test('a disconnected tester stays so, whatever is refreshed', async () => {
    const usb = port('/dev/ttyUSB0');
    await bench.refresh(never);
    await bench.disconnect('port:/dev/ttyUSB0');
    await bench.refresh(never);
    expect(item('port:/dev/ttyUSB0').state).toBe('closed');
    expect(usb.opened).toBe(1);
    await bench.connect('port:/dev/ttyUSB0', never);
    expect(item('port:/dev/ttyUSB0').state).toBe('ready');
  });

  test('the row follows the link', async () => {
    const usb = port('/dev/ttyUSB0');
    await bench.refresh(never);
    usb.pull();
    expect(item('port:/dev/ttyUSB0').state).toBe('lost');
    await bench.refresh(never);
    expect(item('port:/dev/ttyUSB0').state).toBe('lost');
    usb.plugged = true;
    await clock.advance(1000);
    expect(item('port:/dev/ttyUSB0').state).toBe('ready');
  });

  test('another instrument is said in the row', async () => {
    const usb = port('/dev/ttyUSB0');
    await bench.refresh(never);
    usb.pull();
    usb.answers.set('', 'B2');
    usb.plugged = true;
    await clock.advance(1000);
    expect(item('port:/dev/ttyUSB0').problem).toMatchObject({ code: 'other-instrument' });
  });

  test('calling it off is no problem of the port; running out of time is', async () => {
    machine.port('/dev/ttyUSB0', 'FT-0');
    await bench.refresh(AbortSignal.abort(new Error('so'))).catch(() => undefined);
    const id = bench.add('comtech@/dev/ttyUSB0');
    const stop = new AbortController();
    const first = failureOf(bench.connect(id, stop.signal));
    stop.abort();
    expect(await first).toMatchObject({ name: 'AbortError' });
    expect(item(id).problem).toBeUndefined();
    const late = failureOf(bench.connect(id, AbortSignal.timeout(1)));
    expect(await late).toMatchObject({ code: 'timed-out' });
    expect(item(id)).toMatchObject({ state: 'closed', problem: { code: 'timed-out' } });
  });
});

describe('the manual panel', () => {
  const id = 'port:/dev/ttyUSB0';
  let tester: FakeTester;
  beforeEach(async () => {
    port('/dev/ttyUSB0');
    await bench.refresh(never);
    tester = (await bench.connect(id, never)).device as FakeTester;
  });
  const panel = (): TesterView => testerViewOf(item(id))!;

  test('shows nothing before START, then counts what the tester sees', async () => {
    const { running, bitErrors, ratio, elapsedS } = panel();
    expect([running, bitErrors, ratio, elapsedS]).toEqual([false, undefined, undefined, undefined]);
    await bench.start(id, { pattern: '2^15-1' }, never);
    tester.say(second(1, 0));
    tester.say(second(2, 5));
    await clock.advance(2000);
    expect(panel()).toMatchObject({
      running: true,
      settings: { pattern: '2^15-1' },
      bitErrors: 5,
      ratio: 5 / 2000,
      errorSeconds: 1,
      elapsedS: 2,
    });
    expect(panel().lamps.find((lamp) => lamp.lamp === 'ERR')).toMatchObject({ state: 'bad', seconds: 1 });
    tester.say(second(3, 0));
    await clock.advance(0);
    bench.clearHistory(id);
    expect(panel().lamps.find((lamp) => lamp.lamp === 'ERR')).toMatchObject({ state: 'good', seconds: 1 });
    await bench.stop(id, never);
    await clock.advance(10_000);
    expect(panel()).toMatchObject({ running: false, elapsedS: 2, bitErrors: 5 });
    expect(tester.did).toEqual(['configure {"pattern":"2^15-1"}', 'start', 'stop']);
  });

  test('is stopped before a run gets the tester, and refuses orders while the run has it', async () => {
    await bench.start(id, {}, never);
    const session = await bench.lend(item(id).address, never);
    expect(tester.did.at(-1)).toBe('stop');
    expect(() => bench.clearHistory(id)).toThrow('run-active');
    await expect(async () => bench.start(id, {}, never)).rejects.toMatchObject({ code: 'run-active' });
    await expect(bench.disconnect(id)).rejects.toMatchObject({ code: 'run-active' });
    await expect(bench.lend(item(id).address, never)).rejects.toMatchObject({ code: 'run-active' });
    await session.close();
    expect(item(id).state).toBe('ready');
    await bench.start(id, {}, never);
    expect(panel().running).toBe(true);
  });

  test('injects, and shows that it does', async () => {
    await bench.start(id, {}, never);
    await bench.inject(id, { kind: 'ratio', ratio: 1e-3 }, never);
    expect(panel().injecting).toBe(true);
    await bench.inject(id, { kind: 'off' }, never);
    expect(panel().injecting).toBe(false);
  });

  test('nothing is good while the link is lost', async () => {
    await bench.start(id, {}, never);
    tester.say(second(1, 0));
    await clock.advance(0);
    machine.ports[0]!.pull();
    expect(panel().lamps.find((lamp) => lamp.lamp === 'ERR')?.state).toBe('unseen');
  });

  test('START pressed twice starts anew, one after the other', async () => {
    await Promise.all([bench.start(id, {}, never), bench.start(id, {}, never)]);
    expect(tester.did).toEqual(['configure {}', 'start', 'stop', 'configure {}', 'start']);
  });

  test('disconnecting stops the tester first', async () => {
    await bench.start(id, {}, never);
    await bench.disconnect(id);
    expect(tester.did.at(-1)).toBe('stop');
    expect(item(id).view).toBeUndefined();
  });
});

test('an address that is not on the bench is lent all the same, and stays there', async () => {
  port('/dev/ttyUSB7');
  const session = await bench.lend('comtech@/dev/ttyUSB7', never);
  expect(session.device.identity.serial).toBe('A1');
  expect(item('comtech@/dev/ttyUSB7').state).toBe('ready');
});

test('changes are told at once, then at most ten times a second, and the last one always', async () => {
  let told = 0;
  bench.onChange(() => told++);
  for (let n = 0; n < 50; n++) bench.add(`comtech@tcp://192.0.2.1:${n + 1}`);
  await clock.advance(0);
  expect(told).toBe(1);
  bench.add('comtech@tcp://192.0.2.2:1');
  await clock.advance(99);
  expect(told).toBe(1);
  await clock.advance(1001);
  expect(told).toBe(2);
});
