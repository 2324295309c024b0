import { describe, expect, it } from 'vitest';
import { parsePosition, positionSaid } from '../../../electron/contract/position.ts';
import { bothOf } from '../../../electron/contract/words/index.ts';

describe('a position on a distribution frame', () => {
  it.each([
    ['DDF 03-12-05', 'DDF 03 架 12 排 05 口', 'DDF rack 03, row 12, port 05'],
    ['ddf-3-2-14', 'DDF 3 架 2 排 14 口', 'DDF rack 3, row 2, port 14'],
    ['ODF 1/4/07', 'ODF 1 架 4 排 07 口', 'ODF rack 1, row 4, port 07'],
    ['DDF 3 架 2 排 14 口', 'DDF 3 架 2 排 14 口', 'DDF rack 3, row 2, port 14'],
    ['第3机架第2行第14端口', '3 架 2 排 14 口', 'Rack 3, row 2, port 14'],
    ['rack 3, row 2, port 14', '3 架 2 排 14 口', 'Rack 3, row 2, port 14'],
    [' 1.2.3 ', '1 架 2 排 3 口', 'Rack 1, row 2, port 3'],
  ])('%s is taken apart', (text, zh, en) => {
    expect(bothOf(positionSaid(parsePosition(text)!))).toEqual({ zh, en });
  });
  it.each([
    undefined,
    '',
    '  ',
    'DDF-2',
    'DDF 03-12',
    '12.10',
    '03-12/05',
    '1-2-3-4',
    'DDF 1-2-1234',
    '2026-11-28',
    'x 1-2-3',
    '1-2-3 rear',
  ])('%s says no three places for certain and stays as it is', (text) => {
    expect(parsePosition(text)).toBeUndefined();
  });
});
