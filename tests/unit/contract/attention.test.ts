import { describe, expect, it } from 'vitest';
import {
  momentsBetween,
  momentText,
  MOMENTS,
  SOUNDS,
  soundOf,
  taskBarOf,
  type MomentName,
} from '../../../electron/contract/attention.ts';
import type { RunEvent } from '../../../electron/contract/run.ts';
import type { RunView } from '../../../electron/contract/views.ts';
import { cleanRun as runView } from '../../support/page-fixtures.ts';

const T0 = runView.startedAt!;
const link = (state: RunView['link'], role = 'tester'): Partial<RunView> => ({
  link: state,
  instruments: { ...runView.instruments, [role]: { ...runView.instruments['tester']!, link: state } },
});
const resume = (t: number): RunEvent => ({ t, kind: 'start', attempt: 1, message: { code: 'event.resume' } });
const big = (state: RunView['big']['state']): Partial<RunView> => ({ big: { state, line: { code: 'big.line.idle' } } });
const prompt = (id: string, kind: 'confirm' | 'retry' | 'reading' | 'start-by-hand'): Partial<RunView> =>
  ({ prompt: { id, kind } }) as unknown as Partial<RunView>;

const clean: Partial<RunView> = {
  attempt: 1,
  measurement: 'm1',
  lastErrorAt: undefined,
  certain: undefined,
  judged: undefined,
  prompt: undefined,
  counters: [],
  events: [],
  storedTo: T0 + 9,
  ...link('ready'),
  ...big('clean'),
};
const error: Partial<RunView> = { lastErrorAt: T0 + 10, storedTo: T0 + 10 };
const fails: Partial<RunView> = { certain: { verdict: 'fail', why: { code: 'why.no-limits' } } };

/** A run as it changes: each step adds to what was before. Gives what is told with each. */
function told(...steps: Partial<RunView>[]): MomentName[][] {
  let view: RunView = { ...runView, ...clean };
  return steps.map((step) => {
    const next = { ...view, ...step };
    const names = momentsBetween([view], [next]).map(({ name }) => name);
    view = next;
    return names;
  });
}

describe('what happened to a run', () => {
  it.each([
    ['nothing while nothing does', [{ elapsedS: 11 }, { elapsedS: 12 }], [[], []]],
    ['the first error, and no later one', [error, { lastErrorAt: T0 + 20 }], [['firstError'], []]],
    ['with a limit of 0 that it is certain, too', [{ ...error, ...fails }], [['certain', 'firstError']]],
    [
      'certain once, long after the first error',
      [error, {}, fails, { elapsedS: 30 }],
      [['firstError'], [], ['certain'], []],
    ],
    [
      'the first error of a tester that tells totals alone',
      [{ counters: [{ name: 'bitErrors', value: 3 }] }],
      [['firstError']],
    ],
    [
      'the first error of each measurement',
      [error, { measurement: 'm2', lastErrorAt: undefined }, error],
      [['firstError'], [], ['firstError']],
    ],
    [
      'lost and back, each once',
      [link('lost'), link('reopening'), link('identifying'), link('ready')],
      [['linkLost'], [], [], ['linkBack']],
    ],
    ['lost again', [link('lost'), link('ready'), link('lost')], [['linkLost'], ['linkBack'], ['linkLost']]],
    ['no link lost as it ends', [{ ...link('closed'), finished: true, verdict: 'pass' }], [['ended']]],
    ['a link of another instrument', [link('ready', 'witness'), link('lost', 'witness')], [[], ['linkLost']]],
    [
      'the verdict as it stands, not once more as all have signed',
      [{ judged: 'fail' }, prompt('q3', 'retry'), { finished: true, verdict: 'fail' }],
      [['ended'], [], []],
    ],
    [
      'the verdict of each attempt',
      [
        { judged: 'fail' },
        { judged: undefined, attempt: 2, measurement: undefined },
        { measurement: 'm2' },
        { judged: 'pass' },
      ],
      [['ended'], [], [], ['ended']],
    ],
    ['a run that breaks off before it is judged', [{ finished: true, verdict: 'aborted' }], [['ended']]],
    [
      'time is up, once, for a set read by hand',
      [{ ...big('by-hand'), remainingS: 2 }, { remainingS: 1 }, { remainingS: 0 }, { elapsedS: 99 }],
      [[], [], ['timeUp'], []],
    ],
    ['no time is up where the program counts itself', [{ remainingS: 1 }, { remainingS: 0 }], [[], []]],
    [
      'each question once',
      [prompt('q1', 'confirm'), { elapsedS: 3 }, { prompt: undefined }, prompt('q2', 'start-by-hand')],
      [['asks'], [], [], ['asks']],
    ],
    [
      'no question in what the result or START brings along',
      [prompt('q1', 'retry'), prompt('q2', 'reading')],
      [[], []],
    ],
  ] as [string, Partial<RunView>[], MomentName[][]][])('%s', (_name, steps, expected) => {
    expect(told(...steps)).toEqual(expected);
  });

  it.each([
    [
      'what it had found before',
      [{ events: [resume(T0 + 60)] }, { ...error, ...fails }, { storedTo: T0 + 61 }],
      [[], [], []],
    ],
    [
      'a later error, when one was found before',
      [{ events: [resume(T0 + 60)] }, error, { lastErrorAt: T0 + 70, storedTo: T0 + 70 }],
      [[], [], []],
    ],
    [
      'but the first that comes now',
      [{ events: [resume(T0 + 60)] }, { storedTo: T0 + 61 }, { lastErrorAt: T0 + 70, storedTo: T0 + 70, ...fails }],
      [[], [], ['certain', 'firstError']],
    ],
    [
      'nor that its time is up',
      [
        { ...big('idle'), remainingS: undefined },
        { ...big('by-hand'), remainingS: 0 },
      ],
      [[], []],
    ],
  ] as [string, Partial<RunView>[], MomentName[][]][])(
    'a run that is taken up again does not tell %s',
    (_name, steps, expected) => {
      expect(told(...steps)).toEqual(expected);
    },
  );

  it('is news only to who saw it before: a page that was loaded anew tells nothing', () => {
    const bad: RunView = { ...runView, ...clean, ...error, ...fails, judged: 'fail' };
    expect(momentsBetween([], [bad])).toEqual([]);
    expect(momentsBetween([bad], [])).toEqual([]);
    expect(momentsBetween([bad], [bad])).toEqual([]);
  });

  it('is told of each of several runs by its own name', () => {
    const named = (runId: string, number: string, part: Partial<RunView> = {}): RunView => ({
      ...runView,
      ...clean,
      ...part,
      runId,
      circuit: { ...runView.circuit!, number },
    });
    const before = [named('a', '甲乙0001'), named('b', '甲乙0002'), named('c', '甲乙0003')];
    const after = [named('a', '甲乙0001', { judged: 'pass' }), named('b', '甲乙0002'), named('c', '甲乙0003', error)];
    expect(momentsBetween(before, after).map((moment) => momentText(moment, 'zh').title)).toEqual([
      '合格 · 甲乙0001',
      '出现误码 · 甲乙0003',
    ]);
  });
});

describe('what is read and heard', () => {
  const run: RunView = { ...runView, ...clean, ...fails, judged: 'fail', elapsedS: 900 };
  it('says the verdict and the circuit first: that is what a locked screen shows', () => {
    expect(momentText({ name: 'ended', run }, 'en')).toMatchObject({ title: `FAIL · ${run.circuit!.number}` });
    expect(momentText({ name: 'ended', run }, 'en').body).toContain('15 min');
    expect(momentText({ name: 'certain', run }, 'zh').title).toBe(`已定：不合格 · ${run.circuit!.number}`);
  });
  it.each(Object.keys(MOMENTS) as MomentName[])('leaves no gap in the words of %s', (name) => {
    for (const lang of ['zh', 'en'] as const)
      for (const part of Object.values(momentText({ name, run }, lang))) expect(part).toMatch(/^[^{}]+$/);
  });
  it('has a tune of its own for each, no longer than a second and a half', () => {
    const tunes = Object.values(MOMENTS).map(({ tune }) => tune);
    expect(new Set(tunes.map((tune) => JSON.stringify(tune))).size).toBe(tunes.length);
    for (const tune of tunes) expect(tune.reduce((ms, tone) => ms + tone.ms, 0)).toBeLessThanOrEqual(1500);
  });
  it('puts pairs under one sound', () => {
    expect(SOUNDS).toEqual(['ended', 'linkLost', 'certain', 'firstError', 'burst', 'asks']);
    expect([soundOf('linkBack'), soundOf('timeUp')]).toEqual(['linkLost', 'ended']);
  });
});

describe('the task bar', () => {
  const at = (elapsedS: number, remainingS: number, part: Partial<RunView> = {}): RunView => ({
    ...runView,
    ...clean,
    elapsedS,
    remainingS,
    ...part,
  });
  it.each([
    ['a clean run', [at(30, 90)], { progress: 0.25, look: 'good' }],
    ['one that has failed', [at(30, 90, fails)], { progress: 0.25, look: 'bad' }],
    ['one with errors now', [at(30, 90, big('errors'))], { progress: 0.25, look: 'bad' }],
    ['one whose link is lost', [at(30, 90, link('lost'))], { progress: 0.25, look: 'waits' }],
    [
      'several: the last to end, the worst of all',
      [at(60, 60), at(30, 90), at(90, 30, fails)],
      { progress: 0.25, look: 'bad' },
    ],
    [
      'one read by hand, which waits for nobody until its time is up',
      [at(30, 90, prompt('q1', 'reading'))],
      { progress: 0.25, look: 'good' },
    ],
    ['one whose time is up', [at(120, 0, prompt('q1', 'reading'))], { progress: 1, look: 'waits' }],
    ['one that is over', [at(120, 0, { judged: 'pass' })], undefined],
    ['one that has not begun', [at(0, 0, { startedAt: undefined })], undefined],
    ['none', [], undefined],
  ] as [string, RunView[], ReturnType<typeof taskBarOf>][])('shows %s', (_name, runs, expected) => {
    expect(taskBarOf(runs)).toEqual(expected);
  });
});
