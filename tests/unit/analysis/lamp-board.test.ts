import { describe, expect, test } from 'vitest';
import { sentenceOf } from '../../../electron/contract/words/index.ts';
import { createLampBoard } from '../../../electron/analysis/lamp-board.ts';
import type { Defect, Gap, Second } from '../../../electron/contract/second.ts';
import type { Capabilities, Observation } from '../../../electron/contract/tester.ts';
import type { LampName } from '../../../electron/contract/lamps.ts';
import type { LampView } from '../../../electron/contract/views.ts';

const capabilities: Capabilities = {
  reading: 'seconds',
  attachment: 'line-port',
  settable: {},
  notApplicable: [],
  defects: ['LOS', 'AIS', 'LOF', 'LSS'],
  counts: ['bits', 'bitErrors', 'slips'],
  inject: {},
  measures: { zh: '线路', en: 'line' },
  basis: { zh: '仪表', en: 'tester' },
  judging: 'path',
  lacks: [],
};
const second = (t: number, more: Partial<Second> = {}): Observation => ({
  kind: 'second',
  second: { t, bits: 2_048_000, bitErrors: 0, slips: [], defects: [], source: 'tester', valid: true, ...more },
});
const alarm = (t: number, ...defects: Defect[]): Observation =>
  second(t, { bits: undefined, bitErrors: undefined, slips: undefined, defects });
const gap = (more: Partial<Gap>): Observation => ({
  kind: 'gap',
  gap: { from: 10, to: 15, reason: 'link-lost', ...more },
});
const lamp = (views: LampView[], name: LampName): LampView => views.find((view) => view.lamp === name)!;
const after = (...seen: Observation[]): LampView[] => {
  const board = createLampBoard(capabilities, { framing: 'pcm31' });
  for (const observation of seen) board.push(observation);
  return board.views();
};

describe('lamp board', () => {
  test('stands in the order of the field, and says why a lamp is off before the start', () => {
    const views = createLampBoard(capabilities, { framing: 'unframed' }).views();
    expect(views.map((view) => view.lamp)).toEqual(['LOS', 'HDB3', 'LOF', 'AIS', 'RAI', 'LSS', 'SLIP', 'ERR']);
    expect(views.every((view) => view.state === 'off' && view.seconds === undefined)).toBe(true);
    expect(lamp(views, 'LOS').reason?.code).toBe('lamp.not-started');
    expect(lamp(views, 'HDB3').reason?.code).toBe('lamp.not-reported');
    for (const name of ['LOF', 'RAI'] as const)
      expect(lamp(views, name).reason).toEqual({ said: { zh: '不成帧', en: 'unframed' } });
  });

  test('a serial port has no line code and no framing', () => {
    const views = createLampBoard({ ...capabilities, notApplicable: ['line-code', 'framing'] }, {}).views();
    for (const name of ['HDB3', 'LOF', 'RAI'] as const)
      expect(lamp(views, name).reason?.code).toBe('lamp.not-applicable');
  });

  test('errors are bad now, then was; clearing takes the diamond and leaves the count', () => {
    const board = createLampBoard(capabilities, { framing: 'pcm31' });
    board.push(second(1));
    expect(lamp(board.views(), 'ERR')).toMatchObject({ state: 'good', seconds: 0 });
    board.push(second(2, { bitErrors: 17 }));
    expect(lamp(board.views(), 'ERR')).toMatchObject({ state: 'bad', seconds: 1, last: 2 });
    board.push(second(3));
    expect(lamp(board.views(), 'ERR')).toMatchObject({ state: 'was', seconds: 1, last: 2 });
    board.clearHistory();
    expect(lamp(board.views(), 'ERR')).toMatchObject({ state: 'good', seconds: 1, last: 2 });
  });

  test('a consequent alarm is grey, named after its cause and counted apart', () => {
    const views = after(alarm(1, 'LOS', 'AIS', 'LSS'), alarm(2, 'LOS', 'AIS', 'LSS'));
    expect(lamp(views, 'LOS')).toMatchObject({ state: 'bad', seconds: 2, last: 2 });
    expect(lamp(views, 'LOS').consequentS).toBeUndefined();
    expect(lamp(views, 'AIS')).toMatchObject({ state: 'off', seconds: 0, consequentS: 2 });
    expect(lamp(views, 'LSS').reason).toEqual({ code: 'lamp.consequent', params: { cause: 'LOS' } });
  });

  test('nothing compared is no proof of no errors', () => {
    expect(lamp(after(second(1), alarm(2, 'LOS')), 'ERR')).toMatchObject({ state: 'unseen', seconds: 0 });
    expect(lamp(after(second(1), second(2, { valid: false })), 'LOS').state).toBe('unseen');
    expect(lamp(after(second(1), gap({})), 'LOS').state).toBe('unseen');
    expect(lamp(after(second(1), gap({ filled: true })), 'LOS').state).toBe('good');
  });

  test('errors that the tester counted in a gap leave a diamond but no seconds', () => {
    const views = after(second(1), gap({ totals: { bitErrors: 3 } }), second(15));
    expect(lamp(views, 'ERR')).toMatchObject({ state: 'was', seconds: 0 });
    expect(lamp(views, 'LOS')).toMatchObject({ state: 'good' });
  });

  test('while the link is lost nothing is good', () => {
    const board = createLampBoard(capabilities, { framing: 'unframed' });
    board.push(second(1));
    const states = new Set(board.views(true).map((view) => view.state));
    expect(states).toEqual(new Set(['unseen', 'off']));
  });

  test('a watch lights the alarms of the line and counts nothing, whatever a test has counted before', () => {
    const board = createLampBoard(capabilities, { framing: 'unframed' });
    board.push(second(1, { bitErrors: 4, defects: ['LOF'] }));
    const before = board
      .views()
      .map(({ lamp: name, seconds, consequentS, last }) => [name, seconds, consequentS, last]);
    board.watch(alarm(2, 'LOS', 'AIS'));
    board.watch(alarm(3));
    board.watch(alarm(4, 'AIS'));
    const views = board.views();
    expect(views.map(({ lamp: name, seconds, consequentS, last }) => [name, seconds, consequentS, last])).toEqual(
      before,
    );
    expect(views.map((view) => [view.lamp, view.state, view.reason && sentenceOf(view.reason)])).toEqual([
      ['LOS', 'was', undefined],
      ['HDB3', 'off', 'lamp.not-reported'],
      ['LOF', 'was', undefined],
      ['AIS', 'bad', undefined],
      ['RAI', 'off', 'unframed'],
      ['LSS', 'off', 'lamp.not-started'],
      ['SLIP', 'off', 'lamp.not-started'],
      ['ERR', 'was', undefined],
    ]);
    board.watch(gap({}));
    expect(lamp(board.views(), 'AIS').state).toBe('unseen');
  });

  test('an alarm that was seen is shown even where it was not expected', () => {
    const board = createLampBoard({ ...capabilities, defects: [] }, { framing: 'unframed' });
    board.push(alarm(1, 'LOF'));
    board.push(second(2, { notices: ['RAI'] }));
    expect(lamp(board.views(), 'LOF')).toMatchObject({ state: 'was', seconds: 1 });
    expect(lamp(board.views(), 'RAI')).toMatchObject({ state: 'bad', seconds: 1 });
  });

  test('a tester has the lamps it names, in the order of the field', () => {
    const board = createLampBoard(
      { ...capabilities, defects: ['LOS', 'LOC'], lamps: ['ERR', 'LOC', 'RAI', 'LOS'] },
      {},
    );
    expect(board.views().map((view) => [view.lamp, view.reason?.code])).toEqual([
      ['LOS', 'lamp.not-started'],
      ['LOC', 'lamp.not-started'],
      ['RAI', 'lamp.not-started'],
      ['ERR', 'lamp.not-started'],
    ]);
    board.push(alarm(1, 'LOC'));
    expect(lamp(board.views(), 'LOC')).toMatchObject({ state: 'bad', seconds: 1, last: 1 });
  });

  test('totals alone tell whether it was bad and whether it is now, and seconds only of alarms', () => {
    const board = createLampBoard(capabilities, { framing: 'pcm31' });
    const totals = (at: number, bitErrors: number, LOS: number): Observation => ({
      kind: 'counts',
      counts: { atMs: at * 1000, testTimeS: at, bitErrors, alarms: { LOS }, final: false },
    });
    board.push(totals(60, 0, 0));
    expect(lamp(board.views(), 'ERR')).toMatchObject({ state: 'good', seconds: undefined });
    expect(lamp(board.views(), 'SLIP').state).toBe('unseen');
    board.push(totals(120, 7, 3));
    expect(lamp(board.views(), 'ERR')).toMatchObject({ state: 'bad', last: 120 });
    expect(lamp(board.views(), 'LOS')).toMatchObject({ state: 'bad', seconds: 3 });
    board.push(totals(180, 7, 3));
    expect(lamp(board.views(), 'ERR')).toMatchObject({ state: 'was', last: 120 });
    expect(lamp(board.views(), 'LOS')).toMatchObject({ state: 'was', seconds: 3 });
  });
});
