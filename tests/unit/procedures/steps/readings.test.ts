import '../../../support/archive-in-this-thread.ts';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunRecord } from '../../../../electron/contract/run.ts';
import { cliHere, jsonOf } from '../../../support/cli.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'readings-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A run of 15 minutes with this reading, as somebody on the command line does it. */
async function run(yaml: string, ...more: string[]): Promise<Record<string, unknown> & { code: number | null }> {
  const reading = join(folder, 'reading.yaml');
  writeFileSync(reading, yaml);
  const [procedure = 'e1-acceptance', ...rest] = more;
  const archive = ['--archive', join(folder, 'runs.db'), '--out', folder];
  const ended = await cliHere(
    ['run', procedure, '--tester', 'manual', '--set', `reading=${reading}`, ...archive, '--json', ...rest],
    { home: folder },
  );
  return { ...jsonOf(ended), code: ended.code };
}

const QUIET = 'alarms: { LOS: 0s, AIS: 0s, LOF: 0s, LSS: 0s }';
const CLEAN = `testTime: 15m\nbitErrors: 0\nES: 0\nSES: 0\nUAS: 0\nslips: 0\n${QUIET}\n`;
/** The clean reading with some of its lines in another form, or gone (`ES:` alone is a blank). */
const but = (...lines: string[]): string => {
  const changed = new Map(lines.map((line) => [line.split(':')[0], line]));
  const kept = CLEAN.trimEnd()
    .split('\n')
    .map((line) => {
      const key = line.split(':')[0];
      const now = changed.get(key) ?? line;
      changed.delete(key);
      return now;
    });
  return [...kept, ...changed.values(), ''].join('\n');
};

describe('a reading that was taken', () => {
  it.each<[string, string, number, string, string]>([
    ['everything 0', CLEAN, 0, 'pass', 'No errored'],
    ['all that proves it', but('ES:', 'SES:', 'UAS:', 'slips:'), 0, 'pass', 'No errored'],
    ['every alarm blank', 'testTime: 15m\nbitErrors: 0\n', 3, 'not-assessed', 'LOS, AIS, LOF, LSS not read'],
    ['one alarm blank', but('alarms: { LOS: 0s, AIS: 0s, LSS: 0s }'), 3, 'not-assessed', 'LOF not read'],
    [
      'one that the set does not have',
      but('alarms: { LOS: 0s, AIS: 0s, LSS: 0s }', 'set: { maker: BNT, model: BNT-2200, lacks: [LOF] }'),
      0,
      'pass',
      'No errored',
    ],
    [
      'neither LOS nor LSS',
      but('alarms: { AIS: 0s, LOF: 0s }', 'set: { lacks: [LOS, LSS] }'),
      3,
      'not-assessed',
      'neither LOS nor LSS',
    ],
    ['a second with an alarm', but('alarms: { LOS: 1s, AIS: 0s, LOF: 0s, LSS: 0s }'), 1, 'fail', 'LOS for 1 s'],
    ['14 of 15 minutes', but('testTime: 14m'), 0, 'pass', 'No errored'],
    ['10 of 15 minutes', but('testTime: 10m'), 3, 'not-assessed', 'counted 10 min of 15 min'],
    ['what cannot be, confirmed', but('bitErrors: 5', 'confirmed: true'), 3, 'not-assessed', 'somebody confirmed'],
    ['more time than there was, confirmed', but('UAS: 1200', 'confirmed: true'), 1, 'fail', '1200 unavailable seconds'],
  ])('%s', async (_, yaml, code, verdict, why) => {
    const result = await run(yaml);
    expect(result).toMatchObject({ code, verdict });
    expect(JSON.stringify(result['why'])).toContain(why);
    expect(JSON.stringify(result)).not.toMatch(/:-\d/);
  });

  it.each([
    ['alarms blank', 'testTime: 15m\nbitErrors: 0\nslips: 0\n', 3, 'not-assessed'],
    ['a frame loss', but('alarms: { LOS: 0s, AIS: 0s, LOF: 1s, LSS: 0s }'), 1, 'fail'],
  ])('by the loop check: %s', async (_, yaml, code, verdict) => {
    expect(await run(yaml, 'loop-check')).toMatchObject({ code, verdict });
  });
});

it('is taken of a set that a person reads and of no other tester', async () => {
  const reading = join(folder, 'reading.yaml');
  writeFileSync(reading, CLEAN);
  const rest = ['--set', 'duration=15m', '--archive', join(folder, 'runs.db'), '--out', folder, '--json'];
  const args = ['run', 'e1-acceptance', '--tester', 'comtech@sim:', '--set', `reading=${reading}`, ...rest];
  const ended = await cliHere(args, { home: folder });
  expect(ended.code).toBe(2);
  expect(jsonOf(ended)['error']).toMatchObject({ code: 'reading-unasked' });
});

it('keeps maker, model and number character for character, and what the set shows besides errors', async () => {
  const set = 'set: { maker: 信而泰, model: 2200, serial: 0012, calibratedUntil: 2026-12-31, lacks: [LOF, LOF] }';
  const besides = 'leads: { DTR: on, CTS: off }\nlevelDb: -3.5\nping: [{ to: 10.0.0.1, sent: 4, lost: 4 }]';
  const result = await run(but('alarms: { LOS: 0s, AIS: 0s, LSS: 0s }', set, besides));
  expect(result['tester']).toMatchObject({ identity: '信而泰 2200 S/N 0012' });
  const { json } = result['report'] as Record<string, string>;
  const { record } = JSON.parse(readFileSync(json ?? '', 'utf8')) as { record: RunRecord };
  expect(record.instruments['tester']).toMatchObject({
    identity: { maker: '信而泰', model: '2200' },
    serialTyped: '0012',
    calibration: { due: '2026-12-31' },
    lacks: ['LOF'],
  });
  expect(record.attempts[0]?.measurements[0]?.readings[0]).toMatchObject({
    leads: 'DTR on, CTS off',
    levelDb: -3.5,
    ping: [{ to: '10.0.0.1', sent: 4, lost: 4 }],
  });
});

describe('a reading that is refused before a run exists', () => {
  it.each<[string, string, string[]]>([
    ['bit errors without seconds', but('bitErrors: 5'), ['bitErrors', 'ES']],
    ['seconds without a cause', but('ES: 3'), ['ES', 'bitErrors']],
    ['SES above ES', but('bitErrors: 900000', 'ES: 1', 'SES: 2'), ['SES', 'ES']],
    ['ES above the time', but('bitErrors: 99999', 'ES: 901'), ['ES', 'testTime']],
    ['UAS above the time', but('UAS: 1200'), ['UAS', 'testTime']],
    ['both together', but('bitErrors: 9', 'ES: 1', 'UAS: 900'), ['ES', 'UAS', 'testTime']],
    ['an alarm in no second', but('alarms: { LOS: 5s, AIS: 0s, LOF: 0s, LSS: 0s }'), ['alarms.LOS', 'SES']],
    ['an alarm above the time', but('alarms: { LOS: 2000s, AIS: 0s, LOF: 0s, LSS: 0s }'), ['alarms.LOS', 'testTime']],
    ['too many errors', but('bitErrors: 999999', 'ES: 1'), ['bitErrors', 'ES']],
    ['too long', but('testTime: 15d'), ['testTime', 'duration']],
    ['a minute and a second too long', but('testTime: 961s'), ['testTime', 'duration']],
    ['too long, confirmed', but('testTime: 31d', 'confirmed: true'), ['testTime', 'duration']],
  ])('%s', async (_, yaml, fields) => {
    const result = await run(yaml);
    expect(result.code).toBe(2);
    const { code, where, hint } = result['error'] as Record<string, string>;
    expect(code).toMatch(/^reading-/);
    for (const field of fields) expect(where).toContain(field);
    expect(where).toContain('reading.yaml');
    expect(hint).not.toBe('');
  });

  it.each<[string, string]>([
    ['a negative count', but('bitErrors: -1')],
    ['a fraction', but('ES: 0.5')],
    ['a text', but("SES: '0'")],
    ['a word', but('UAS: none')],
    ['true', but('slips: true')],
    ['infinity', but('bitErrors: .inf')],
    ['no number', but('bitErrors: .nan')],
    ['more than any line can hold', but('bitErrors: 1e300')],
    ['an unknown key', but('biterrors: 0')],
    ['an unknown alarm', but('alarms: { RAI: 0s }')],
    ['a negative alarm', but('alarms: { LOS: -5s }')],
    ['half a second of alarm', but('alarms: { LOS: 0.5 }')],
    ['an alarm without a unit', but('alarms: { LOS: some }')],
    ['alarms as a list', but('alarms: [LOS]')],
    ['a test time in words', but('testTime: soon')],
    ['a negative test time', but('testTime: -900')],
    ['no test time', but('testTime:')],
    ['a list', '- testTime: 15m\n'],
    ['nothing', ''],
    ['a map for a count', but('ES: { n: 0 }')],
    ['confirmed as a word', but('confirmed: yes please')],
    ['a set with an unknown key', but('set: { maker: BNT, modell: X }')],
    ['a set that lacks what no set has', but('set: { lacks: [LOX] }')],
    ['a day that does not exist', but('set: { calibratedUntil: 2026-11-31 }')],
    ['more lost than sent', but('ping: [{ to: 10.0.0.1, size: 64, sent: 3, lost: 4 }]')],
    ['a level out of range', but('levelDb: 900')],
    ['a negative frequency', but('frequencyHz: -1')],
    ['a delay that is none', but('rtdUs: -3')],
    ['light out of range', but('opticalDbm: 200')],
  ])('%s', async (_, yaml) => {
    const result = await run(yaml);
    expect(result.code).toBe(2);
    expect(result['error']).toMatchObject({ code: 'bad-yaml', where: expect.stringMatching(/reading\.yaml:\d+:\d+$/) });
  });
});
