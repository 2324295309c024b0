import { describe, expect, it } from 'vitest';
import { api } from '../../../electron/contract/api.ts';
import { families } from '../../../drivers/index.ts';
import { isTesterInfo } from '../../../electron/contract/family.ts';
import { PATTERNS, patternNamed } from '../../../electron/contract/patterns.ts';
import {
  canonicalValue,
  outcomesOf,
  SETTINGS,
  settingRow,
  TESTER_SETTINGS,
  valueWords,
  type Settable,
  type TesterSettings,
} from '../../../electron/contract/settings.ts';
import { createLibrary } from '../../../electron/procedures/index.ts';

const shipped = await Promise.all(
  ['e1-acceptance', 'find-fault', 'loop-check', 'serial-acceptance'].map((id) => createLibrary().procedure(id)),
);

describe('words of settings', () => {
  it.each(shipped.map((procedure) => [procedure.id, procedure] as const))(
    '%s has none of its own, so that one thing has one word',
    (_id, { settings }) => {
      for (const [name, { label, help, choices = [], type }] of Object.entries(settings)) {
        expect([name, label, help, settingRow(name) === undefined]).toEqual([name, undefined, undefined, false]);
        if (type !== 'choice') continue;
        const row = settingRow(name);
        for (const value of choices)
          expect([name, value, Object.hasOwn(row?.values ?? {}, value)]).toEqual([name, value, true]);
      }
    },
  );

  it('every value that a family can be set to has a word, and every pattern is in the table', () => {
    for (const info of families.map((family) => family.info).filter(isTesterInfo))
      for (const [name, values = []] of Object.entries(info.capabilities.settable))
        for (const value of values) {
          const { type, values: rows } = settingRow(name)!;
          const known =
            type === 'pattern' ? patternNamed(value)?.name === value : type === 'rate' || Object.hasOwn(rows!, value);
          expect([info.family, name, value, known]).toEqual([info.family, name, value, true]);
        }
  });

  it.each([
    ['termination', 'mon', '监测', '监测口 MON'],
    ['termination', 'monitor', '监测', '监测口 MON'],
    ['framing', 'unframed', '不成帧', '不成帧'],
    ['framing', 'pcm99', 'pcm99', 'pcm99'],
    ['framing', 'constructor', 'constructor', 'constructor'],
    ['pattern', '2^15-1', '2^15-1', '2^15-1'],
    ['pattern', '1111', '全 1', '全 1'],
    ['pattern', '2^99-1', '2^99-1', '2^99-1'],
    ['rate', '2048k', '2048 kbit/s', '2048 kbit/s'],
    ['duration', '90s', '1 分钟 30 秒', '1 分钟 30 秒'],
    ['duration', 'soon', 'soon', 'soon'],
    ['unseen-max', '1', '1 %', '1 %'],
    ['of-its-own', 'hdb3', 'hdb3', 'hdb3'],
    ['', '', '', ''],
  ])('%s=%s is %s on screen, %s on paper', (name, value, screen, paper) => {
    expect([valueWords(name, value, 'screen').zh, valueWords(name, value, 'paper').zh]).toEqual([screen, paper]);
  });

  it('a setting of a procedure’s own is written as its type is', () => {
    expect(valueWords('pause', '15m', 'paper', 'duration')).toEqual(valueWords('duration', '15m', 'paper'));
    expect(valueWords('share', '5', 'paper', 'percent').en).toBe('5 %');
    expect(canonicalValue('second-pattern', '1:1', 'pattern')).toBe('1010');
  });
});

describe('names of patterns', () => {
  it.each([
    ['1010', '1010'],
    ['1:1', '1010'],
    ['1111', 'mark'],
    ['0000', 'space'],
    ['2^15-1-inv', '2^15-1-inv'],
    ['toString', undefined],
    ['', undefined],
  ])('%s is %s', (text, name) => expect(patternNamed(text)?.name).toBe(name));

  it('the core hears of the panel’s settings by their own names', () => {
    const settings = { pattern: '1:1', termination: 'monitor', framing: 'pcm31' };
    const parsed = api['bench.start'].input.parse({ id: 'a', settings });
    expect(parsed.settings).toEqual({ pattern: '1010', termination: 'mon', framing: 'pcm31' });
  });

  it('no two patterns share a name, and either polarity of a sequence has its own', () => {
    const all = PATTERNS.flatMap(({ name, aliases = [] }) => [name, ...aliases]);
    expect(new Set(all).size).toBe(all.length);
    const inverted = (name: string): boolean | undefined => patternNamed(name)?.inverted;
    // O.150: 2^15-1, 2^23-1, 2^29-1 and 2^31-1 are sent inverted.
    expect(PATTERNS.filter(({ name, inverted: is }) => is && !name.endsWith('-inv')).map(({ name }) => name)).toEqual([
      '2^15-1',
      '2^23-1',
      '2^29-1',
      '2^31-1',
    ]);
    for (const { name, stages } of PATTERNS)
      if (stages !== undefined && !name.endsWith('-inv')) expect(inverted(`${name}-inv`)).toBe(!inverted(name));
  });
});

describe('what became of a setting', () => {
  const can: Settable = { settable: { pattern: ['2^15-1'], framing: [] }, notApplicable: ['termination'] };
  const asked: TesterSettings = Object.fromEntries(TESTER_SETTINGS.map((name) => [name, 'x']));

  it('nothing is set by remote control of which the tester was not told, whatever settings there are', () => {
    const outcomes = outcomesOf(can, asked, new Map([['pattern', 'TBP=9']]));
    expect(outcomes.map(({ setting, how, detail }) => [setting, how, detail])).toEqual(
      TESTER_SETTINGS.map((name) => [
        name,
        name === 'pattern' ? 'remote' : name === 'termination' ? 'not-applicable' : 'front-panel',
        name === 'pattern' ? 'TBP=9' : undefined,
      ]),
    );
  });

  it('a setting that the tester has, and was not told of, is left to its front panel; what nobody asked for is not spoken of', () => {
    expect(outcomesOf(can, { pattern: '2^15-1' }, new Map())).toEqual([
      { setting: 'pattern', value: '2^15-1', how: 'front-panel' },
    ]);
    expect(outcomesOf(can, {}, new Map([['pattern', 'TBP=9']]))).toEqual([]);
  });
});

it('the settings of a tester come first in the table, so that reports print them first', () => {
  expect(Object.keys(SETTINGS).slice(0, TESTER_SETTINGS.length)).toEqual([...TESTER_SETTINGS]);
});
