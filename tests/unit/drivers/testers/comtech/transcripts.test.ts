import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { formatWireLine } from '../../../../../electron/archive/wire-log.ts';
import { parseAddress } from '../../../../../electron/contract/address.ts';
import { scenarioSchema } from '../../../../../electron/contract/scenario.ts';
import type { TesterSettings } from '../../../../../electron/contract/settings.ts';
import { comtechFamily } from '../../../../../drivers/testers/comtech/driver.ts';
import { createComtechSimulator } from '../../../../../drivers/testers/comtech/simulator.ts';
import { FakeClock } from '../../../../support/fake-clock.ts';
import {
  parseTranscript,
  playInstrument,
  readTranscript,
  type TranscriptLine,
} from '../../../../support/transcript.ts';
import { deskOn, drive, never, secondsOf, type Desk } from './test-line.ts';

const folder = new URL('../../../../../drivers/testers/comtech/transcripts/', import.meta.url).pathname;
const files = readdirSync(folder).filter((name) => name.endsWith('.wire'));
const linesOf = (file: string): TranscriptLine[] => readTranscript(`${folder}${file}`);
const START = Date.UTC(2026, 0, 1);

const E1: TesterSettings = {
  interface: 'e1',
  impedance: '120',
  'line-code': 'hdb3',
  framing: 'unframed',
  pattern: '2^15-1',
};
type Play = (desk: Desk, clock: FakeClock) => Promise<void>;
const until = async (clock: FakeClock, ms: number): Promise<void> => clock.advance(START + ms - clock.nowMs());
const configured =
  (settings: TesterSettings): Play =>
  async ({ tester }, clock) =>
    void (await drive(clock, tester.configure(settings, never())));
const started: Play = ({ tester }, clock) => drive(clock, tester.start(never()));
const restarted: Play = ({ tester }, clock) => drive(clock, tester.restart(never()));
const polled =
  (atMs: number): Play =>
  async (desk, clock) => {
    await until(clock, atMs - 100);
    desk.watch();
    await until(clock, atMs + 100);
    desk.stop();
  };
const oneError: Play = ({ tester }, clock) => drive(clock, tester.inject({ kind: 'count', count: 1 }, never()));
const ratioOnOff: Play = async ({ tester }, clock) => {
  await drive(clock, tester.inject({ kind: 'ratio', ratio: 1e-3 }, never()));
  await drive(clock, tester.inject({ kind: 'off' }, never()));
};
const stopped: Play = ({ tester }, clock) => drive(clock, tester.stop(never()));

/** What the driver is asked to do, file by file; `refusals` holds what no driver of ours would send. */
const PLAYS: Record<string, readonly Play[]> = {
  'identify.wire': [],
  'address-0135.wire': [],
  'configure-e1.wire': [configured(E1)],
  'measure.wire': [started, restarted, polled(30_000), ratioOnOff, stopped],
  'sync-loss.wire': [
    started,
    restarted,
    async (desk, clock) => {
      await until(clock, 29_900);
      desk.watch();
      await until(clock, 31_100);
      desk.stop();
      // The first reading is where the observation begins; the second ends a second in which the mark is no news.
      expect(secondsOf(desk.seen).map((s) => [s.bitErrors, s.defects])).toEqual([[0, []]]);
    },
  ],
  'cdm-570a.wire': [configured({ ...E1, impedance: '75' }), started, restarted, polled(2_000), oneError, stopped],
  'cdm-qx.wire': [configured({ pattern: '2^15-1' }), started, restarted, polled(2_000), ratioOnOff, stopped],
  'slm-5650.wire': [configured(E1), started, restarted, polled(2_000), oneError, stopped],
  'slm-5650a.wire': [started, restarted, polled(2_000)],
};
/** Files that do not begin with the driver's own first question. */
const WITHOUT_IDENTITY = ['configure-e1.wire', 'measure.wire', 'sync-loss.wire'];
const IDENTITY = linesOf('identify.wire').filter((line) => line.direction !== 'note');

test.each(Object.keys(PLAYS))('the driver sends exactly what %s says', async (file) => {
  const clock = new FakeClock(START);
  const lines = linesOf(file);
  const text = lines[0]!.address.replace('comtech@', '');
  const transport = playInstrument(WITHOUT_IDENTITY.includes(file) ? [...IDENTITY, ...lines] : lines, text);
  const desk = await deskOn(clock, () => transport, undefined as never, text);
  for (const play of PLAYS[file]!) await play(desk, clock);
  expect(transport.problems()).toEqual([]);
});

/** What the line of the simulated modem must do for the counts of a file to be true. */
const EVENTS: Record<string, readonly unknown[]> = {
  'measure.wire': [{ at: '10s', errors: 17 }],
  'sync-loss.wire': [
    { at: '10s', errors: 2048 },
    { from: '29s', for: '1s', defect: 'AIS' },
  ],
  'cdm-570a.wire': [{ at: '1s', errors: 17 }],
  'cdm-qx.wire': [{ at: '1s', errors: 17 }],
  'slm-5650.wire': [{ at: '1s', errors: 17 }],
  'slm-5650a.wire': [{ from: '1s', for: '2s', defect: 'LSS' }],
};
const MODELS: Record<string, string> = { 'slm-5650.wire': 'slm-5650' };

test.each(files)('the simulated modem answers exactly what %s says', async (file) => {
  const clock = new FakeClock(START);
  const lines = linesOf(file);
  const { options } = parseAddress(lines[0]!.address);
  const scenario = scenarioSchema.parse({ version: 1, events: EVENTS[file] ?? [] });
  const model = MODELS[file];
  const modem = createComtechSimulator(scenario, undefined, clock, model ? { ...options, model } : options);
  let said = '';
  modem.onSend((bytes) => (said += Buffer.from(bytes).toString('latin1')));
  const exchanges: string[] = [];
  const expected: string[] = [];
  for (const [at, line] of lines.entries()) {
    if (line.direction !== 'host') continue;
    if (line.tMs > clock.nowMs()) await clock.advance(line.tMs - clock.nowMs());
    said = '';
    modem.receive(line.bytes);
    await clock.advance(10);
    exchanges.push(`${line.text} ${said}`);
    const answer = lines[at + 1];
    expected.push(
      `${line.text} ${answer?.direction === 'instrument' ? Buffer.from(answer.bytes).toString('latin1') : ''}`,
    );
  }
  modem.close();
  expect(exchanges).toEqual(expected);
});

test.each(files)('%s: a public source stands beside every exchange, in the form of the wire log', (file) => {
  const lines = linesOf(file);
  for (const [at, line] of lines.entries()) {
    if (line.direction !== 'host') continue;
    expect(lines[at - 1]!.text, `line ${at + 1}`).toMatch(/^https?:\/\//);
  }
  for (const { text, bytes, ...line } of lines) {
    const logged = formatWireLine({ ...line, ...(line.direction === 'note' ? { text } : { bytes }) });
    expect(parseTranscript(logged)).toEqual([{ ...line, bytes, text }]);
  }
});

test('every code that the driver knows is in a transcript', async () => {
  const { COMTECH_MODELS } = await import('../../../../../drivers/testers/comtech/model.ts');
  const played = new Set(files.flatMap((file) => linesOf(file)).map((line) => /\/([A-Z0-9]{3})/.exec(line.text)?.[1]));
  const codes = COMTECH_MODELS.filter((row) => row.bert).flatMap(({ bert, ...row }) => [
    ...bert!.on.map(([code]) => code),
    bert!.clear[0],
    bert!.inject.kind === 'single' ? bert!.inject.command[0] : bert!.inject.on[0],
    bert!.errors.code,
    ...(bert!.ratio ? [bert!.ratio.code] : []),
    ...(bert!.faults ? [bert!.faults.code] : []),
    row.rate.query,
    ...row.rate.set,
    ...['interface', 'framing', 'line-code', 'pattern'].flatMap(
      (name) => row.settings[name as 'interface']?.codes ?? [],
    ),
  ]);
  expect(codes.filter((code) => !played.has(code))).toEqual([]);
  expect(comtechFamily.info.capabilities.measures.en).toBe('modem link (place in the data path undocumented)');
});
