import { existsSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import {
  listPorts,
  openSerial,
  openTcp,
  servePty,
  serveTcp,
  type SimulatorServer,
} from '../../../drivers/transport/index.ts';
import type { Clock } from '../../../electron/contract/clock.ts';
import { systemClock } from '../../../electron/machine/index.ts';
import type { LinkState } from '../../../electron/contract/views.ts';
import { PLAIN_FRAME } from '../../../electron/contract/family.ts';
import { createWires } from '../../../electron/instruments/line/wires.ts';
import { openSessionWith, type SessionTools } from '../../../electron/instruments/line/open-session.ts';
import type { Session } from '../../../electron/instruments/line/session.ts';
import { ask, fakeFamily, type FakeTester } from '../../support/fake-instrument.ts';
import { testInstrument, type TestInstrument } from '../drivers/transport/instruments.ts';
import { never, until } from '../drivers/transport/lines.ts';

/** Real wires, waits twenty times as short. */
const hasty: Clock = { ...systemClock, sleep: (ms, signal) => systemClock.sleep(ms / 20, signal) };
const tools: SessionTools = {
  wires: createWires({
    listPorts,
    wayTo: async (address) => ({
      open: (signal, path) =>
        address.kind === 'tcp'
          ? openTcp(address.host!, address.port!, signal)
          : openSerial(path ?? address.path!, PLAIN_FRAME, signal),
      close: () => undefined,
    }),
  }),
  familyOf: () => fakeFamily,
  isSimulated: async () => true,
};

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

/** An instrument that answers every question with what `serial` says now; `undefined` = silence. */
function answering(first: string | undefined): { instrument: TestInstrument; says(serial: string | undefined): void } {
  let serial = first;
  const instrument = testInstrument(() => (serial === undefined ? undefined : Buffer.from(serial)));
  return { instrument, says: (next) => void (serial = next) };
}
async function served(instrument: TestInstrument, how: 'pty' | 'tcp'): Promise<SimulatorServer> {
  const server = await (how === 'pty' ? servePty(() => instrument) : serveTcp(0, () => instrument));
  opened.push(server);
  return server;
}
async function session(address: string): Promise<Session> {
  const made = await openSessionWith(tools, `comtech@${address}`, never(), { home: '', clock: hasty });
  opened.unshift(made);
  return made;
}
function follow(made: Session): LinkState[] {
  const states: LinkState[] = [];
  made.onChange(() => states.push(made.state));
  return states;
}

test.each(['pty', 'tcp'] as const)('unplugged and plugged in again (%s), the same instrument goes on', async (how) => {
  const { instrument } = answering('A1');
  const made = await session((await served(instrument, how)).address);
  const states = follow(made);
  instrument.plug('lost');
  await until(() => made.state !== 'ready');
  await until(() => states.includes('reopening'));
  const { line } = made.device as FakeTester;
  const back = line.ready(never());
  instrument.plug('back');
  await back;
  await until(() => made.state === 'ready');
  expect(states[0]).toBe('lost');
  expect(states.slice(-2)).toEqual(['identifying', 'ready']);
  expect(await line.exclusive((transport) => ask(transport, '?', never()), never())).toBe('A1');
});

test('another instrument on the same cable is refused until ours is back', async () => {
  const { instrument, says } = answering('A1');
  const made = await session((await served(instrument, 'pty')).address);
  instrument.plug('lost');
  await until(() => made.state !== 'ready');
  says('B2');
  instrument.plug('back');
  await until(() => made.problem !== undefined);
  expect(made.problem).toMatchObject({ code: 'other-instrument' });
  expect(made.state).not.toBe('ready');
  says('A1');
  await until(() => made.state === 'ready');
  expect(made.problem).toBeUndefined();
});

test('a disconnect by hand is final, and the port is free for others', async () => {
  const { instrument } = answering('A1');
  const { address } = await served(instrument, 'pty');
  const made = await session(address);
  await made.close();
  instrument.plug('lost');
  await until(() => !existsSync(address));
  instrument.plug('back');
  await until(() => existsSync(address));
  const other = await session(address);
  expect([made.state, other.state]).toEqual(['closed', 'ready']);
});

test('no port, a port in use and a port without an answer each say so', async () => {
  await expect(session('/dev/tributary-no-such-port')).rejects.toMatchObject({ code: 'port-absent' });
  const { instrument, says } = answering(undefined);
  const { address } = await served(instrument, 'pty');
  await expect(session(address)).rejects.toMatchObject({ code: 'no-answer', where: address, params: { text: '9600' } });
  says('A1');
  const holder = await openSerial(address, PLAIN_FRAME, never());
  await expect(session(address)).rejects.toMatchObject({ code: 'port-busy' });
  await holder.close();
  expect((await session(address)).state).toBe('ready');
  await expect(session('tcp://127.0.0.1:1')).rejects.toMatchObject({ code: 'tcp-refused' });
});

test('what came before the question is no answer to it', async () => {
  const { instrument } = answering('A1');
  const { address } = await served(instrument, 'pty');
  instrument.send(Buffer.from('an answer to somebody else'));
  // Until it lies in the terminal.
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect((await session(address)).device.identity.serial).toBe('A1');
});

test('two instruments on one cable take turns', async () => {
  const instrument = testInstrument((bytes) => Buffer.from(`serial of ${Buffer.from(bytes).toString()}`));
  const { address } = await served(instrument, 'pty');
  const first = await session(`${address}?unit=1`);
  const second = await session(`${address}?unit=2`);
  expect(second.device.identity.serial).toBe('serial of 2?');
  const exchange = (made: Session, question: string) => (): Promise<string> =>
    (made.device as FakeTester).line.exclusive((transport) => ask(transport, question, never()), never());
  const questions = ['1a', '1b', '1c', '2a'];
  const answers = await Promise.all(questions.map((q) => exchange(q.startsWith('1') ? first : second, q)()));
  expect(answers).toEqual(questions.map((q) => `serial of ${q}`));
  const asked = instrument.received.slice(-4).map((bytes) => Buffer.from(bytes).toString());
  expect(asked.indexOf('2a')).toBeLessThan(asked.indexOf('1b'));
});
