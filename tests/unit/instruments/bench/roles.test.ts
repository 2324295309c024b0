import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Family } from '../../../../drivers/index.ts';
import type { ConverterView } from '../../../../electron/contract/bench-item.ts';
import type { BenchItem } from '../../../../electron/contract/views.ts';
import { Bench } from '../../../../electron/instruments/bench/bench.ts';
import { createWires } from '../../../../electron/instruments/line/wires.ts';
import { FakeClock } from '../../../support/fake-clock.ts';
import { fakeConverter, fakeMachine, fakeWitness, type FakePort } from '../../../support/fake-instrument.ts';

const never = new AbortController().signal;
let machine: ReturnType<typeof fakeMachine>;
let clock: FakeClock;
let home: string;
let bench: Bench;
let port: FakePort;

beforeEach(async () => {
  machine = fakeMachine();
  clock = new FakeClock();
  home = await mkdtemp(join(tmpdir(), 'tributary-roles-'));
  port = machine.port('/dev/ttyUSB0', 'FT-0');
  port.answers.set('', 'A1');
  port.answers.set('R', '7');
});
afterEach(async () => {
  await bench.close();
  await rm(home, { recursive: true, force: true });
});

const id = 'port:/dev/ttyUSB0';
const item = (): BenchItem => bench.items().find((one) => one.id === id)!;
const view = (): ConverterView => item().view as ConverterView;
/** A program that knows this family alone asks the port, and it answers. */
async function find(family: Family): Promise<void> {
  const { tools } = machine;
  bench = new Bench(
    {
      wires: createWires(tools),
      families: [family],
      familyOf: () => family,
      isSimulated: async () => false,
      listPorts: tools.listPorts,
    },
    { home, clock },
  );
  await bench.refresh(never);
  await clock.advance(0);
}

test('a converter shows its registers as they stand, and which loops a test can switch on it', async () => {
  await find(fakeConverter);
  const crc = { t: 0, source: 'if1', name: 'crc' };
  expect(item()).toMatchObject({ role: 'converter', state: 'ready' });
  expect(item().capabilities).toBeUndefined();
  expect(view()).toMatchObject({
    role: 'converter',
    registers: [{ ...crc, value: 7 }],
    seeing: true,
    loops: ['LAN', 'WAN'],
  });
  port.answers.set('R', '8');
  await clock.advance(10_000);
  expect(view().registers).toEqual([{ ...crc, value: 8 }]);
});

test('what was read before a loss is of then, and never looks like now', async () => {
  await find(fakeConverter);
  const { readAtMs } = view();
  port.pull();
  await clock.advance(60_000);
  expect(view()).toMatchObject({ seeing: false, readAtMs, registers: [{ value: 7 }] });
  port.plugged = true;
  await clock.advance(20_000);
  expect(view().seeing).toBe(true);
  expect(view().readAtMs).toBeGreaterThan(readAtMs!);
});

test('a test that has the cable is not disturbed, and a box of no generator is not started', async () => {
  await find(fakeConverter);
  const session = await bench.lend(item().address, never);
  const asked = port.written.length;
  await clock.advance(60_000);
  expect(port.written).toHaveLength(asked);
  expect(view().seeing).toBe(false);
  await session.close();
  await clock.advance(10_000);
  expect(view().seeing).toBe(true);
  await expect(async () => bench.start(id, {}, never)).rejects.toMatchObject({ code: 'bad-request' });
});

test('a witness has registers and no loop', async () => {
  await find(fakeWitness);
  expect(item().view).toMatchObject({ role: 'witness', registers: [{ value: 7 }] });
  expect(item().view).not.toHaveProperty('loops');
});
