import { describe, expect, it } from 'vitest';
import type { PlannedLine, PlannedView } from '../../../../electron/contract/book/planned-page.ts';
import type { RunSummary } from '../../../../electron/contract/run.ts';
import { compileReport } from '../../../../electron/reports/make/compiler.ts';
import { paperParts } from '../../../../electron/reports/make/render-paper.ts';
import { plannedModel } from '../../../../electron/reports/model/planned-paper.ts';

const made = { madeAtMs: Date.UTC(2026, 10, 25, 2), offsetS: 28_800 };
const test = (verdict: string, simulated = false): RunSummary =>
  ({ runId: 'R', procedureTitle: { zh: '验收', en: 'Test' }, number: '2026-0001', verdict, simulated }) as RunSummary;
const line = (circuit: string, customer?: string, more: Partial<PlannedLine> = {}): PlannedLine => ({
  ...{ circuit, ends: '甲 – 乙', offers: {}, untested: {} },
  ...(customer !== undefined && { customer }),
  ...more,
});
const view = (kind: PlannedView['kind'], lines: PlannedLine[], more: Partial<PlannedView> = {}): PlannedView => ({
  ...{ planned: 'P1', kind, name: '更换 SDH 单板', from: '2026-11-27T00:00:00', to: '2026-11-28T06:00:00' },
  circuits: lines.map(({ circuit }) => circuit),
  ...{ standing: 'over', lines, objections: [], log: [], tickets: [], conflict: false },
  ...{ missing: [], toldOfOther: false },
  ...more,
});
const model = (is: 'notice' | 'report', of: PlannedView) => plannedModel({ ...made, is, view: of, number: 'N-1' });

describe('the papers of planned work', () => {
  it('write to each customer of his own circuits alone', () => {
    const lines = [line('L1', '银行'), line('L2', '学校'), line('L3', '银行'), line('L4')];
    const { letters } = model('notice', view('work', lines));
    expect(letters.map(({ customer, lines: own }) => [customer, own.map(({ circuit }) => circuit)])).toEqual([
      ['银行', ['L1', 'L3']],
      ['学校', ['L2']],
      ['', ['L4']],
    ]);
  });

  it('ask for an objection only where something is done to the circuit', () => {
    const answers = (kind: PlannedView['kind']) => model('notice', view(kind, [line('L1')])).answers.length;
    expect([answers('work'), answers('drill'), answers('guarantee')]).toEqual([2, 2, 1]);
  });

  it('bear the stamps of a drill and of a simulator on every page', () => {
    const stamps = (is: 'notice' | 'report', of: PlannedView) => model(is, of).stamps.map(({ zh }) => zh);
    const simulated = [line('L1', '银行', { before: test('pass', true), after: test('pass') })];
    expect(stamps('report', view('work', simulated))).toEqual(['模拟']);
    expect(stamps('report', view('drill', simulated))).toEqual(['DRILL 演练', '模拟']);
    expect(stamps('notice', view('drill', simulated))).toEqual(['DRILL 演练']);
    expect(stamps('report', view('work', [line('L1')]))).toEqual([]);
  });

  it('count what passed before and after, and what has no test', () => {
    const lines = [
      line('L1', '银行', { before: test('pass'), after: test('pass') }),
      line('L2', '银行', { before: test('pass'), after: test('fail') }),
      line('L3', '银行', { before: test('pass') }),
    ];
    const facts = model('report', view('work', lines)).facts.map(({ label, value }) => [label.zh, value]);
    expect(Object.fromEntries(facts)).toMatchObject({ 时段长度: '1 d 06:00:00', 前后都合格: 1, 缺测试: 1 });
    const untested = { untested: { before: { entry: '1', reason: '机房进不去' } } };
    const drill = model('report', view('drill', [line('L1', '银行', untested), ...lines]));
    expect(drill.lines[0]?.before).toEqual({ number: '', reason: '机房进不去' });
    // What is only inspected before is not measured after.
    expect(drill.facts.map(({ value }) => value).slice(-2)).toEqual([3, 1]);
  });

  it('are set as PDF/UA-1, with more circuits than one page holds', () => {
    const lines = Array.from({ length: 60 }, (_, n) => line(`L${n}`, '银行', { before: test('pass') }));
    for (const is of ['notice', 'report'] as const) {
      const parts = paperParts({ paper: 'planned', model: model(is, view('work', lines)), attached: {}, code: 'N-1' });
      expect(compileReport(parts, 'ua-1').subarray(0, 5).toString()).toBe('%PDF-');
    }
  });
});
