import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { parseAddress } from '../../../../../electron/contract/address.ts';
import { errorView, TributaryError } from '../../../../../electron/contract/errors.ts';
import type { Identity } from '../../../../../electron/contract/tester.ts';
import { comtechFamily } from '../../../../../drivers/testers/comtech/driver.ts';
import { openSimulated } from '../../../../../drivers/transport/index.ts';
import { FakeClock } from '../../../../support/fake-clock.ts';
import { testInstrument, type TestInstrument } from '../../../../wire/drivers/transport/instruments.ts';
import { deskOn, drive, never } from './test-line.ts';

/** The modem behind a terminal server: what the manuals say comes out of it changed, with the server's own words and bytes around it. */
const ADDRESS = 'tcp://127.0.0.1:4001';
const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');

/** A modem whose answers are sent as `send` says, after what `greeting` says at once. */
function modem(send: (answer: string) => Uint8Array[], greeting: Uint8Array = bytes('')): TestInstrument {
  const made = testInstrument(() => undefined);
  let greeted = false;
  made.receive = (b) => {
    if (!greeted) made.send(greeting);
    greeted = true;
    const question = Buffer.from(b).toString('latin1');
    if (question.startsWith('<0000/EMU?')) for (const piece of send('>0000/EMU=0')) made.send(piece);
  };
  return made;
}
function identified(instrument: TestInstrument, where = ADDRESS): Promise<Identity> {
  const clock = new FakeClock();
  const transport = openSimulated(instrument, where);
  const address = parseAddress(`comtech@${where}`);
  return drive(clock, comtechFamily.identify(transport, address, { clock, simulated: false }, never()));
}
const isCdm = expect.objectContaining({ model: 'CDM-625/625A' });

describe('an answer', () => {
  it.each([
    ['CR LF', '\r\n'],
    ['LF', '\n'],
    ['CR', '\r'],
    ['CR NUL', '\r\0'],
    ['LF CR', '\n\r'],
    ['CR CR LF', '\r\r\n'],
  ])('may end in %s', async (_what, end) => {
    expect(await identified(modem((answer) => [bytes(answer + end)]))).toEqual(isCdm);
    expect(
      await identified(
        modem((answer) => [bytes(answer + end)]),
        '/dev/ttyUSB0',
      ),
    ).toEqual(isCdm);
  });

  const TELNET = Buffer.from('fffb01fffb03fffd03fffa18013efff0fff1', 'hex');
  it.each<[string, (answer: string) => Uint8Array[], Uint8Array?]>([
    ['negotiation before it', (answer) => [bytes(`${answer}\r\n`)], TELNET],
    ['options that look like its own bytes', (a) => [bytes(`${a}\r\n`)], Buffer.from('fffd3efffb0afffc0d', 'hex')],
    ['negotiation within it', (answer) => [bytes(answer.slice(0, 7)), TELNET, bytes(`${answer.slice(7)}\n`)]],
    [
      'negotiation cut anywhere',
      (answer) => [...Buffer.concat([TELNET, bytes(`${answer}\r\0`)])].map((b) => Uint8Array.of(b)),
    ],
    ['a greeting before it', (answer) => [bytes(`${answer}\r\n`)], bytes('Welcome to NPort\r\n')],
    ['a greeting without an end', (answer) => [bytes(`${answer}\r\n`)], bytes('login: ')],
  ])('is found with %s', async (_what, send, greeting) => {
    expect(await identified(modem(send, greeting))).toEqual(isCdm);
  });

  it('is not eaten by a byte of noise on a serial line that looks like Telnet', async () => {
    expect(
      await identified(
        modem((answer) => [bytes(`\xff\xfa\xff\xfb${answer}\r\n`)]),
        '/dev/ttyUSB0',
      ),
    ).toEqual(isCdm);
  });

  it('comes back after an option without an end', async () => {
    let asked = 0;
    const endless = modem((answer) =>
      asked++ === 0 ? [bytes(`\xff\xfa${'x'.repeat(80)}\r\n`)] : [bytes(`${answer}\r\n`)],
    );
    expect(await identified(endless)).toEqual(isCdm);
  });
});

describe('what a terminal server says instead is what the error says', () => {
  it.each([
    ['Port already in use\r\n', 'Port already in use'],
    ['Too many connections', 'Too many connections'],
    ['\r\nlogin: ', 'login:'],
    ['\xff\xfb\x01\xff\xfb\x03Access denied\n', 'Access denied'],
    ['\x1b[2J\x07Busy\r\n', '.[2J.Busy'],
    [`${'A'.repeat(500)}\r\n`, 'A'.repeat(60)],
  ])('%j', async (words, text) => {
    await expect(identified(modem(() => [], bytes(words)))).rejects.toMatchObject({
      code: 'bad-answer',
      where: ADDRESS,
      params: { text },
    });
  });

  it('names Telnet where nothing else came', async () => {
    const error: unknown = await identified(testInstrument(() => Buffer.from('fffb01fffd03', 'hex'))).catch(
      (e: unknown) => e,
    );
    expect(errorView(error).message.en).toContain('raw TCP');
    expect(errorView(error).message.zh).toContain('Telnet 协商');
  });

  it('forgets the greeting once the modem has answered', async () => {
    const clock = new FakeClock();
    const rude = modem((answer) => [bytes(`${answer}\r\n`)], bytes('Welcome\r\n'));
    const { tester } = await deskOn(clock, () => openSimulated(rude, ADDRESS), rude, ADDRESS);
    await expect(drive(clock, tester.start(never()))).rejects.toMatchObject({ code: 'no-answer' });
  });
});

/** Answers that look right, wrong in every way: whatever an instrument says is taken or refused with a sentence, and never thrown at the program. */
const answer = fc.oneof(
  fc.tuple(fc.constantFrom('=', '?', '!', '*', '#', '+', '$', ''), fc.string({ maxLength: 12 })).map((p) => p.join('')),
  fc.constantFrom('=9999999', '=-1', '=NaN', '=1E9', '=8.70E+99', '=999999', '=2.8E7 ', '=*', '=00000.000', '=\u00ff'),
  fc.integer({ min: -5, max: 2 ** 53 }).map((n) => `=${n}`),
);
test('any bytes from an instrument, at any question: an identity or an error of ours', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 40 }), { minLength: 1, maxLength: 6 }), async (says) => {
      let at = 0;
      const heard: unknown = await identified(testInstrument(() => says[at++ % says.length])).catch((e: unknown) => e);
      if (heard instanceof Error) expect(heard).toBeInstanceOf(TributaryError);
    }),
    { seed: 17, numRuns: 60 },
  );
});
test('any answer to any question, from the first to a measurement of seconds', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(answer, { minLength: 3, maxLength: 30 }), async (says) => {
      const clock = new FakeClock();
      let at = -1;
      const mad = testInstrument((b) => {
        const question = /^<(\d{4})\/(.{3})/.exec(Buffer.from(b).toString('latin1'));
        const known = question?.[2] === 'EMU' && at < 0 ? '=0' : says[++at % says.length];
        return bytes(`>${question?.[1]}/${question?.[2]}${known}\r\n`);
      });
      const work = async (): Promise<void> => {
        const { tester } = await deskOn(clock, () => openSimulated(mad, 'sim:'), mad, 'sim:');
        const limit = new AbortController();
        setImmediate(() => void clock.advance(20_000).then(() => limit.abort(new TributaryError('timed-out', ''))));
        await tester.configure({ pattern: '2^15-1', framing: 'unframed' }, limit.signal);
        await tester.start(limit.signal);
        let seen = 0;
        for await (const one of tester.observe(limit.signal)) if (one.kind === 'second' && ++seen === 3) break;
        await tester.stop(limit.signal);
      };
      const ended: unknown = await drive(clock, work()).catch((e: unknown) => e);
      if (ended !== undefined) expect(ended).toBeInstanceOf(TributaryError);
    }),
    { seed: 18, numRuns: 40 },
  );
});
