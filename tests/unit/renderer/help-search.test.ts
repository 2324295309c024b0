import { expect, it } from 'vitest';
import { helpMethods } from '../../../electron/hosts/core/methods/help-methods.ts';
import { found } from '../../../renderer/screens/help/search.ts';

const topics = await helpMethods()['help.topics']({});

it.each([
  ['AIS', 'ais'],
  ['全 1', 'ais'],
  ['all ones', 'ais'],
  ['Ｖ．３５', 'v35'],
  ['v 35', 'v35'],
  ['m34', 'v35'],
  ['120 Ω', 'impedance'],
  ['120 ohm', 'impedance'],
  ['阻抗', 'impedance'],
  ['slip', 'slip'],
  ['滑码', 'slip'],
  ['bert-20e1', 'megger-bert-20e1'],
  ['结论', 'verdicts'],
])('finds under %s first of all %s', (asked, id) => {
  expect(found(topics, asked)[0]?.id).toBe(id);
});

it('shows all where nothing is asked, and none where nothing fits', () => {
  for (const blank of ['', '   ', '，', '...']) expect(found(topics, blank)).toEqual(topics);
  expect(found(topics, 'AIS qqqq')).toEqual([]);
});
