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

test('what is plugged in at the start is identified; what comes later is listed, not opened', async () => {
  port('/dev/ttyUSB0');
  bench.attend();
  await clock.advance(500);
  expect(item('port:/dev/ttyUSB0')?.state).toBe('ready');
  const later = port('/dev/ttyUSB1');
  let told = 0;
  bench.onChange(() => told++);
  await clock.advance(3_000);
  expect(item('port:/dev/ttyUSB1')?.state).toBe('closed');
  expect(told).toBe(1);
  await clock.advance(60_000);
  expect(told).toBe(1);
  expect(later.opened).toBe(0);
  later.pull();
  await clock.advance(3_000);
  expect(item('port:/dev/ttyUSB1')).toBeUndefined();
  expect(told).toBe(2);
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
