import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseAddress } from '../../../../../electron/contract/address.ts';
import type { Identity } from '../../../../../electron/contract/tester.ts';
import { comtechFamily } from '../../../../../drivers/testers/comtech/driver.ts';
import { openSimulated } from '../../../../../drivers/transport/index.ts';
import { FakeClock } from '../../../../support/fake-clock.ts';
import { testInstrument, type TestInstrument } from '../../../../wire/drivers/transport/instruments.ts';
import { desk, deskOn, drive, never } from './test-line.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');
type Answers = (question: string, asked: number) => string | undefined;

/** An instrument that answers whole questions by a rule. */
function answering(rule: Answers): TestInstrument {
  let asked = 0;
  return testInstrument((b) => {
    const answer = rule(Buffer.from(b).toString('latin1').replace('\r', ''), asked++);
    return answer === undefined ? undefined : bytes(answer);
  });
}

async function identified(instrument: TestInstrument, options = ''): Promise<Identity> {
  const clock = new FakeClock();
  const address = parseAddress(`comtech@/dev/ttyUSB0${options}`);
  const transport = openSimulated(instrument, '/dev/ttyUSB0');
  return drive(clock, comtechFamily.identify(transport, address, { clock, simulated: false }, never()));
}
const isCdm = expect.objectContaining({ model: 'CDM-625/625A' });
const good: Answers = (q) => (q === '<0000/EMU?' ? '>0000/EMU=0\r\n' : undefined);

test('nothing answers: no-answer with the speed, after three questions', async () => {
  const instrument = answering(() => undefined);
  await expect(identified(instrument, '?baud=19200')).rejects.toMatchObject({
    code: 'no-answer',
    where: '/dev/ttyUSB0',
    params: { text: '19200' },
  });
  expect(instrument.received).toHaveLength(3);
});

test('another device: bad-answer shows what it said', async () => {
  await expect(identified(answering(() => 'login: \r\nPassword:\r\n'))).rejects.toMatchObject({
    code: 'bad-answer',
    params: { text: 'Password:' },
  });
});

test('wrong speed: noise without an end is bounded and named', async () => {
  const noise = answering(() => '\x80\xfe\x1c'.repeat(3_000));
  await expect(identified(noise)).rejects.toMatchObject({ code: 'bad-answer' });
});

test('a first answer to another question, an echo and unsolicited lines are dropped', async () => {
  const before = '>0000/BRE=0000012\r\nwelcome\r\n<0000/EMU?\r>0007/EMU=2\r\n';
  expect(await identified(answering((q) => before + (good(q, 0) ?? '')))).toEqual(isCdm);
});

test('half an answer is asked again', async () => {
  expect(await identified(answering((q, n) => (n === 0 ? '>0000/EM' : good(q, n))))).toEqual(isCdm);
});

test('an answer in any pieces is the same answer', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 12 }), async (cuts) => {
      const instrument = testInstrument(() => undefined);
      instrument.receive = () => {
        let rest = '>0000/EMU=0\r\n';
        for (const cut of cuts) {
          instrument.send(bytes(rest.slice(0, cut)));
          rest = rest.slice(cut);
        }
        instrument.send(bytes(rest));
      };
      expect(await identified(instrument)).toEqual(isCdm);
    }),
    { numRuns: 30 },
  );
});

test('after a silence two answers may come: the later one counts', async () => {
  const clock = new FakeClock();
  let asked = 0;
  const instrument: TestInstrument = answering((q) => {
    const code = q.slice(6, 9);
    if (code !== 'RDR') return q.endsWith('?') ? `>0000/${code}=0\r\n` : `>0000/${code}=\r\n`;
    if (asked++ === 0) return undefined;
    void clock.sleep(100).then(() => instrument.send(bytes('>0000/RDR=02048.000\r\n')));
    return '>0000/RDR=00064.000\r\n';
  });
  const { tester } = await deskOn(clock, () => openSimulated(instrument, 'sim:'), undefined as never, '/dev/ttyUSB0');
  await drive(clock, tester.configure({ framing: 'unframed' }, never()));
  expect(asked).toBe(2);
  expect(tester.rateKbps).toBe(2048);
});

test.each([
  ['?', 'command-refused'],
  ['*', 'command-refused'],
  ['#', 'local-mode'],
  ['!', 'command-refused'],
])('an answer %s to a command that is needed: %s', async (sign, code) => {
  const clock = new FakeClock();
  const rule: Answers = (q) => {
    if (q === '<0000/EMU?') return '>0000/EMU=0\r\n';
    if (q.endsWith('?')) return `>0000/${q.slice(6, 9)}=1\r\n`;
    return `>0000/${q.slice(6, 9)}${q.includes('BTX') ? sign : '='}\r\n`;
  };
  const { tester } = await deskOn(
    clock,
    () => openSimulated(answering(rule), 'sim:'),
    undefined as never,
    '/dev/ttyUSB0',
  );
  await expect(drive(clock, tester.start(never()))).rejects.toMatchObject({ code });
});

test('a setting whose code the modem does not know is left to the front panel', async () => {
  const clock = new FakeClock();
  const rule: Answers = (q) => {
    const code = q.slice(6, 9);
    if (code === 'EMU') return '>0000/EMU=0\r\n';
    if (code === 'RTC' || code === 'RDR') return `>0000/${code}!\r\n`;
    return q.endsWith('?') ? `>0000/${code}=3\r\n` : `>0000/${code}=\r\n`;
  };
  const { tester } = await deskOn(
    clock,
    () => openSimulated(answering(rule), 'sim:'),
    undefined as never,
    '/dev/ttyUSB0',
  );
  const outcomes = await drive(clock, tester.configure({ 'line-code': 'hdb3', rate: '64k' }, never()));
  expect(outcomes).toEqual([
    { setting: 'rate', value: '64k', how: 'front-panel' },
    { setting: 'line-code', value: 'hdb3', how: 'front-panel' },
  ]);
  expect(tester.rateKbps).toBe(64);
});

test('a setting that a higher one has overwritten is noticed', async () => {
  const clock = new FakeClock();
  const rule: Answers = (q) => {
    const code = q.slice(6, 9);
    if (code === 'EMU') return '>0000/EMU=0\r\n';
    return q.endsWith('?') ? `>0000/${code}=6\r\n` : `>0000/${code}=\r\n`;
  };
  const { tester } = await deskOn(
    clock,
    () => openSimulated(answering(rule), 'sim:'),
    undefined as never,
    '/dev/ttyUSB0',
  );
  await expect(drive(clock, tester.configure({ pattern: '2^15-1' }, never()))).rejects.toMatchObject({
    code: 'command-refused',
    params: { command: 'TBP=9', text: 'TBP=6' },
  });
});

test('addresses: four digits on the wire, other units are not ours, bad ones are refused', async () => {
  const ours: Answers = (q) => (q === '<0135/EMU?' ? '>0002/EMU=1\r\n>0135/EMU=0\r\n' : undefined);
  expect(await identified(answering(ours), '?unit=135')).toEqual(isCdm);
  for (const option of ['unit=12345', 'unit=abc', 'model=hp3784a'])
    await expect(identified(answering(good), `?${option}`)).rejects.toMatchObject({ code: 'bad-address' });
});

test('models: the SLM says who it is, others are named by the address, those without a tester are refused', async () => {
  const slm: Answers = (q) => {
    const code = q.slice(6, 9);
    return code === 'SNO' || code === 'SWR' ? `>0000/${code}=123\r\n` : `>0000/${code}!\r\n`;
  };
  expect(await identified(answering(slm))).toEqual({
    maker: 'Comtech EF Data',
    model: 'SLM-5650',
    serial: '123',
    firmware: '123',
  });
  const unknown: Answers = (q) => `>0000/${q.slice(6, 9)}!\r\n`;
  expect(await identified(answering(unknown))).toEqual(isCdm);
  expect((await identified(answering(unknown), '?model=cdm-qx')).model).toBe('CDM-Qx');
  await expect(identified(answering(unknown), '?model=cdm-600')).rejects.toMatchObject({ code: 'tester-unfit' });
});

test('only the same instrument is the same', () => {
  const one: Identity = { maker: 'Comtech EF Data', model: 'SLM-5650', serial: '1' };
  expect(comtechFamily.same(one, { ...one })).toBe(true);
  expect(comtechFamily.same(one, { ...one, serial: '2' })).toBe(false);
  expect(comtechFamily.same(one, { ...one, model: 'CDM-Qx' })).toBe(false);
  expect(comtechFamily.same({ ...one, serial: undefined }, one)).toBe(true);
});

test('two modems on one RS-485 line do not hear each other', async () => {
  const clock = new FakeClock();
  const a = await desk(clock, [], 'unit=0001');
  expect(a.tester.identity.model).toBe('CDM-625/625A');
  let said = '';
  a.instrument.onSend((b) => (said += Buffer.from(b).toString('latin1')));
  for (const question of ['<0002/BRE?\r', '<0000/BRE?\r', '<0001/BRE?\r', '<1/BRE?\r'])
    a.instrument.receive(bytes(question));
  await clock.advance(20);
  // Not ours, a broadcast (never answered), ours, ours with a short address that comes back as it was sent.
  expect(said).toBe('>0001/BRE=0000000\r\n>1/BRE=0000000\r\n');
});

test('an aborted method ends with the reason of the signal', async () => {
  const clock = new FakeClock();
  const { tester } = await desk(clock, []);
  await expect(tester.start(AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
});
