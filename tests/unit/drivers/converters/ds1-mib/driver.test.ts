import { describe, expect, it } from 'vitest';
import { openSimulated, type Transport } from '../../../../../drivers/transport/index.ts';
import { OBSERVATIONS } from '../../../../../electron/contract/site.ts';
import { FakeClock } from '../../../../support/fake-clock.ts';
import { drive, never } from '../../testers/comtech/test-line.ts';
import { agentWith, boxOn, onSimulator, read, simulated } from './desk.ts';

const V3 = 'version=3&user=engineer&auth=authentication&priv=privacy-privacy';
const AGES = ['version=2c', 'version=1', 'version=1&mib=rfc1406', 'version=2c&mib=rfc1406', V3];

describe('a box', () => {
  it.each(AGES)('tells of its line, now, of 15 minutes and of 24 hours, and takes loops: %s', async (options) => {
    const isOld = options.includes('rfc1406');
    const clock = new FakeClock();
    const events = [
      { at: '10s', errors: 7 },
      { at: '1000s', errors: 1000 },
      { from: '1100s', for: '20s', defect: 'AIS' },
    ];
    const { box, identity } = await onSimulator(clock, events, options);
    expect(identity).toEqual({ maker: '', model: 'Simulated E1 interface, DS1-MIB (simulated)' });
    await clock.advance(899_000);
    expect(await read(clock, box)).toMatchObject({ alarms: 'none', 'ES 15 min': 1, 'PCV 15 min': 7, 'ES 24 h': 0 });
    await clock.advance(210_000);
    const later = await read(clock, box);
    // The tenth second of AIS begins unavailable time; until then each is severely errored.
    expect(later).toMatchObject({
      alarms: 'AIS, RAI sent',
      'ES last 15 min': 1,
      'ES 24 h': 1,
      'SES 15 min': 10,
      'UAS 15 min': 0,
    });
    expect(later).toMatchObject({
      framing: 'E1 CRC-4 CAS',
      'line code': 'HDB3',
      clock: 'loop',
      'intervals of 24 h': '96 / 96',
    });
    const seen = OBSERVATIONS.registers.parse(await drive(clock, box.observe!('registers', never())));
    expect(seen).toMatchObject({ available: true, answers: true, remoteAlarm: false, lineReceive: { signal: 'AIS' } });
    expect(seen.lineReceive?.counts).toMatchObject({ erroredSeconds: 11, bitErrors: 1007 });
    expect(seen).not.toHaveProperty('dataPort');
    for (const kind of ['line', 'far-line']) await drive(clock, box.loop.set(kind, never()));
    const looped = await read(clock, box);
    expect(looped['alarms']).toContain('LOOP');
    expect(looped['loops']).toBe(isOld ? undefined : 'near line, far line');
    await drive(clock, box.loop.release(never()));
    const released = await read(clock, box);
    expect(released['alarms']).not.toContain('LOOP');
    expect(released['loops']).toBe(isOld ? undefined : 'none');
  });

  it('is a witness too: controller of a router, tributary of a node', async () => {
    const clock = new FakeClock();
    const { box } = await onSimulator(clock, [{ from: '0s', for: '60s', defect: 'LOS' }], '', 'witness');
    expect(box).not.toHaveProperty('loop');
    const counters = await drive(clock, box.observe!('counters', never()));
    expect(OBSERVATIONS.counters.parse(counters)).toMatchObject({ available: true, controller: 'LOS', rai: false });
    const alarms = await drive(clock, box.observe!('alarms', never()));
    expect(OBSERVATIONS.alarms.parse(alarms)).toMatchObject({ tributaryFromCustomer: 'LOS', codeViolations: false });
    expect(await drive(clock, box.observe!('optical', never()))).toEqual({ available: false });
  });

  it('refuses the loop that it does not do, and one that nobody knows', async () => {
    const clock = new FakeClock();
    const { box } = await onSimulator(clock, [], 'mib=rfc1406');
    for (const kind of ['inward', 'upside-down'])
      await expect(drive(clock, box.loop.set(kind, never()))).rejects.toMatchObject({ code: 'command-refused' });
    await drive(clock, box.loop.release(never()));
  });

  it('is read in small pieces where its answers are small (tooBig)', async () => {
    const clock = new FakeClock();
    const { box } = await onSimulator(clock, [{ at: '0s', do: 'small', for: '1h' }]);
    const registers = await read(clock, box);
    expect(registers).toMatchObject({ alarms: 'none', 'ES 15 min': 0, 'LCV 24 h': 0, 'intervals of 24 h': '96 / 96' });
  });
});

describe('what cannot be', () => {
  it('is shown as it came and enters no sum: a register of the wrong width, more errored seconds than seconds', async () => {
    const clock = new FakeClock();
    const text = agentWith({ type: 'OctetString' });
    const { box } = await boxOn(clock, () => openSimulated(text.instrument, 'sim:'), '');
    expect(await read(clock, box)).toMatchObject({ 'ES (not believed)': 'OctetString abc', 'SES 15 min': 0 });
    const many = agentWith({});
    const { box: other } = await boxOn(clock, () => openSimulated(many.instrument, 'sim:'), '');
    many.agent.put('current', 2, [1], 4_000_000_000);
    expect(await read(clock, other)).toMatchObject({ 'ES (not believed)': 'Gauge 4000000000' });
    expect(await drive(clock, other.observe!('registers', never()))).not.toHaveProperty('lineReceive.counts');
  });

  it('is a count that runs backwards within an interval; in the next one it begins anew', async () => {
    const clock = new FakeClock();
    const { agent, instrument } = agentWith({});
    const { box } = await boxOn(clock, () => openSimulated(instrument, 'sim:'), '');
    agent.put('current', 2, [1], 12);
    expect(await read(clock, box)).toMatchObject({ 'ES 15 min': 12 });
    agent.put('current', 2, [1], 3);
    await clock.advance(10_000);
    expect(await read(clock, box)).toMatchObject({ 'ES (not believed)': '12 → 3' });
    agent.put('config', 3, [1], 5);
    agent.put('current', 2, [1], 0);
    expect(await read(clock, box)).not.toHaveProperty('ES (not believed)');
  });

  it('is another engine than at first: another instrument', async () => {
    const clock = new FakeClock();
    const [ours, other] = [agentWith({}), agentWith({ engineId: '8000b98380bb' })];
    let now = ours.instrument;
    const listeners: ((bytes: Uint8Array) => void)[] = [];
    for (const { instrument } of [ours, other]) instrument.onSend((bytes) => listeners.forEach((hear) => hear(bytes)));
    const swapped: Transport = {
      ...openSimulated(agentWith({}).instrument, 'sim:'),
      write: async (bytes) => Promise.resolve().then(() => now.receive(bytes)),
      onBytes: (listener) => (listeners.push(listener), () => undefined),
    };
    const { box } = await boxOn(clock, () => swapped, V3);
    now = other.instrument;
    await expect(drive(clock, box.registers(never()))).rejects.toMatchObject({ code: 'other-instrument' });
  });
});

describe('whoever does not answer', () => {
  it('is told, and the two others are read', async () => {
    const clock = new FakeClock();
    const boxes = await Promise.all(
      ['0s', undefined, undefined].map((at) =>
        onSimulator(clock, at === undefined ? [] : [{ at: '30s', do: 'silent', for: '1h' }]),
      ),
    );
    await clock.advance(31_000);
    const told = await drive(clock, Promise.allSettled(boxes.map(({ box }) => box.registers(never()))));
    expect(told.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
    expect(told[0]).toMatchObject({ reason: { code: 'no-answer' } });
    const silent = await drive(clock, boxes[0]!.box.observe!('registers', never()));
    expect(silent).toEqual({ available: true, answers: false });
  });

  it.each([
    ['a wrong community', 'version=2c&community=secret', 'no-answer'],
    ['a wrong user', 'version=3&user=nobody', 'bad-answer'],
    ['a wrong password', V3.replace('auth=authentication', 'auth=wrong-password'), 'no-answer'],
    ['no user', 'version=3', 'bad-address'],
    ['privacy without authentication', 'version=3&user=engineer&priv=privacy-privacy', 'bad-address'],
    ['a line that is not there', 'index=7', 'bad-address'],
  ])('has a reason: %s', async (_what, options, code) => {
    const clock = new FakeClock();
    const instrument = simulated(clock);
    const opened = boxOn(clock, () => openSimulated(instrument, 'sim:'), options);
    await expect(opened).rejects.toMatchObject({ code });
    await opened.catch((error: Error) => expect(error.message).not.toMatch(/secret|wrong-password/));
  });

  it('is asked which line is meant where it has several, and told where it has none', async () => {
    const clock = new FakeClock();
    const open = (lines: number[], options = '') => {
      const { instrument } = agentWith({ lines });
      return boxOn(clock, () => openSimulated(instrument, 'sim:'), options);
    };
    await expect(open([3, 9])).rejects.toMatchObject({ code: 'bad-address', message: expect.stringContaining('3, 9') });
    expect((await open([3, 9], 'index=9')).box.role).toBe('converter');
    await expect(open([])).rejects.toMatchObject({ code: 'bad-answer' });
  });
});
