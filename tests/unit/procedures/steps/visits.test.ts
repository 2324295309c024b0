import '../../../support/archive-in-this-thread.ts';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { sayMessage } from '../../../../electron/contract/words/index.ts';
import { startRun, type RunHandle } from '../../../../electron/procedures/index.ts';
import type { Circuit } from '../../../../electron/contract/circuit.ts';
import type { RunRecord } from '../../../../electron/contract/run.ts';
import { cliHere, jsonOf } from '../../../support/cli.ts';
import { bench, circuitInService, prompted, reply, request, runHeadless, toEnd, type Bench } from '../fixtures.ts';

const circuit: Circuit = { ...circuitInService };
const good = {
  'node-lamps': 'normal',
  'conv-lamps': 'normal',
  'router-lamps': 'none',
  power: 'normal',
  plugs: 'tight',
  cleaned: 'done',
  labels: 'same',
};

/** An inspection by eye, with these answers. The circuit is in service, and nobody has to release it. */
async function inspect(on: Bench, given: Record<string, string>): Promise<RunRecord> {
  const start = await request({ person: 'person', use: {}, circuit, settings: { duration: '1m' } }, 'inspection');
  const handle = await startRun(start, on.options);
  await reply(handle, on, 'measure', 'told', { given });
  if (handle.view().prompt?.kind !== 'sign') await reply(handle, on, 'retry', 'stay').catch(() => undefined);
  await reply(handle, on, 'sign', 'finish');
  return await toEnd(handle, on);
}
const toldOf = ({ attempts: [attempt] }: RunRecord, id: string): string[] =>
  (attempt?.steps.find((step) => step.id === id)?.told ?? []).map(
    ({ words, value, bad }) => `${sayMessage('en', words)}: ${sayMessage('en', value)}${bad ? ' !' : ''}`,
  );
const noteOf = ({ attempts: [attempt] }: RunRecord, id: string): string => {
  const note = attempt?.steps.find((step) => step.id === id)?.note;
  return note ? sayMessage('en', note) : '';
};

describe('an inspection', () => {
  it('says what differs from the last one of the circuit, and fails what is not as it has to be', async () => {
    const on = bench();
    const first = await inspect(on, { ...good, temperature: '21.5' });
    expect(first.verdict).toBe('pass');
    expect(noteOf(first, 'compare')).toContain('nothing to compare with');
    expect(toldOf(first, 'look')).toContain('Room temperature: 21.5 °C');
    const second = await inspect(on, { ...good, 'conv-lamps': 'abnormal', 'lamps-which': 'ALM', temperature: '21.5' });
    expect([second.verdict, second.why?.map((why) => sayMessage('zh', why))]).toEqual([
      'fail',
      ['不符合要求：协转或光猫的灯'],
    ]);
    expect(toldOf(second, 'look')).toContain('Lamps of converter or modem: not normal !');
    expect(toldOf(second, 'compare').slice(1)).toEqual([
      'Lamps of converter or modem: normal then, not normal now',
      'Which lamp: no entry then, ALM now',
    ]);
  });
  it.each([
    ['what is blank', { ...good, labels: ' ' }],
    ['what is none of the answers', { ...good, labels: 'nearly' }],
    ['a number that is none', { ...good, temperature: 'warm' }],
    ['a number out of all bounds', { ...good, temperature: '900' }],
  ])('refuses %s where it was typed', async (_, given) => {
    const on = bench();
    const handle = await startRun(await request({ person: 'person', use: {}, circuit }, 'inspection'), on.options);
    const { id } = await prompted(handle, on, 'measure');
    expect(() => handle.answer(id, { option: 'told', given })).toThrow(expect.objectContaining({ code: 'form-field' }));
    handle.stop();
    await toEnd(handle, on);
  });
  it('goes on where nobody is there, and decides nothing then', async () => {
    const record = await runHeadless(bench(), { use: {}, circuit, settings: {} }, 'inspection');
    expect([record.verdict, noteOf(record, 'look')]).toEqual(['not-set', 'not confirmed (headless)']);
  });
});

describe('a voice line', () => {
  const calls = { alarms: 'none', placed: '10', received: '10', all: 'yes', speech: 'clear' };
  async function called(given: Record<string, string>): Promise<RunRecord> {
    const on = bench({
      family: 'manual',
      simulated: false,
      identity: { maker: 'BNT', model: 'BNT-2200' },
      capabilities: { reading: 'by-hand', settable: {}, counts: [], inject: {} },
    });
    const start = await request({ person: 'person', settings: { duration: '1m' } }, 'voice-line');
    const handle: RunHandle = await startRun(start, on.options);
    await reply(handle, on, 'measure', 'told', { given: { signalling: 'pri', crc: 'on', slot: '16' } });
    for (const kind of ['confirm', 'front-panel', 'confirm', 'start-by-hand'] as const) await reply(handle, on, kind);
    await on.clock.advance(60_000);
    const alarms = { LOS: 0, AIS: 0, LOF: 0, LSS: 0 };
    const reading = { testTime: '1m', bitErrors: 0, ES: 0, SES: 0, UAS: 0, alarms };
    await reply(handle, on, 'reading', 'final', { given: reading });
    await reply(handle, on, 'work-do');
    await reply(handle, on, 'measure', 'told', { given });
    if (given['speech'] !== 'clear') await reply(handle, on, 'retry', 'stay');
    await reply(handle, on, 'sign', 'finish');
    return await toEnd(handle, on);
  }
  it.each([
    [calls, 'pass'],
    [{ ...calls, speech: 'one-way' }, 'fail'],
  ] as const)('rests on the bits and on the calls: %j', async (given, verdict) => {
    const record = await called(given);
    expect(record.verdict).toBe(verdict);
    expect(record.settings['framing']).toBe('pcm30');
    expect(toldOf(record, 'signalling')).toContain('Signalling: PRI (30B+D)');
  });
});

describe('several lines of one route', () => {
  const line = (number: string, main = '苏锡一干'): Circuit => ({
    ...circuit,
    number,
    inService: false,
    routes: { main, spare: undefined },
  });
  /** The procedure with lengths that a test can wait for. */
  async function tested(on: Bench, of: Circuit, settings: Record<string, string>): Promise<RunRecord> {
    const { procedure } = await request({}, 'several-lines');
    const steps = procedure.steps.map((step) =>
      step.do === 'same-route' ? { ...step, first: '30s', others: '10s' } : step,
    );
    const duration = { ...procedure.settings['duration']!, default: '30s', given: { 'first-line': '10s' } };
    const own = { ...procedure, steps, settings: { ...procedure.settings, duration } };
    const start = { ...(await request()), procedure: own, circuit: of, settings };
    return await toEnd(await startRun(start, on.options), on);
  }
  it('lets the others last for less, resting on the first', async () => {
    const on = bench();
    const first = await tested(on, line('甲乙0001'), {});
    expect([first.verdict, first.attempts[0]?.measurements[0]?.forS]).toEqual(['pass', 30]);
    const second = await tested(on, line('甲乙0002'), { 'first-line': first.number! });
    expect([second.verdict, second.attempts[0]?.measurements[0]?.forS]).toEqual(['pass', 10]);
    expect(toldOf(second, 'route')).toEqual(['Rests on the first line: 甲乙0001']);
    const short = await tested(on, line('甲乙0003'), { 'first-line': first.runId, duration: '5s' });
    expect(short.verdict).toBe('not-assessed');
    const refused = async (of: Circuit, text: string): Promise<(string | undefined)[]> => {
      const { verdict, error } = await tested(on, of, { 'first-line': text });
      return [verdict, error?.message.en];
    };
    expect(await refused(line('甲乙0004', '苏锡二干'), first.number!)).toEqual([
      'error',
      `${first.number} cannot stand for the first line: its main route is another`,
    ]);
    expect(await refused(line('甲乙0001'), first.number!)).toEqual([
      'error',
      `${first.number} cannot stand for the first line: that is the same circuit`,
    ]);
    expect(await refused(line('甲乙0005'), second.number!)).toEqual([
      'error',
      `${second.number} cannot stand for the first line: that test was shorter than a first line asks`,
    ]);
    expect(await refused(line('甲乙0005'), short.number!)).toEqual([
      'error',
      `${short.number} cannot stand for the first line: that test was not passed`,
    ]);
    expect(await refused(line('甲乙0005'), '2019-0001')).toEqual(['error', 'There is no test number 2019-0001']);
  });
});

describe('an internet line', () => {
  const closers: (() => void)[] = [];
  afterEach(() => closers.splice(0).forEach((close) => close()));
  async function site(): Promise<number> {
    const server = createServer((_, answer) => answer.writeHead(302, { location: '/login' }).end()).listen(
      0,
      '127.0.0.1',
    );
    await new Promise((resolve) => server.once('listening', resolve));
    closers.push(() => server.close());
    return (server.address() as AddressInfo).port;
  }
  /** A port on which nobody listens. */
  async function nobody(): Promise<number> {
    const port = await site();
    closers.splice(-1)[0]?.();
    return port;
  }
  const run = (sites: string, addresses: string, ...more: string[]) =>
    cliHere(['run', 'internet-line', '--set', `sites=${sites}`, '--set', `addresses=${addresses}`, '--json', ...more]);

  it('passes where every site and address answers, be it with a redirection', async () => {
    const port = await site();
    const ended = await run(`http://localhost:${port}/ http://127.0.0.1:${port}`, `127.0.0.1:${port}`);
    expect([ended.code, jsonOf(ended)['why']]).toEqual([0, ['all 3 sites and addresses answer']]);
  });
  it('fails where nothing comes back by name, and says that it is the names', async () => {
    const port = await site();
    const ended = await run('nowhere.invalid', `127.0.0.1:${port}`);
    expect([ended.code, jsonOf(ended)['why']]).toEqual([
      1,
      ['addresses answer, and no name is found: look at the name servers'],
    ]);
  });
  it('is uncertain where one of them does not answer', async () => {
    const [port, closed] = [await site(), await nobody()];
    const ended = await run(`http://localhost:${port}/`, `127.0.0.1:${port} 127.0.0.1:${closed}`);
    expect(ended.code).toBe(3);
    expect(jsonOf(ended)['why']).toEqual([
      `2 of 3 answer, not 127.0.0.1:${closed}: the line or the far side, which cannot be told apart`,
    ]);
  });
  it.each([
    ['sites', 'ftp://x', ''],
    ['sites', Array.from({ length: 11 }, (_, i) => `w${i}.cn`).join(' '), ''],
    ['addresses', 'x', '300.1.1.1'],
  ])('refuses %s that are none: %s %s', async (where, sites, addresses) => {
    const ended = await run(sites, addresses || '127.0.0.1:1');
    expect([ended.code, jsonOf(ended)['error']]).toEqual([2, expect.objectContaining({ code: 'setting-bad', where })]);
  });
  it('gives advice for a code of the dial-in that was told', async () => {
    const port = await site();
    const on = bench();
    const settings = { sites: `http://localhost:${port}/`, addresses: `127.0.0.1:${port}` };
    const start = { ...(await request({ person: 'person', use: {} }, 'internet-line')), settings };
    const handle = await startRun(start, on.options);
    await reply(handle, on, 'measure', 'told', { given: { dialled: '691' } });
    await reply(handle, on, 'retry', 'stay');
    await reply(handle, on, 'sign', 'finish');
    const record = await toEnd(handle, on);
    expect(record.verdict).toBe('fail');
    expect(toldOf(record, 'dial').join('\n')).toMatch(/error 691 !\nWhat to do: Account or password wrong/);
    expect(toldOf(record, 'reach')[0]).toMatch(/127\.0\.0\.1.* answer 302, first octet after/);
  });
});
