import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PortInfo } from '../../../../electron/contract/family.ts';
import type { BenchItem } from '../../../../electron/contract/views.ts';
import { Bench } from '../../../../electron/instruments/bench/bench.ts';
import { createWires } from '../../../../electron/instruments/line/wires.ts';
import { FakeClock } from '../../../support/fake-clock.ts';
import { fakeFamily, fakeMachine } from '../../../support/fake-instrument.ts';

const never = new AbortController().signal;
let machine: ReturnType<typeof fakeMachine>;
let clock: FakeClock;
let home: string;
let bench: Bench;
let listed: number;
/** Replaces what the machine lists. */
let list: (() => Promise<PortInfo[]>) | undefined;

const make = (): Bench =>
  new Bench(
    {
      wires: createWires(machine.tools),
      families: [fakeFamily],
      familyOf: () => fakeFamily,
      isSimulated: async () => false,
      listPorts: () => (listed++, (list ?? machine.tools.listPorts)()),
    },
    { home, clock },
  );

beforeEach(async () => {
  machine = fakeMachine();
  clock = new FakeClock();
  home = await mkdtemp(join(tmpdir(), 'tributary-attend-'));
  listed = 0;
  list = undefined;
  bench = make();
});
afterEach(async () => {
  await bench.close();
  await rm(home, { recursive: true, force: true });
});

const item = (id: string): BenchItem | undefined => bench.items().find((i) => i.id === id);
function port(path: string): ReturnType<typeof machine.port> {
  const made = machine.port(path, `FT-${path.slice(-1)}`);
  made.answers.set('', 'A1');
  return made;
}

test('what is plugged in is identified, at the start and when it comes later, and asked once', async () => {
  port('/dev/ttyUSB0');
  bench.attend();
  await clock.advance(500);
  expect(item('port:/dev/ttyUSB0')?.state).toBe('ready');
  const later = port('/dev/ttyUSB1');
  let told = 0;
  bench.onChange(() => told++);
  await clock.advance(3_000);
  await clock.advance(0);
  expect(item('port:/dev/ttyUSB1')).toMatchObject({ state: 'ready', identity: { serial: 'A1' } });
  expect(bench.look()).toEqual({ state: 'done', asked: 1, through: 1, answered: 1 });
  await clock.advance(1_000);
  const before = told;
  await clock.advance(60_000);
  expect(told).toBe(before);
  expect(later.opened).toBe(1);
  await bench.disconnect('port:/dev/ttyUSB1');
  later.pull();
  await clock.advance(3_000);
  expect(item('port:/dev/ttyUSB1')).toBeUndefined();
});

test('a port that is being asked stays in its row though the system lists it no more', async () => {
  const silent = machine.port('/dev/ttyUSB0', 'FT-0');
  bench.attend();
  await clock.advance(0);
  silent.plugged = false;
  await clock.advance(3_000);
  expect(item('port:/dev/ttyUSB0')).toBeDefined();
  await clock.advance(30_000);
  expect(item('port:/dev/ttyUSB0')).toBeUndefined();
});

test('a list that fails is said once and asked for less often; one that hangs is not asked for twice', async () => {
  bench.attend();
  await clock.advance(0);
  let told = 0;
  bench.onChange(() => told++);
  list = () => Promise.reject(new Error('no udev'));
  listed = 0;
  await clock.advance(90_000);
  expect(listed).toBeLessThanOrEqual(3);
  expect(bench.problem()).toMatchObject({ code: 'program-error' });
  expect(told).toBe(1);
  list = () => new Promise(() => undefined);
  listed = 0;
  await clock.advance(30_000);
  void bench.refresh(never).catch(() => undefined);
  await clock.advance(30_000);
  expect(listed).toBe(1);
});

test('nothing is listed any more once the bench is closed', async () => {
  machine.port('/dev/ttyUSB0', 'FT-0');
  bench.attend();
  await clock.advance(1_000);
  await bench.close();
  listed = 0;
  await clock.advance(60_000);
  expect(listed).toBe(0);
});

test('a look at the ports does not hide that the memory is spoilt', async () => {
  await bench.close();
  await writeFile(join(home, 'bench.json'), '{"version": 9');
  bench = make();
  bench.attend();
  await clock.advance(5_000);
  expect(bench.problem()).toMatchObject({ where: join(home, 'bench.json') });
});

test.each([0, 2_000])('who names a port gets it, though a look round has it since %d ms', async (ms) => {
  const usb = machine.port('/dev/ttyUSB0', 'FT-0');
  if (ms > 0) usb.answers.set('', 'A1');
  usb.answers.set('7', 'B7');
  bench.attend();
  await clock.advance(ms);
  const lending = bench.lend('comtech@/dev/ttyUSB0?unit=7', never);
  await clock.advance(1_000);
  const session = await lending;
  expect(session.device.identity.serial).toBe('B7');
  expect(item('comtech@/dev/ttyUSB0?unit=7')?.state).toBe('ready');
  await session.close();
});

test('what a person has connected, or a test has, does not give way', async () => {
  port('/dev/ttyUSB0').answers.set('7', 'B7');
  bench.attend();
  await clock.advance(0);
  const session = await bench.lend(item('port:/dev/ttyUSB0')!.address, never);
  await expect(bench.connect(bench.add('comtech@/dev/ttyUSB0?unit=7'), never)).rejects.toMatchObject({
    code: 'port-busy',
  });
  await session.close();
  await bench.disconnect('port:/dev/ttyUSB0');
  await bench.connect('port:/dev/ttyUSB0', never);
  await expect(bench.connect('comtech@/dev/ttyUSB0?unit=7', never)).rejects.toMatchObject({ code: 'port-busy' });
});

test('a look says what it asks at which speed, and how far it is; called off it leaves the rest alone', async () => {
  const silent = machine.port('/dev/ttyUSB0', 'FT-0');
  port('/dev/ttyUSB1');
  bench.attend();
  await clock.advance(1_000);
  expect(item('port:/dev/ttyUSB0')?.asking).toMatchObject({ family: { en: 'fake' }, baud: 9600, n: 1, of: 5 });
  expect(bench.look()).toEqual({ state: 'going', asked: 2, through: 1, answered: 1 });
  await clock.advance(5_000);
  expect(item('port:/dev/ttyUSB0')?.asking).toMatchObject({ baud: 19200, n: 2 });
  bench.cancelLook();
  await clock.advance(1_000);
  expect(bench.look()).toEqual({ state: 'cancelled', asked: 2, through: 1, answered: 1 });
  expect(item('port:/dev/ttyUSB0')).toMatchObject({ state: 'closed', problem: undefined, asking: undefined });
  const opened = silent.opened;
  await clock.advance(60_000);
  expect(silent.opened).toBe(opened);
  expect(item('port:/dev/ttyUSB1')?.state).toBe('ready');
});

test('connecting by hand can be called off, too', async () => {
  machine.port('/dev/ttyS0');
  bench.attend();
  await clock.advance(0);
  const connecting = bench.connect('port:/dev/ttyS0', never).catch((thrown: unknown) => thrown);
  await clock.advance(1_000);
  const ending = bench.disconnect('port:/dev/ttyS0');
  await clock.advance(1_000);
  await ending;
  expect(await connecting).toMatchObject({ name: 'AbortError' });
  expect(item('port:/dev/ttyS0')).toMatchObject({ state: 'closed', problem: undefined });
});

test('what somebody added is connected at the start and when its port comes, as what he said it is', async () => {
  const address = 'comtech@/dev/ttyUSB0?baud=2400';
  await writeFile(join(home, 'bench.json'), JSON.stringify({ version: 1, addresses: [address] }));
  const usb = port('/dev/ttyUSB0');
  await bench.close();
  bench = make();
  bench.attend();
  await clock.advance(500);
  expect(item(address)).toMatchObject({ state: 'ready', port: undefined });
  expect(bench.items().filter(({ port: path, id }) => (path ?? id).includes('ttyUSB0'))).toHaveLength(1);
  await bench.disconnect(address);
  await bench.refresh(never);
  expect(item(address)?.state).toBe('closed');
  await bench.connect(address, never);
  usb.pull();
  await bench.remove(address);
  await clock.advance(3_000);
  bench.add(address);
  await bench.connect(address, never).catch(() => undefined);
  expect(item(address)?.problem).toMatchObject({ code: 'port-absent' });
  await clock.advance(60_000);
  expect(bench.look()).toMatchObject({ asked: 0 });
  usb.plugged = true;
  await clock.advance(4_000);
  expect(item(address)?.state).toBe('ready');
  expect(usb.opened).toBe(3);
});

test('an adapter that comes back in another jack stays its row, and nobody asks it beside its session', async () => {
  port('/dev/ttyUSB0');
  bench.attend();
  await clock.advance(500);
  const session = await bench.lend(item('port:/dev/ttyUSB0')!.address, never);
  machine.ports[0]!.pull();
  await clock.advance(2_500);
  const moved = machine.port('/dev/ttyUSB1', 'FT-0');
  moved.answers.set('', 'A1');
  await clock.advance(10_000);
  expect(session.state).toBe('ready');
  expect(moved.opened).toBe(1);
  expect(bench.items().filter(({ port: path }) => path !== undefined)).toMatchObject([
    { id: 'port:/dev/ttyUSB0', port: '/dev/ttyUSB1', detail: { en: '/dev/ttyUSB1 · USB FT-0 · 9600' } },
  ]);
  await session.close();
});

test('a lost link says why it is not back, and when it is tried next', async () => {
  const usb = port('/dev/ttyUSB0');
  bench.attend();
  await clock.advance(500);
  usb.pull();
  const trouble = () => item('port:/dev/ttyUSB0')!.trouble!;
  expect(trouble()).toMatchObject({ why: { code: 'link-lost' }, nextTryAtMs: clock.nowMs() + 250 });
  await clock.advance(20_000);
  expect(trouble().why.code).toBe('port-absent');
  const before = trouble().nextTryAtMs!;
  expect(before - clock.nowMs()).toBeLessThanOrEqual(5_000);
  usb.plugged = true;
  usb.answers.clear();
  await clock.advance(30_000);
  expect(trouble()).toMatchObject({ why: { code: 'no-answer' } });
  usb.answers.set('', 'A1');
  await clock.advance(30_000);
  expect(item('port:/dev/ttyUSB0')).toMatchObject({ state: 'ready', trouble: undefined });
});
