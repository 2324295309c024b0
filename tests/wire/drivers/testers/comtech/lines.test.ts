import { existsSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { systemClock } from '../../../../../electron/machine/index.ts';
import { scenarioSchema } from '../../../../../electron/contract/scenario.ts';
import { PLAIN_FRAME } from '../../../../../electron/contract/family.ts';
import type { SimulatedInstrument } from '../../../../../drivers/family.ts';
import { createComtechSimulator } from '../../../../../drivers/testers/comtech/simulator.ts';
import {
  openSerial,
  openTcp,
  servePty,
  serveTcp,
  type SimulatorServer,
  type Transport,
} from '../../../../../drivers/transport/index.ts';
import {
  deskOn,
  sentences,
  gapsOf,
  never,
  secondsOf,
  type Desk,
} from '../../../../unit/drivers/testers/comtech/test-line.ts';
import { until } from '../../transport/lines.ts';

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close();
});

const KINDS: Record<string, (make: () => SimulatedInstrument) => Promise<[SimulatorServer, () => Promise<Transport>]>> =
  {
    async pty(make) {
      const server = await servePty(make);
      return [server, () => openSerial(server.address, PLAIN_FRAME, never())];
    },
    async tcp(make) {
      const server = await serveTcp(0, make);
      const port = Number(server.address.slice(server.address.lastIndexOf(':') + 1));
      return [server, () => openTcp('127.0.0.1', port, never())];
    },
  };

async function running(kind: string, events: unknown[]): Promise<Desk & { address: string }> {
  const scenario = scenarioSchema.parse({ version: 1, events });
  const modem = createComtechSimulator(scenario, undefined, systemClock, {});
  const [server, open] = await KINDS[kind]!(() => modem);
  opened.push(server);
  const keep = async (): Promise<Transport> => {
    const transport = await open();
    opened.push(transport);
    return transport;
  };
  const desk = await deskOn(systemClock, keep, modem, server.address);
  await desk.tester.configure({ interface: 'e1', impedance: '75', pattern: '2^15-1' }, never());
  await desk.tester.start(never());
  await desk.tester.restart(never());
  await desk.tester.restart(never());
  desk.watch();
  return { ...desk, address: server.address };
}

test.each(['pty', 'tcp'])('%s: counts of the scripted line arrive, injection comes back, stop stops', async (kind) => {
  const { tester, seen, stop } = await running(kind, [{ at: '3s', errors: 17 }]);
  await until(() => secondsOf(seen).some((s) => s.bitErrors === 17));
  await tester.inject({ kind: 'ratio', ratio: 1e-3 }, never());
  await until(() => secondsOf(seen).some((s) => (s.bitErrors ?? 0) > 1_000));
  await tester.stop(never());
  stop();
  expect(secondsOf(seen).every((s) => s.source === 'derived' && s.bits === 2_048_000)).toBe(true);
});

test.each(['pty', 'tcp'])('%s: unplugged and back: one gap with the total of the tester over it', async (kind) => {
  const { seen, stop, address } = await running(kind, [
    { at: '2s', do: 'unplug', for: '2s' },
    { at: '3s', errors: 7 },
  ]);
  if (kind === 'pty') await until(() => !existsSync(address));
  await until(() => gapsOf(seen).length > 0 && secondsOf(seen).some((s) => s.t >= gapsOf(seen)[0]!.to));
  stop();
  expect(gapsOf(seen)).toEqual([expect.objectContaining({ reason: 'link-lost', totals: { bitErrors: 7 } })]);
  expect(secondsOf(seen).every((s) => s.bitErrors === 0)).toBe(true);
  expect(sentences(seen)).toEqual([]);
});
