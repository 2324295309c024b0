import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { TributaryError } from '../../../../electron/contract/errors.ts';
import type { LinkState } from '../../../../electron/contract/views.ts';
import { createWires } from '../../../../electron/instruments/line/wires.ts';
import { openSessionWith, type SessionTools } from '../../../../electron/instruments/line/open-session.ts';
import type { Session } from '../../../../electron/instruments/line/session.ts';
import type { RegisterSample } from '../../../../electron/contract/tracks.ts';
import type { WireLine } from '../../../../electron/contract/wire-line.ts';
import { FakeClock } from '../../../support/fake-clock.ts';
import { ask, fakeFamily, fakeMachine, fakeWitness, type FakeTester } from '../../../support/fake-instrument.ts';

const never = new AbortController().signal;
let machine: ReturnType<typeof fakeMachine>;
let clock: FakeClock;
let tools: SessionTools;
let wire: WireLine[];
let sessions: Session[];

beforeEach(() => {
  machine = fakeMachine();
  clock = new FakeClock();
  tools = {
    wires: createWires(machine.tools),
    familyOf: (name) => (name === 'witness' ? fakeWitness : fakeFamily),
    isSimulated: async (address) => address.path === '/dev/simulated',
  };
  wire = [];
  sessions = [];
});
afterEach(async () => {
  for (const session of sessions) await session.close();
});

async function open(path: string, onState?: (state: LinkState) => void, family = 'comtech'): Promise<Session> {
  const options = { home: '/nowhere', clock, onWire: (line: WireLine) => void wire.push(line) };
  const opening = openSessionWith(tools, `${family}@${path}`, never, options, onState);
  const session = await opening;
  sessions.push(session);
  return session;
}
/** A port with one tester on it. */
function port(path: string, serial: string, usbSerial?: string): ReturnType<typeof machine.port> {
  const made = machine.port(path, usbSerial);
  made.answers.set('', serial);
  return made;
}
const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );
const statesOf = (session: Session): LinkState[] => {
  const states: LinkState[] = [];
  session.onChange(() => states.push(session.state));
  return states;
};
const lineOf = (session: Session): FakeTester['line'] => (session.device as FakeTester).line;

describe('opening', () => {
  test('identifies what answers, with the serial number of the USB adapter', async () => {
    port('/dev/ttyUSB0', 'A1', 'FT1');
    const states: LinkState[] = [];
    const session = await open('/dev/ttyUSB0', (state) => states.push(state));
    expect(session.device.identity).toEqual({ maker: 'Fake', model: 'F1', serial: 'A1', usbSerial: 'FT1' });
    expect(states).toEqual(['opening', 'identifying']);
    expect(session.state).toBe('ready');
    expect(session.device.simulated).toBe(false);
  });

  test('silence is no-answer with the speed after 15 s, and the port is free again', async () => {
    const silent = machine.port('/dev/ttyUSB0');
    const opening = open('/dev/ttyUSB0');
    const failure = failureOf(opening);
    await clock.advance(15_000);
    expect(await failure).toMatchObject({ code: 'no-answer', where: '/dev/ttyUSB0', params: { text: '9600' } });
    silent.answers.set('', 'A1');
    expect((await open('/dev/ttyUSB0')).state).toBe('ready');
  });

  test.each(['port-busy', 'port-permission', 'port-failed'] as const)('says %s as the port does', async (code) => {
    port('/dev/ttyUSB0', 'A1').refuse = new TributaryError(code, '/dev/ttyUSB0', { text: 'so' });
    await expect(open('/dev/ttyUSB0')).rejects.toMatchObject({ code });
    await expect(open('/dev/ttyUSB9')).rejects.toMatchObject({ code: 'port-absent' });
  });

  test('gives up when asked to', async () => {
    machine.port('/dev/ttyUSB0');
    const stop = new AbortController();
    const opening = openSessionWith(tools, 'comtech@/dev/ttyUSB0', stop.signal, { home: '', clock });
    await clock.advance(1000);
    stop.abort(new Error('enough'));
    await expect(opening).rejects.toThrow('enough');
    machine.ports[0]!.answers.set('', 'A1');
    expect((await open('/dev/ttyUSB0')).state).toBe('ready');
  });

  test('a registered endpoint is simulated', async () => {
    port('/dev/simulated', 'A1');
    expect((await open('/dev/simulated')).device.simulated).toBe(true);
  });

  test.each([
    ['the same instrument', '', ''],
    ['one that has no seat', '', '?unit=1'],
    ['one beside which there is no seat', '?unit=1', ''],
    ['the same seat', '?unit=1', '?unit=1'],
    ['another speed of the wire', '?unit=1', '?unit=2&baud=19200'],
  ])('who has a port is named to %s', async (_what, held, wanted) => {
    port('/dev/ttyUSB0', 'A1').answers.set('1', 'A1');
    await open(`/dev/ttyUSB0${held}`);
    const busy = {
      code: 'port-busy',
      where: '/dev/ttyUSB0',
      message: expect.stringContaining(`in use by fake${held.replace('?unit=', ' ')}`) as string,
    };
    await expect(open(`/dev/ttyUSB0${wanted}`)).rejects.toMatchObject(busy);
  });
});

describe('loss', () => {
  test('comes back to the same instrument by itself, with longer and longer waits', async () => {
    const usb = port('/dev/ttyUSB0', 'A1', 'FT1');
    const session = await open('/dev/ttyUSB0');
    const states = statesOf(session);
    usb.pull();
    expect(session.state).toBe('lost');
    expect(lineOf(session).current()).toBeUndefined();
    await clock.advance(60_000);
    expect(states.filter((state) => state === 'reopening').length).toBeLessThan(16);
    usb.plugged = true;
    const back = lineOf(session).ready(never);
    await clock.advance(6_000);
    expect((await back).name).toBe('/dev/ttyUSB0');
    expect(states.slice(-3)).toEqual(['reopening', 'identifying', 'ready']);
    expect(session.problem).toBeUndefined();
  });

  test('finds the adapter under another name by its USB serial number', async () => {
    const usb = port('/dev/ttyUSB0', 'A1', 'FT1');
    const session = await open('/dev/ttyUSB0');
    usb.pull();
    const moved = port('/dev/ttyUSB3', 'A1', 'FT1');
    await clock.advance(1000);
    expect(session.state).toBe('ready');
    expect(lineOf(session).current()?.name).toBe('/dev/ttyUSB3');
    expect(moved.opened).toBe(1);
  });

  test('another adapter at the old name is another tester: not even opened', async () => {
    port('/dev/ttyUSB0', 'A1', 'FT1').pull();
    machine.ports.length = 0;
    const ours = port('/dev/ttyUSB0', 'A1', 'FT1');
    const session = await open('/dev/ttyUSB0');
    ours.pull();
    const theirs = port('/dev/ttyUSB0', 'A1', 'FT2');
    await clock.advance(20_000);
    expect(['lost', 'reopening']).toContain(session.state);
    expect(session.problem?.code).toBe('other-instrument');
    expect(session.problem?.message.en).toContain('FT2');
    expect(theirs.opened).toBe(0);
    theirs.pull();
    ours.plugged = true;
    await clock.advance(6_000);
    expect(session.state).toBe('ready');
    expect(session.problem).toBeUndefined();
  });

  test('another instrument on our adapter: stays lost until ours is back', async () => {
    const usb = port('/dev/ttyS0', 'A1');
    const session = await open('/dev/ttyS0');
    usb.pull();
    usb.plugged = true;
    usb.answers.set('', 'B2');
    await clock.advance(2_000);
    expect(session.state).toBe('lost');
    expect(session.problem).toMatchObject({ code: 'other-instrument', where: '/dev/ttyS0' });
    expect(session.problem?.message.zh).toContain('Fake F1 B2');
    await expect(lineOf(session).exclusive(async () => 'used', never)).rejects.toMatchObject({ code: 'link-lost' });
    usb.answers.set('', 'A1');
    await clock.advance(10_000);
    expect(session.state).toBe('ready');
    expect(session.problem).toBeUndefined();
  });

  test('an instrument that starts up slowly is asked again', async () => {
    const usb = port('/dev/ttyUSB0', 'A1');
    const session = await open('/dev/ttyUSB0');
    usb.pull();
    usb.plugged = true;
    usb.answers.clear();
    await clock.advance(11_000);
    expect(session.state).toBe('lost');
    usb.answers.set('', 'A1');
    await clock.advance(14_000);
    expect(session.state).toBe('ready');
  });

  test('an exchange under way ends with the loss, not with its own limit', async () => {
    const usb = port('/dev/ttyUSB0', 'A1');
    const session = await open('/dev/ttyUSB0');
    const exchange = lineOf(session).exclusive(() => new Promise(() => undefined), never);
    const failure = failureOf(exchange);
    await clock.advance(0);
    usb.pull();
    expect(await failure).toMatchObject({ code: 'link-lost' });
  });
});

describe('closing', () => {
  test('is final: the port may come back, the session does not', async () => {
    const usb = port('/dev/ttyUSB0', 'A1');
    const session = await open('/dev/ttyUSB0');
    const waiting = lineOf(session);
    usb.pull();
    const failure = failureOf(waiting.ready(never));
    await session.close();
    expect(await failure).toMatchObject({ code: 'link-lost' });
    usb.plugged = true;
    await clock.advance(60_000);
    expect(session.state).toBe('closed');
    expect(usb.opened).toBe(1);
    await expect(waiting.exclusive(async () => 1, never)).rejects.toMatchObject({ code: 'link-lost' });
  });

  test('frees the port', async () => {
    port('/dev/ttyUSB0', 'A1');
    await (await open('/dev/ttyUSB0')).close();
    expect((await open('/dev/ttyUSB0')).state).toBe('ready');
  });
});

describe('several instruments on one line', () => {
  test('share the port, and losing it asks each for its own identity', async () => {
    const bus = machine.port('/dev/ttyUSB0');
    bus.answers.set('1', 'A1').set('2', 'B2');
    const first = await open('/dev/ttyUSB0?unit=1');
    const second = await open('/dev/ttyUSB0?unit=2');
    expect([first.device.identity.serial, second.device.identity.serial]).toEqual(['A1', 'B2']);
    expect(bus.opened).toBe(1);
    bus.pull();
    bus.plugged = true;
    bus.answers.set('2', 'C3');
    await clock.advance(2_000);
    expect(first.state).toBe('ready');
    expect(second.problem?.code).toBe('other-instrument');
    await first.close();
    bus.answers.set('2', 'B2');
    await clock.advance(5_000);
    expect(second.state).toBe('ready');
    await second.close();
    expect((await open('/dev/ttyUSB0?unit=1')).state).toBe('ready');
  });

  test('share it whatever their families, and take turns', async () => {
    const bus = machine.port('/dev/ttyUSB0');
    bus.answers.set('1', 'A1').set('1R', '17').set('2', 'B2');
    await open('/dev/ttyUSB0?unit=1');
    const witness = await open('/dev/ttyUSB0?unit=1', undefined, 'witness');
    const line = lineOf(await open('/dev/ttyUSB0?unit=2'));
    if (witness.device.role !== 'witness') throw new Error(witness.device.role);
    const { registers } = witness.device;
    const poll = () => line.exclusive((transport) => ask(transport, '2?', never), never);
    const all = [poll(), poll(), registers(never), registers(never)];
    expect((await all[2]) as RegisterSample[]).toMatchObject([{ source: 'if1', name: 'crc', value: 17 }]);
    await Promise.all(all);
    expect(bus.written.slice(-4)).toEqual(['2?', '1R?', '2?', '1R?']);
    expect(bus.opened).toBe(1);
  });
});

test('every byte and every turn of the link is in the wire log', async () => {
  const usb = port('/dev/ttyUSB0', 'A1');
  await open('/dev/ttyUSB0');
  usb.pull();
  const decode = (line: WireLine): string => line.text ?? new TextDecoder().decode(line.bytes);
  expect(wire.map((line) => [line.direction, decode(line)])).toEqual([
    ['note', 'open /dev/ttyUSB0'],
    ['host', '?'],
    ['instrument', 'A1'],
    ['note', expect.stringContaining('unplugged')],
  ]);
  expect(wire.every((line) => line.address === 'comtech@/dev/ttyUSB0' && line.tMs === clock.nowMs())).toBe(true);
});
