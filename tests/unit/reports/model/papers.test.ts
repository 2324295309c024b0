import { describe, expect, it } from 'vitest';
import {
  byUrgency,
  ordersAt,
  ordersOf,
  readFigures,
  ticketNames,
  ticketsAt,
  weeksOf,
} from '../../../../electron/circuits/index.ts';
import type { Item } from '../../../../electron/contract/book/entry.ts';
import { orderSchema } from '../../../../electron/contract/book/order.ts';
import { ticketSchema, type TicketState } from '../../../../electron/contract/book/ticket.ts';
import type { PlannedLine, PlannedView } from '../../../../electron/contract/book/planned-page.ts';
import type { SummaryRow } from '../../../../electron/contract/book/job.ts';
import type { RunSummary } from '../../../../electron/contract/run.ts';
import { compileReport } from '../../../../electron/reports/make/compiler.ts';
import { paperParts } from '../../../../electron/reports/make/render-paper.ts';
import { jobModel, type JobAsked } from '../../../../electron/reports/model/job-paper.ts';
import { progressOf, rowed } from '../../../../electron/reports/model/progress.ts';
import { ticketModel } from '../../../../electron/reports/model/ticket-paper.ts';
import { located } from '../located.ts';
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

const NOW = '2026-11-25T10:00:00';
const figures = await readFigures(undefined);
const entered = { enteredAtMs: 0, origin: 'a' };
const head = { entry: 'E', after: [], ...entered };

describe('the fault report of a ticket', () => {
  const body = { channel: '400', reportedAt: '2026-11-25T08:00:00', circuit: 'L1', says: '不通' };
  const events = [
    { entry: '1', at: '2026-11-25T08:05:00', did: 'told', told: ['repair-team'], reason: '李工已出发', ...entered },
    { entry: '2', at: '2026-11-25T08:10:00', did: 'run', runId: 'R', ...entered },
  ];
  const item: Item<'ticket'> = {
    kind: 'ticket',
    item: 'T1',
    heads: [{ ...head, body: ticketSchema.parse(body) }],
    events,
  };
  const [ticket] = ticketsAt([item], [], figures, NOW);
  const { record } = located();
  const paper = (change: Partial<TicketState['beside']> = {}, search?: typeof record) =>
    ticketModel({
      ...{ ...made, ticket: { ...ticket!, beside: { ...ticket!.beside, ...change } }, names: ticketNames(figures) },
      runs: [{ ...test('fail', true), runId: 'R' }],
      ...(search && { search }),
    });

  it('says once what somebody wrote, and which test a step was', () => {
    const steps = paper()
      .trace.slice(1)
      .map(({ words }) => words.map(({ zh, en }) => (zh === en ? zh : `${zh}/${en}`)));
    expect(steps).toEqual([['代维或自有维护队伍/Contractor or own team', '李工已出发'], ['2026-0001 验收/Test']]);
  });

  it('is marked where a drill or a simulator stands behind it, has places to sign, and all that proves the fault', () => {
    const drill = paper({ planned: { planned: 'P', kind: 'drill', name: '年度演练' } }, record);
    expect(drill.stamps.map(({ zh }) => zh)).toEqual(['DRILL 演练', '模拟']);
    expect(drill.facts.map(({ value }) => (value as { zh?: string }).zh)).toContain('DRILL 演练“年度演练”，不计故障');
    expect(drill.signers.map(({ zh }) => zh)).toEqual(['处理人', '审核人', '客户签字盖章']);
    expect(drill.fault!.proof.length).toBeGreaterThan(3);
    expect(JSON.stringify(drill.fault!.besides)).not.toContain('后页');
    const parts = paperParts({ paper: 'ticket', model: drill, attached: {}, code: 'T1' });
    expect(compileReport(parts, 'ua-1').subarray(0, 5).toString()).toBe('%PDF-');
  });
});

it('the progress report has a row for each order once, names it in its other parts, and leaves none out in silence', () => {
  const day = (n: number): string => new Date(Date.UTC(2026, 10, 25 + n)).toISOString().slice(0, 10);
  const items = Array.from({ length: 150 }, (_, n): Item<'order'> => {
    const body = orderSchema.parse({ order: `GD-${n}`, circuit: 'L1', due: day((n % 50) - 8) });
    return { kind: 'order', item: body.order, heads: [{ ...head, body }], events: [] };
  });
  const orders = byUrgency(ordersAt(items, new Map(), figures, NOW));
  const today = NOW.slice(0, 10);
  const of = (filter: 'open' | 'to-warn' | 'this-week' | 'next-week') => ordersOf(orders, filter, today);
  const parts = { 'to-warn': of('to-warn'), 'this-week': of('this-week'), 'next-week': of('next-week') };
  const warned = { did: 'warned', day: '2026-11-20', told: ['省政企部'], reason: '设备未到货' } as const;
  const noted = { [parts['to-warn'][0]!.order]: warned };
  const asked = { ...made, number: 'P-1', today, weeks: weeksOf(today), open: of('open'), parts, noted };
  const page = progressOf(asked);
  // A warning travels inside the report.
  expect(page.parts[0]!.rows[0]!.note).toMatchObject({ did: { zh: '已预警' }, words: '省政企部：设备未到货' });
  const rows = page.parts.flatMap((part) => part.rows.map(({ order }) => order));
  expect(new Set(rows).size).toBe(rows.length);
  // Whatever has a row is asked for what was last said of it, however many stand before it.
  expect(rowed(asked).map(({ order }) => order)).toEqual(expect.arrayContaining(rows));
  const left = page.parts.map(({ more }) => Number(/\d+/.exec(more?.zh ?? '0')));
  const shown = page.parts.map((part) => part.rows.length + part.briefs.reduce((n, one) => n + one.orders.length, 0));
  const due = [parts['to-warn'].length, parts['this-week'].length, parts['next-week'].length];
  expect(shown.slice(0, 3).map((n, at) => n + left[at]!)).toEqual(due);
  const others = orders.filter(
    ({ order }) => !Object.values(parts).some((part) => part.some((one) => one.order === order)),
  );
  expect(shown[3]! + left[3]!).toBe(others.length);
});

it('the summary of a job is made of what was done and of what was not', () => {
  const said = { zh: '缺照片', en: 'Photo missing' };
  const ends = { A: '甲'.repeat(40), Z: '乙' };
  const skipped: SummaryRow = {
    ...{ circuit: '甲'.repeat(60), site: '甲', ends, signed: [], remarks: [said, said], simulated: true },
  };
  const done: SummaryRow = {
    ...{ ...skipped, procedure: said, order: 'W-1', signed: [{ role: 'engineer', name: 'E' }], number: '2026-0001' },
    ...{ startedAtMs: made.madeAtMs, durationS: 900, ES: 0, SES: 0, UAS: 0, verdict: 'pass' },
  };
  const left = [{ site: '', at: '2026-11-25T10:00:00', reason: said, missing: [said] }];
  const paper = (of: Pick<JobAsked, 'rows' | 'left'>) => {
    const model = jobModel({ ...made, job: 'J-0001', date: '2026-11-25', ...of });
    return compileReport(paperParts({ paper: 'job', model, attached: of.rows, code: 'J' }), 'ua-1');
  };
  expect(paper({ rows: [done, skipped], left }).length).toBeGreaterThan(paper({ rows: [], left: [] }).length);
});
