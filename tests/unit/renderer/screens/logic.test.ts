import { testerViewOf } from '../../../../electron/contract/bench-item.ts';
import type { Circuit } from '../../../../electron/contract/circuit.ts';
import { describe, expect, it } from 'vitest';
import { LANE_BITS } from '../../../../electron/contract/lanes.ts';
import { whileAway } from '../../../../renderer/link/away.ts';
import { columnsOf, COLUMNS_MAX, differingSettings, measuredS } from '../../../../renderer/pieces/compare/columns.ts';
import { NO_FILTER, queryOf } from '../../../../renderer/screens/archive/filter.ts';
import { pieces, unseenPieces } from '../../../../renderer/widgets/lanes/pieces.ts';
import { chosenOf } from '../../../../renderer/pieces/testers/items.ts';
import { itemLamp, itemWord } from '../../../../renderer/screens/bench/port-state.ts';
import { meant, numbered, withCustomer, withEnd } from '../../../../renderer/pieces/circuit/circuits.ts';
import { chooseProcedure, fault, isPossible, remembered, unfit } from '../../../../electron/contract/set-up.ts';
import { testerFor } from '../../../../renderer/screens/day/in-view.ts';
import { withSetting } from '../../../../renderer/screens/new/draft.ts';
import { runMeant } from '../../../../renderer/page/run-meant.ts';
import { parseRoute } from '../../../../renderer/page/routes.ts';
import type { BenchItem, RunView } from '../../../../electron/contract/views.ts';
import { stopTarget } from '../../../../renderer/shell/stop-target.ts';
import { LOOP_TESTER } from '../../../support/families.ts';
import { fullBench, procedureViews, recordOf, states, summaries } from '../../../support/page-fixtures.ts';

const named = (name: string) => {
  const state = states[name];
  if (!state) throw new Error(name);
  return state;
};

const running = (name: string): RunView => {
  const [run] = named(name).runs;
  if (!run) throw new Error(name);
  return run;
};
const stopped = (name: string, run?: RunView, item?: string) => stopTarget(named(name), run, item);

describe('STOP', () => {
  it('stops the run that is spoken of, else what is measured by hand, and is empty otherwise', () => {
    const run = running('clean');
    expect(stopped('clean', run)).toEqual({ kind: 'run', run });
    expect(stopped('measuring')).toEqual({ kind: 'hand', ids: ['com5'] });
    expect(stopped('measuring', run)).toEqual({ kind: 'run', run });
    expect(stopped('bench')).toBeUndefined();
  });
  it('stops the tester that the bench shows before a run elsewhere, if it is measuring', () => {
    const run = running('clean');
    expect(stopped('measuring', run, 'com5')).toEqual({ kind: 'hand', ids: ['com5'] });
    expect(stopped('measuring', run, 'com3')).toEqual({ kind: 'run', run });
  });
  it('leaves its place empty once the run has ended', () => {
    expect(stopped('bench', { ...running('clean'), finished: true })).toBeUndefined();
  });
});

describe('the tester of the next circuit of a day', () => {
  const [one] = fullBench.filter(({ capabilities }) => capabilities?.settable);
  const tester = (id: string, interfaces: string[], change: Partial<BenchItem> = {}): BenchItem => ({
    ...one!,
    ...{ id, simulated: false, state: 'ready' },
    capabilities: { ...one!.capabilities!, settable: { interface: interfaces } },
    ...change,
  });
  const free = [
    tester('simulator', ['e1-75', 'v35'], { simulated: true }),
    tester('e1', ['e1-75']),
    tester('both', ['e1-120', 'v35']),
    tester('away', ['e1-75', 'x21'], { state: 'lost' }),
  ];
  it.each([
    ['v35', undefined, 'both'],
    ['v35', 'e1', 'both'],
    ['v35', 'simulator', 'simulator'],
    ['e1', undefined, 'e1'],
    ['e1', 'both', 'both'],
    // Nobody knows which interface that is.
    ['data', undefined, 'e1'],
    [undefined, 'away', 'away'],
    // None has it: what is wrong is said of the one that was chosen.
    ['v24', 'e1', 'e1'],
    // It has it, and does not answer.
    ['x21', undefined, 'e1'],
  ])('for %s with %s chosen is %s', (service, chosen, id) => {
    expect(testerFor(free, service, chosen)?.id).toBe(id);
  });
});

describe('the run that the page speaks of', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((runId) => ({ ...running('clean'), runId }));
  const runs = [a!, b!, { ...c!, finished: true }];
  const meant = (list: RunView[], hash: string, last?: string): string | undefined =>
    runMeant({ runs: list }, parseRoute(hash), last)?.runId;
  it('is the one in the address, gone or not; else the one looked at last, else the first that goes on', () => {
    expect(meant(runs, '#/run/b', 'a')).toBe('b');
    expect(meant(runs, '#/run/c', 'a')).toBe('c');
    expect(meant(runs, '#/run/x', 'a')).toBeUndefined();
    expect(meant(runs, '#/run', 'b')).toBe('b');
    expect(meant(runs, '#/bench', 'b')).toBe('b');
    expect(meant(runs, '#/result/b', 'c')).toBe('a');
  });
  it('is the last that ended where none goes on, and none where there are none', () => {
    const over = runs.map((run) => ({ ...run, finished: true }));
    expect(meant(over, '#/run')).toBe('c');
    expect(meant([], '#/run', 'a')).toBeUndefined();
  });
});

describe('while the core is away', () => {
  it('shows nothing as good that nobody sees, and keeps what has ended', () => {
    const ended = { ...running('clean'), finished: true };
    const away = whileAway({ ...named('clean'), runs: [running('clean'), ended] });
    const states = [...away.runs[0]!.lamps, ...away.bench.flatMap((item) => testerViewOf(item)?.lamps ?? [])];
    expect(new Set(states.map((lamp) => lamp.state))).toEqual(new Set(['off', 'unseen']));
    expect(away.runs[0]?.big.state).toBe('link-lost');
    expect(away.runs[1]).toEqual(ended);
  });
});

describe('bench', () => {
  it('begins with the one chosen before, else a real one that is ready, never the simulator while there is one', () => {
    expect(chosenOf(fullBench, 'com3').item?.id).toBe('com3');
    expect(chosenOf(fullBench.toReversed(), undefined).item?.id).toBe('com7');
    expect(chosenOf([], undefined).item).toBeUndefined();
  });
  it('says that the one chosen is gone, and lets no other take its place', () => {
    expect(chosenOf(fullBench, 'port:/dev/ttyUSB7')).toEqual({ item: undefined, gone: '/dev/ttyUSB7' });
    expect(chosenOf([], 'loop@COM9').gone).toBe('COM9');
    expect(chosenOf([], 'loop@tcp://192.0.2.1:7000?rate=64k').gone).toBe('192.0.2.1:7000');
    expect(chosenOf([], 'comtech@sim:?seed=2').gone).toBe('comtech');
  });
  it('says what each port is, and shows no silent port as good', () => {
    expect(fullBench.map((item) => itemWord(item))).toEqual([
      'bench.state.ready',
      'bench.state.open',
      'bench.trouble.no-answer',
      'bench.trouble.port-busy',
      'bench.state.always',
      'bench.state.ready',
    ]);
    // A port that is merely open has not been heard from: that is not good.
    expect(fullBench.map((item) => itemLamp(item))).toEqual(['good', 'off', 'unseen', 'unseen', 'off', 'good']);
  });
  it('shows nothing as ready while the program cannot be reached', () => {
    const sets = fullBench.map((item) => item.family === 'manual');
    expect(fullBench.map((item) => itemLamp(item, true))).toEqual(sets.map((byHand) => (byHand ? 'off' : 'unseen')));
    const words = fullBench.map((item) => itemWord(item, true));
    expect(new Set(words)).toEqual(new Set(['bench.state.away', 'bench.state.always']));
  });
});

describe('draft of a test', () => {
  const [acceptance] = procedureViews();
  const specs = acceptance?.settings ?? {};
  it('remembers only what still exists and is still allowed', () => {
    const stored = JSON.stringify({ duration: '24h', framing: 'pcm99', gone: 'x', pattern: '2^23-1', patience: 5 });
    expect(remembered(stored, specs)).toEqual({ duration: '24h', pattern: '2^23-1' });
    for (const text of [undefined, '', '{', 'null', '[]', '"x"']) expect(remembered(text, specs)).toEqual({});
  });
  it('gives only what differs from the default, so that the report can tell given from assumed', () => {
    const given = withSetting({}, 'duration', '1h', specs['duration']);
    expect(given).toEqual({ duration: '1h' });
    expect(withSetting(given, 'duration', specs['duration']?.default ?? '', specs['duration'])).toEqual({});
  });
  it('knows values that cannot be', () => {
    const can = (name: string, value: string): boolean => {
      const spec = specs[name];
      return spec !== undefined && isPossible(spec, value);
    };
    expect(['45m', '90s', '7d'].every((value) => can('duration', value))).toBe(true);
    expect(['', '15', 'x', '4s', '32d', '1.5h', '-1h'].some((value) => can('duration', value))).toBe(false);
    expect([can('m2100-allocation', '12.5'), can('m2100-allocation', '101'), can('m2100-allocation', '-1')]).toEqual([
      true,
      false,
      false,
    ]);
    expect(can('framing', 'pcm99')).toBe(false);
  });
  it('takes a procedure that the tester can do, and says why not of the others', () => {
    const [comtech, loop, port, , hand] = fullBench;
    const loopOnly = loop && {
      ...loop,
      capabilities: loop.capabilities && { ...loop.capabilities, judging: 'ber-only' as const },
    };
    const ids = (tester: typeof loop, wanted: (string | undefined)[]): string | undefined =>
      chooseProcedure(procedureViews(), tester, undefined, wanted)?.id;
    expect(ids(comtech, ['loop-check'])).toBe('loop-check');
    expect(ids(comtech, [undefined])).toBe('e1-acceptance');
    expect(ids(loopOnly, ['e1-acceptance', undefined])).toBe('loop-check');
    // Nobody has said what he wants: a test of the line with one tester, not one of many instruments whose name comes first.
    const wide = { ...procedureViews()[0]!, id: 'a', needs: { tester: {}, ladder: {} } };
    expect(chooseProcedure([wide, ...procedureViews()], comtech, undefined, [undefined])?.id).toBe('e1-acceptance');
    expect(ids(hand, ['e1-acceptance'])).toBe('e1-acceptance');
    // Of an unidentified port nobody knows anything: nothing is dimmed, and nothing can be started with it.
    expect(ids(port, ['e1-acceptance'])).toBe('e1-acceptance');
    if (!acceptance) throw new Error('fixture');
    expect(unfit(acceptance, loopOnly, undefined)?.zh).toBe('它的读数不能按 G.826、M.2100 判定');
    const forModems = { ...acceptance, needs: { tester: { families: ['comtech'] } }, titles: { comtech: LOOP_TESTER } };
    expect(unfit(forModems, loop, undefined)?.zh).toBe('这个流程只用于本机环测');
    const bare = loop?.capabilities && {
      ...loop,
      capabilities: { ...loop.capabilities, notApplicable: ['interface' as const] },
    };
    expect(unfit(acceptance, bare, undefined)).toEqual({ zh: '它没有 E1 接口', en: 'it has no E1 interface' });
  });
  it('offers no procedure that is not for the circuit, and says why', () => {
    const views = procedureViews();
    const v35 = { number: '0012', service: 'v35', rate: '256k', inService: false } as const;
    const comtech = fullBench[0];
    expect(chooseProcedure(views, comtech, v35, ['e1-acceptance'])?.id).toBe('loop-check');
    expect(views.map((one) => unfit(one, comtech, v35)?.en)).toEqual([expect.stringContaining('V.35'), undefined]);
    const slow = { number: '0012', rate: '8M', inService: false };
    expect(unfit(views[0]!, comtech, slow)?.zh).toBe('电路速率是 8M (8448 kbit/s)，此流程用于 2048 kbit/s');
  });
  it('knows values that this tester does not have, and forgets what was remembered of them', () => {
    const can = fullBench[0]?.capabilities;
    const spec = specs['pattern'];
    if (!can || !spec) throw new Error('fixture');
    const few = { ...can, settable: { ...can.settable, pattern: ['2^15-1'] } };
    expect(fault(spec, 'pattern', '2^23-1', few)).toEqual({ code: 'unfit.value' });
    expect(fault(spec, 'pattern', '2^15-1', few)).toBeUndefined();
    const stored = JSON.stringify({ pattern: '2^23-1', duration: '1h' });
    expect(remembered(stored, specs, few)).toEqual({ duration: '1h' });
    expect(remembered(stored, specs, can)).toEqual({ duration: '1h', pattern: '2^23-1' });
  });
  it('says from how long on a duration is taken, which a procedure may have longer than others', () => {
    const watch = { ...specs['duration']!, shortest: '1m' };
    const told = { code: 'wanted.duration', params: { zh: '1 分钟', en: '1 min' } };
    expect(['60s', '59s', '31d', '32d'].map((value) => fault(watch, 'duration', value, undefined))).toEqual([
      undefined,
      told,
      undefined,
      told,
    ]);
    expect(fault(specs['duration']!, 'duration', '5s', undefined)).toBeUndefined();
    expect(fault(specs['duration']!, 'duration', '4s', undefined)?.params).toEqual({ zh: '5 秒', en: '5 s' });
  });
});

describe('circuit form', () => {
  it('keeps what it does not show', () => {
    const converter = { maker: '瑞斯', dip: '0011' };
    const known: Circuit = {
      number: 'x',
      inService: true,
      customer: { name: '甲', class: 'ordinary', manager: { phone: '1' } },
      ends: { A: { site: 's', converter }, Z: { owner: 'o' } },
      routes: { main: 'r' },
    };
    const edited = { ...known, ...withEnd(known, 'A', 'site', 't'), ...withCustomer(known, 'name', '') };
    expect(edited).toEqual({
      ...known,
      customer: { name: undefined, class: 'ordinary', manager: { phone: '1' } },
      ends: { A: { site: 't', converter }, Z: { owner: 'o' } },
    });
    expect(withEnd({ number: 'x', inService: false }, 'Z', 'room', '0301')).toEqual({ ends: { Z: { room: '0301' } } });
  });
});

describe('circuit that was typed or scanned', () => {
  const found = ['甲0001', '甲00010'].map((number) => ({ ...numbered(number) }));
  it('is the one of exactly this number, the only one that fits, or a new one', () => {
    expect(meant('甲0001', found)?.number).toBe('甲0001');
    expect(meant('0010', found.slice(1))?.number).toBe('甲00010');
    expect(meant('乙9 ', [])).toMatchObject({ number: '乙9 ', inService: false });
  });
  it('is not guessed where several fit', () => {
    expect(meant('甲', found)).toBeUndefined();
  });
});

describe('archive', () => {
  it('counts the last day of a search to its end', () => {
    const { fromMs = 0, toMs = 0 } = queryOf({ ...NO_FILTER, from: '2026-11-23', to: '2026-11-23' });
    expect(new Date(fromMs).getHours()).toBe(0);
    expect(new Date(toMs).getDate()).toBe(24);
    expect(queryOf({ ...NO_FILTER, text: ' a ', from: 'x' })).toEqual({ text: 'a' });
  });
  it('puts attempts in order of time and names what differs between them', () => {
    const columns = columnsOf(summaries.slice(0, 3).map(recordOf));
    expect(columns.map((column) => column.attempt.verdict)).toEqual(['fail', 'aborted', 'pass']);
    expect(differingSettings(columns)).toEqual([{ name: 'pattern', values: ['2^15-1', '2^23-1', '2^15-1'] }]);
    expect(columns.map(measuredS)).toEqual([900, 130, 900]);
    expect(columnsOf(summaries.map(recordOf))).toHaveLength(COLUMNS_MAX);
  });
  it('never hides trouble or a gap behind clean seconds of the same pixel', () => {
    const { clean, ERR, unobserved } = LANE_BITS;
    const flags = Uint32Array.of(clean, clean, clean | ERR, clean | unobserved, ERR | unobserved, 0);
    const window = { flags, errorsMax: new Float64Array(flags.length) };
    expect(pieces(window, 'ALL')).toEqual([
      { from: 0, to: 2, look: 'clean', errors: 0 },
      { from: 2, to: 3, look: 'bad', errors: 0 },
      { from: 3, to: 4, look: 'clean', errors: 0 },
      { from: 4, to: 5, look: 'bad', errors: 0 },
    ]);
    // Drawn over all of it.
    expect(unseenPieces(window)).toEqual([{ from: 3, to: 5 }]);
  });
});
