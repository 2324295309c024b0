import { describe, expect, it } from 'vitest';
import { familyOf, simulatorOf } from '../../../../../drivers/index.ts';
import { openSimulated, type Transport } from '../../../../../drivers/transport/index.ts';
import { decodeAlarms, lastForm } from '../../../../../drivers/converters/rad/codec.ts';
import { parseAddress } from '../../../../../electron/contract/address.ts';
import type { Converter, RoleKind } from '../../../../../electron/contract/instrument.ts';
import { scenarioSchemaWith } from '../../../../../electron/contract/scenario.ts';
import { OBSERVATIONS } from '../../../../../electron/contract/site.ts';
import type { Tester } from '../../../../../electron/contract/tester.ts';
import { FakeClock } from '../../../../support/fake-clock.ts';
import { drive, never, testLine } from '../../testers/comtech/test-line.ts';

const family = familyOf('rad');
type Unit = Omit<Converter, 'role'> & Omit<Tester, 'role'>;

/** A unit at the end of a line, with all that is said on it; `unit`: what the simulator is set to where the address says another. */
async function unitOn(
  clock: FakeClock,
  about: { options?: string; unit?: string; events?: unknown[]; role?: RoleKind; line?: (t: Transport) => Transport },
) {
  const { options = '', unit = options, events = [], role = 'converter', line: over = (t) => t } = about;
  const addressOf = (text: string) => parseAddress(`rad@sim:${text === '' ? '' : `?${text}`}`);
  const simulator = simulatorOf('rad');
  const scenario = scenarioSchemaWith(simulator.tricks).parse({ version: 1, events });
  const instrument = simulator.create(scenario, undefined, clock, addressOf(unit).options);
  let said = '';
  const tapped = (transport: Transport): Transport => {
    transport.onBytes((bytes) => void (said += Buffer.from(bytes).toString('latin1')));
    const write: Transport['write'] = (bytes, signal) => {
      said += `<${Buffer.from(bytes).toString('latin1')}>`;
      return transport.write(bytes, signal);
    };
    return { ...transport, write };
  };
  const line = testLine(() => over(tapped(openSimulated(instrument, 'sim:'))), clock);
  const context = { clock, simulated: true, role };
  const address = addressOf(options);
  const identity = await drive(clock, family.identify(await line.ready(never()), address, context, never()));
  const box = family.device(line, identity, address, context) as unknown as Unit;
  return { box, identity, said: () => said };
}

describe('the supervision terminal', () => {
  it.each([
    ['', 'FCD-E1', '<DSP ALM>DSP ALM<\r>'],
    ['model=hcd-e1', 'HCD-E1', '<DSP ALM>DSP ALM<\r>'],
    ['node=5', 'FCD-E1', '<NODE 005 DSP ALM>NODE 005 DSP ALM<\r>'],
    ['password=x&node=17', 'FCD-E1', '<NODE 017 DSP ALM>NODE 017 DSP ALM<\r>'],
  ])('wakes up, logs in, is addressed and tells its alarms: %s', async (options, model, asked) => {
    const clock = new FakeClock();
    const { box, identity, said } = await unitOn(clock, {
      options,
      events: [{ from: '1s', for: '60s', defect: 'LOS' }],
    });
    expect(identity).toEqual({ maker: 'RAD', model });
    expect(said()).toMatch(/^<\r\r\r>/);
    await clock.advance(30_000);
    expect(await drive(clock, box.registers(never()))).toMatchObject([
      { name: 'ALARM 01 SIGNAL LOSS: SL', value: 'ON 1998-01-01 00:00.01' },
    ]);
    expect(said()).toContain(asked);
    const seen = OBSERVATIONS.registers.parse(await drive(clock, box.observe('registers', never())));
    expect(seen).toEqual({ available: true, answers: true, lineReceive: { signal: 'LOS', patternSync: false } });
    await clock.advance(60_000);
    // A signal that is back does not say that it is good.
    expect(await drive(clock, box.observe('registers', never()))).toEqual({ available: true, answers: true });
  });

  it('sets its loops by LP and takes them off by CLR LP', async () => {
    const clock = new FakeClock();
    const { box, said } = await unitOn(clock, { options: 'model=hcd-e1' });
    await drive(clock, box.loop.set('remote-sublink', never()));
    await drive(clock, box.loop.release(never()));
    expect(said()).toMatch(/<LP R SL>.*<CLR LP R SL>/s);
    expect(said()).not.toContain('CLR LP L SL');
    await expect(box.loop.set('sideways', never())).rejects.toMatchObject({ code: 'command-refused' });
  });

  it('types again what came back with a question mark, and never sends it off', async () => {
    const clock = new FakeClock();
    const { box, said } = await unitOn(clock, { events: [{ at: '10s', do: 'parity', for: '1s' }] });
    await clock.advance(10_100);
    await drive(clock, box.registers(never()));
    expect(said()).toContain('?<\u0003>');
    expect(said()).not.toMatch(/\?<\r>/);
  });

  it.each([
    ['no password', { unit: 'password=x' }, 'password-missing'],
    ['a password that is wrong three times', { options: 'password=y', unit: 'password=x' }, 'login-refused'],
    ['silence: another node', { options: 'node=6', unit: 'node=5' }, 'no-answer'],
    ['another model', { options: 'model=hcd-e1', unit: '' }, 'bad-answer'],
  ])('has a reason: %s', async (_what, about, code) => {
    const opened = unitOn(new FakeClock(), about);
    await expect(opened).rejects.toMatchObject({ code });
  });

  it.each([
    ['the prompt of something else', '\r\nRouter>', 'Router>'],
    ['a page that waits for a key', '\r\nALARM 01\r\n--More--', '--More--'],
  ])('tells what it heard instead: %s', async (_what, text, heard) => {
    const clock = new FakeClock();
    const listeners = new Set<(bytes: Uint8Array) => void>();
    const foreign = (t: Transport): Transport => ({
      ...t,
      write: async () => listeners.forEach((hear) => hear(Buffer.from(text))),
      onBytes: (hear) => (listeners.add(hear), () => void listeners.delete(hear)),
    });
    const opened = unitOn(clock, { line: foreign });
    await expect(opened).rejects.toMatchObject({ code: 'bad-answer', message: expect.stringContaining(heard) });
  });

  it('gives no half of a table where the line goes dead in the middle of it', async () => {
    const clock = new FakeClock();
    const cut = (t: Transport): Transport => ({
      ...t,
      onBytes: (hear) =>
        t.onBytes((bytes) => {
          const at = Buffer.from(bytes).indexOf('SIGNAL');
          hear(at < 0 ? bytes : bytes.subarray(0, at));
        }),
    });
    const { box } = await unitOn(clock, { events: [{ from: '0s', for: '60s', defect: 'LOS' }], line: cut });
    await expect(drive(clock, box.registers(never()))).rejects.toMatchObject({ code: 'bad-answer' });
  });
});

describe('its built-in test', () => {
  it('is set up by its form, begun and ended by command; what it shows a person reads', async () => {
    const clock = new FakeClock();
    const { box, said } = await unitOn(clock, { options: 'model=fcd-e1lc', role: 'tester' });
    expect(box.capabilities).toMatchObject({ reading: 'totals', readByPerson: true, counts: [] });
    const outcomes = await drive(clock, box.configure({ pattern: '2^15-1', framing: 'pcm31' }, never()));
    expect(outcomes).toContainEqual({
      setting: 'pattern',
      value: '2^15-1',
      how: 'remote',
      detail: 'DEF BERT ML: 2E15-1',
    });
    expect(outcomes).toContainEqual({ setting: 'framing', value: 'pcm31', how: 'front-panel' });
    await drive(clock, box.start(never()));
    expect(await drive(clock, box.screen!(never()))).toMatch(/^1998-01-01/);
    await drive(clock, box.stop(never()));
    expect(said()).toMatch(/<DEF BERT ML>.*<F>.*2E15-1.*< >.*<LP BERT ML>.*<DSP BERT>.*<CLR LP BERT ML>/s);
  });

  it('leaves to its panel what no page shows as a command', async () => {
    const clock = new FakeClock();
    const { box } = await unitOn(clock, { options: 'model=hcd-e1', role: 'tester' });
    expect(await box.configure({ pattern: '2^15-1' }, never())).toMatchObject([{ how: 'front-panel' }]);
    await expect(box.inject({ kind: 'count', count: 1 }, never())).rejects.toMatchObject({ code: 'inject-unable' });
  });
});

it('reads the printed examples of the manuals', () => {
  const screen = `DSP ALM
ALARM 01   SIGNAL LOSS: SL     OFF    1998-01-01   00:04.46
ALARM 01   SIGNAL LOSS: SL     ON     1998-01-01   00:00.01
1998-01-01   00:05.00`;
  expect(decodeAlarms(screen).map(({ on, at }) => [on, at])).toEqual([
    [false, '1998-01-01 00:04.46'],
    [true, '1998-01-01 00:00.01'],
  ]);
  const form = lastForm('PATTERN ERROR_INJECTION_RATE RX_INBAND\r\n2E3-1   NO ERR               DISABLE\r\n');
  expect(form && Object.fromEntries(form)).toEqual({
    PATTERN: '2E3-1',
    ERROR_INJECTION_RATE: 'NO ERR',
    RX_INBAND: 'DISABLE',
  });
  expect(lastForm('BAD COMMAND\r\nFCD>')).toBeUndefined();
});
