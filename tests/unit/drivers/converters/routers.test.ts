import { describe, expect, it } from 'vitest';
import { commandsOf, type RouterKind } from '../../../../drivers/console/index.ts';
import { ciscoKind } from '../../../../drivers/converters/cisco-ios/driver.ts';
import { comwareKind } from '../../../../drivers/converters/comware/driver.ts';
import { juniperKind } from '../../../../drivers/converters/juniper/driver.ts';
import { familyOf } from '../../../../drivers/index.ts';
import { routerOn } from './router-line.ts';

const LOGIN = 'sim:?user=admin&password=geheim';

/** What a healthy router of each family says of itself and of its line, and what of it is not known. */
const FAMILIES = [
  {
    name: 'cisco-ios',
    identity: { maker: 'Cisco', model: '2811', serial: 'SIM00000001', firmware: '12.4(24)T' },
    good: {
      available: true,
      wan: 'up/up',
      wanInputErrors: 0,
      lan: 'up',
      lanInputErrors: 0,
      cpuHigh: false,
      leads: { DSR: true, DCD: true },
      controller: 'ok',
      rai: false,
    },
    dark: { wan: 'down/down', leads: { DSR: true, DCD: false }, controller: 'LOS' },
    source: 'Serial0/0',
    ping: { sent: 10, lost: 0, minMs: 1, avgMs: 2, maxMs: 10 },
  },
  {
    name: 'comware',
    identity: { maker: 'H3C', model: 'MSR3024', serial: 'SIM00000002' },
    good: {
      available: true,
      wan: 'up/up',
      wanInputErrors: 0,
      lan: 'up',
      lanInputErrors: 0,
      leads: { DSR: true, DCD: true },
    },
    dark: { wan: 'down/down', leads: { DSR: true, DCD: false } },
    source: 'Serial2/0',
    ping: { sent: 10, lost: 0, minMs: 0.316, avgMs: 0.416, maxMs: 0.7 },
  },
  {
    name: 'juniper',
    identity: { maker: 'Juniper', model: 'mx240', serial: 'SIM00000003', firmware: '13.3R1.4' },
    good: {
      available: true,
      wan: 'up/up',
      wanInputErrors: 0,
      lan: 'up',
      lanInputErrors: 0,
      cpuHigh: false,
      controller: 'ok',
      rai: false,
    },
    dark: { wan: 'down/down' },
    source: 't1-1/2/0:5',
    ping: { sent: 10, lost: 0, minMs: 1.326, avgMs: 1.684, maxMs: 2.042 },
  },
] as const;

describe.each(FAMILIES)('$name', ({ name, identity, good, dark, source, ping }) => {
  it('logs in, says who it is, and what it sees of a good line', async () => {
    const { device, run } = await routerOn(name, LOGIN);
    expect(device.identity).toEqual(identity);
    expect(await run((signal) => device.observe!('counters', signal))).toEqual(good);
  });

  it('tells a line without a signal, and errors that grow, but no old ones', async () => {
    const events = [
      { at: '60s', errors: 17 },
      { from: '120s', for: '600s', defect: 'LOS' },
    ];
    const { device, clock, run } = await routerOn(name, LOGIN, events);
    await run((signal) => device.registers(signal));
    await clock.advance(90_000);
    expect(await run((signal) => device.observe!('counters', signal))).toMatchObject({ wanInputErrors: 17 });
    await clock.advance(60_000);
    expect(await run((signal) => device.observe!('counters', signal))).toMatchObject(dark);
  });

  it('gives its registers by the names of the box, and pings from where it stands', async () => {
    const { device, run } = await routerOn(name, LOGIN);
    const registers = await run((signal) => device.registers(signal));
    expect(registers).toContainEqual(expect.objectContaining({ source, name: 'input errors', value: 0 }));
    expect(registers).toContainEqual(expect.objectContaining({ source: 'ARP', name: '192.0.2.130' }));
    expect(await run((signal) => device.ping!('192.0.2.1', { count: 10, size: 1472 }, signal))).toEqual(ping);
  });

  it('does not send what is no address, whatever somebody writes for one', async () => {
    const { device, run } = await routerOn(name, LOGIN);
    for (const target of ['1.1.1.1\rreload', '1.1.1.1 | x', '-h', ''])
      await expect(run((signal) => device.ping!(target, { count: 1, size: 64 }, signal))).rejects.toThrow(RangeError);
  });

  it('asks for what it needs to log in, once, and says a refusal without the password', async () => {
    const login = (told: string, asked: string) =>
      routerOn(name, `sim:${asked}`, [], { user: 'admin', password: told });
    await expect(login('geheim', '')).rejects.toMatchObject({ code: 'user-missing' });
    await expect(login('geheim', '?user=admin')).rejects.toMatchObject({ code: 'password-missing' });
    const wrong = login('geheim', '?user=admin&password=falsch');
    await expect(wrong).rejects.toMatchObject({ code: 'login-refused', message: expect.not.stringMatching(/falsch/) });
  });

  it('is another box than one with another number', () => {
    const { same } = familyOf(name);
    expect(same(identity, { ...identity })).toBe(true);
    expect(same(identity, { ...identity, serial: 'OTHER' })).toBe(false);
  });
});

it.each<RouterKind>([ciscoKind, comwareKind, juniperKind])(
  '$family sends commands that look and ping, and no other',
  (kind) => {
    const harmless =
      /^(?:show |display |ping |terminal length 0$|screen-length disable$|set cli screen-length 0$|enable$)/;
    expect(commandsOf(kind).filter((command) => !harmless.test(command))).toEqual([]);
  },
);
