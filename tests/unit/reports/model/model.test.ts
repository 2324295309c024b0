import fc from 'fast-check';
import { parseRate } from '../../../../electron/contract/rate.ts';
import { describe, expect, it } from 'vitest';
import { judge, judgeOptions } from '../../../../electron/analysis/index.ts';
import { eventsCsv } from '../../../../electron/reports/make/csv.ts';
import { recordJson } from '../../../../electron/reports/make/record-json.ts';
import { buildModel } from '../../../../electron/reports/model/report.ts';
import { settingLabel, settingValue } from '../../../../electron/reports/model/settings.ts';
import { wordOf } from '../../../../electron/reports/model/texts.ts';
import { EQUIPMENT } from '../../../../electron/contract/circuit.ts';
import { createLibrary } from '../../../../electron/procedures/index.ts';
import { decidingMeasurement } from '../../../../electron/contract/measurement.ts';
import { testerOf } from '../../../../electron/contract/instrument.ts';
import type { RunRecord, StepRecord } from '../../../../electron/contract/run.ts';
import type { Gap, Second } from '../../../../electron/contract/second.ts';
import { bothOf } from '../../../../electron/contract/words/index.ts';
import { summarise, summariseOnScreen } from '../../../../electron/reports/index.ts';
import type { Section, TimeLine } from '../../../../electron/reports/model/document.ts';
import { measurementOf } from '../../../support/records.ts';
import { bad, circuit, FIXTURES, historyOf, recordOf, T0, type Fixture } from '../fixtures.ts';

const modelOf = (fixture: Fixture) => buildModel(fixture, new Set());
const section = (fixture: Fixture, id: string): Section => {
  const found = modelOf(fixture).sections.find((s) => s.id === id);
  if (!found) throw new Error(id);
  return found;
};
const text = (value: unknown): string => JSON.stringify(value);
const lane = (line: TimeLine | undefined, symbol: string) => line?.lanes.find((l) => l.symbol === symbol);

describe('page 1', () => {
  it('says what of an alarm lies in planned work, there and at the event, and leaves verdict and record as they are', () => {
    const fixture = FIXTURES.fail72();
    const { from = 0 } = decidingMeasurement(fixture.record.attempts[0])!;
    const about = { planned: 'P1', kind: 'drill', name: '桥接 =1', saidAtMs: 0 } as const;
    const windows = [{ ...about, from: from + 114_000, to: from + 115_000 }];
    const [plain, marked] = [modelOf(fixture), buildModel({ ...fixture, windows }, new Set())];
    expect(marked.verdict).toBe(plain.verdict);
    const [said] = marked.cautions.filter((one) => !text(plain.cautions).includes(text(one)));
    expect(said?.en).toMatch(/^\d+ of \d+ disturbances inside DRILL 演练 “桥接 =1”: no fault[.]$/);
    const rows = marked.sections.find(({ id }) => id === 'events')?.tables?.[0]?.rows ?? [];
    expect(rows.filter((row) => text(row).includes('桥接 =1')).length).toBeGreaterThan(0);
    const csv = [...eventsCsv({ ...fixture, windows })].join('');
    expect(csv).toContain('(DRILL 演练 “桥接 =1”, no fault)');
    expect(recordJson({ ...fixture, windows })).toEqual(recordJson(fixture));
  });

  it('gives the five numbers of a path and their units', () => {
    const { figures } = modelOf(FIXTURES.fail72());
    expect(figures.map((f) => f.symbol ?? f.label.en)).toEqual(['bit errors', 'ES', 'SES', 'UAS', 'availability']);
    expect(figures[3]).toMatchObject({ value: 47, unit: 's' });
    expect(figures[4]?.value).toBe('99.9818');
  });

  it('speaks of settings as set only where the tester was told or somebody confirmed', () => {
    const conditions = (change: Partial<RunRecord>, steps = (all: StepRecord[]): StepRecord[] => all): string[] => {
      const { record, histories } = FIXTURES.pass15();
      const attempts = record.attempts.map((attempt) => ({ ...attempt, steps: steps(attempt.steps) }));
      const { done } = buildModel({ record: { ...record, ...change, attempts }, histories }, new Set());
      return done.map(({ en }) => en).filter((en) => /^(Conditions|At the front panel)/.test(en));
    };
    const [all = '', ...none] = conditions({ headless: false });
    expect(none).toEqual([]);
    expect(all).toMatch(/pattern 2\^15-1/);
    const [told = '', panel = ''] = conditions({ headless: true });
    expect([told, panel].map((line) => line.replace(/:.*/, ''))).toEqual([
      'Conditions',
      'At the front panel, not confirmed',
    ]);
    expect(panel).toMatch(/rx input terminated/);
    expect(told).not.toMatch(/rx input/);
    // It never came to setting the tester.
    expect(conditions({}, (steps) => steps.filter((step) => step.do !== 'configure'))).toEqual([]);
  });

  it('lists every instrument under its role, with its own calibration and its own SIMULATED', () => {
    const fixture = FIXTURES.pass15();
    const tester = testerOf(fixture.record);
    expect(modelOf(fixture).instruments).toMatchObject([
      { facts: [{ value: 'Comtech EF Data CDM-625' }, {}, {}, {}, {}, {}] },
    ]);
    expect(Object.keys(modelOf(fixture).instruments[0]!)).toEqual(['facts']);
    const z = {
      ...tester,
      simulated: true,
      address: 'comtech@sim:',
      serialTyped: 'Z-1',
      clockOffsetMs: -3_000,
      calibration: { due: '2020-01-01' },
    };
    const { capabilities: _no, ...converter } = {
      ...tester,
      family: 'rad',
      identity: { maker: 'RAD', model: 'FCD-E1' },
    };
    const record = { ...fixture.record, instruments: { tester, 'tester.z': z, 'converter.a': converter } };
    const { instruments, identity } = modelOf({ ...fixture, record });
    expect(instruments.map(({ role, simulated }) => [role, simulated])).toEqual([
      [{ zh: '仪表', en: 'tester' }, undefined],
      [{ zh: '仪表 Z', en: 'tester Z' }, true],
      [{ zh: '协议转换器 A', en: 'converter A' }, undefined],
    ]);
    expect(text(instruments[1])).toContain('Z-1');
    expect(text(instruments[1])).toContain('−3.0 s');
    expect(text(instruments[1])).toContain(bothOf({ code: 'report.calibration-over' }).en);
    // What is no tester has no figures, so no source of them.
    expect(instruments.map(({ facts }) => facts.length)).toEqual([6, 7, 5]);
    expect(identity.slice(-3).map(([label, address]) => [label.en, address])).toEqual([
      ['Connected by (tester)', tester.address],
      ['Connected by (tester Z)', 'comtech@sim:'],
      ['Connected by (converter A)', tester.address],
    ]);
  });

  it('lists each measurement of an attempt that has several, and nothing where there is one', () => {
    const fixture = FIXTURES.pass15();
    const heads = (of: Fixture): string[] =>
      section(of, 'attempts').tables!.map(({ columns }) => text(columns[0]!.head));
    expect(heads(fixture).some((head) => head.includes('Measurements'))).toBe(false);
    const [attempt] = fixture.record.attempts;
    const [one] = attempt!.measurements;
    const back = {
      ...one!,
      id: 'back',
      step: 'back',
      role: 'tester.z',
      judgement: undefined,
      verdict: 'aborted' as const,
    };
    const attempts = [{ ...attempt!, measurements: [one!, back] }];
    const instruments = { tester: testerOf(fixture.record), 'tester.z': testerOf(fixture.record) };
    const two = { ...fixture, record: { ...fixture.record, instruments, attempts } };
    const rows = section(two, 'attempts').tables![1]!.rows as unknown[][];
    expect(rows.map((row) => [row[1], row.at(-1)])).toEqual([
      [{ zh: '仪表', en: 'tester' }, { verdict: one!.verdict ?? 'not-set' }],
      [{ zh: '仪表 Z', en: 'tester Z' }, { verdict: 'aborted' }],
    ]);
    expect(rows[1]!.slice(3, 8)).toEqual(['—', '—', '—', '—', '—']);
  });

  it('never prints as 100 % what was not all of it', () => {
    const [from, to] = [T0, T0 + 31 * 86_400];
    const rows = Array.from({ length: 10 }, (_, i) => bad(from + 1000 + i, { bits: 0, defects: ['LOS'] }));
    const fixture = FIXTURES.pass15();
    const history = historyOf(from, to, rows);
    const record = recordOf({ attempts: [{ ...fixture.record.attempts[0]!, number: 1 }] });
    const one = measurementOf('m1', { from, to, forS: to - from });
    const judgement = judge(history, judgeOptions(record, one));
    const attempts = [{ ...record.attempts[0]!, measurements: [{ ...one, judgement }] }];
    const model = buildModel({ record: { ...record, attempts }, histories: new Map([['m1', history]]) }, new Set());
    expect(model.figures[4]?.value).toBe('99.9996');
  });

  it('gives a loop check BER, slips and delay, and TCP no BER at all', () => {
    expect(modelOf(FIXTURES.loopSerial()).figures.map((f) => f.label.en)).toEqual([
      'bit errors',
      'bit error ratio',
      'slips',
      'seconds with a defect',
      'greatest round-trip delay',
    ]);
    const tcp = modelOf(FIXTURES.tcp());
    expect(text(tcp.figures)).not.toContain('bit error ratio');
    expect(tcp.figures[4]).toMatchObject({ value: '31.0', unit: 'ms' });
  });

  it('leaves absent what nobody knows', () => {
    const model = modelOf(FIXTURES.error());
    expect(model.figures.map((f) => f.value)).toEqual([undefined, undefined, undefined, undefined, undefined]);
    expect(text(model)).not.toContain('null');
    expect(model.why.map((w) => w.en)).toHaveLength(1);
  });

  it('prints every signature of a role, none of an earlier attempt, and a field for who has not signed', () => {
    const { record, histories } = FIXTURES.pass15();
    const one = (role: 'engineer' | 'customer' | 'reviewer', name: string, attempt?: number) =>
      ({ role, name, atMs: 0, how: 'typed', ...(attempt === undefined ? {} : { attempt }) }) as const;
    const attempts = [record.attempts[0]!, { ...record.attempts[0]!, number: 2 }];
    const signatures = [
      one('customer', 'old', 1),
      one('engineer', 'A', 2),
      one('reviewer', 'R'),
      one('engineer', 'B', 2),
      one('engineer', 'A', 2),
    ];
    const model = buildModel({ record: { ...record, attempts, signatures }, histories }, new Set());
    expect(model.signatures.map(({ role, name }) => [/^\w+/.exec(role.en)?.[0], name])).toEqual([
      ['Tested', 'A'],
      ['Tested', 'B'],
      ['Tested', 'A'],
      ['Assisted', undefined],
      ['Reviewed', 'R'],
      ['Customer', undefined],
    ]);
  });

  it('leaves the fields of a missing circuit and of missing signatures blank', () => {
    const model = modelOf(FIXTURES.loopSerial());
    expect(model.circuit.number).toBeUndefined();
    expect(model.ends.map((e) => e.lines)).toEqual([[], []]);
    expect(model.signatures.map((s) => s.name)).toEqual([undefined, undefined]);
  });

  it('says what weakens the result beside the verdict', () => {
    const simulated = modelOf(FIXTURES.fail72());
    expect(simulated.stamps.map((s) => s.en)).toEqual(['SIMULATED']);
    expect(simulated.cautions.map((c) => c.en).join()).toMatch(/simulator.*Headless/);
    expect(simulated.doubtful).toBe(true);
    expect(modelOf(FIXTURES.manual()).verdictTags.map((t) => t.en)).toEqual(['read by hand']);
    expect(modelOf(FIXTURES.running()).verdictWord.en).toBe('INTERIM');
    expect(modelOf(FIXTURES.running()).why.map((w) => w.en)).toEqual([
      'Earlier attempts: 1 (FAIL), see Attempts and steps.',
    ]);
  });

  it('is no interim one any more once it is judged, though people still sign', () => {
    const [signing, done] = [modelOf(FIXTURES.signing()), modelOf(FIXTURES.pass15())];
    for (const part of ['stamps', 'cautions', 'verdictWord', 'why', 'proves', 'doneFacts'] as const)
      expect(signing[part]).toEqual(done[part]);
    expect(text(signing)).not.toMatch(/INTERIM|中间/);
  });

  it('prints the name where a drawn signature is no path', () => {
    const { record, histories } = FIXTURES.pass15();
    const path = 'M0 0"/><image href="file:///etc/passwd"/>';
    const signatures = [{ role: 'engineer' as const, name: '王一凡', atMs: 0, how: 'drawn' as const, path }];
    const model = buildModel({ record: { ...record, signatures }, histories }, new Set());
    expect(model.signatures[0]).toMatchObject({ name: '王一凡', typed: true });
    expect(text(model)).not.toContain('passwd');
  });
});

describe('what the result screen says of a run', () => {
  it('tells gap by gap when, how long, why, and what the totals say, where paper has a section for it', () => {
    const { record } = FIXTURES.pass15();
    const attempt = record.attempts.at(-1)!;
    const one = attempt.measurements[0]!;
    const t = one.from!;
    const gap = (at: number, s: number, more: Partial<Gap>): RunRecord['gaps'][number] => ({
      from: t + at,
      to: t + at + s,
      reason: 'link-lost',
      measurement: one.id,
      ...more,
    });
    const judgement = { ...one.judgement!, seconds: { total: 942, observed: 900, gaps: 5 } };
    const gaps = [
      gap(290, 4, { totals: { bits: 1, bitErrors: 0 } }),
      gap(400, 1, { reason: 'late-poll' }),
      gap(500, 30, { reason: 'asleep' }),
      gap(700, 5, { totals: { bits: 1, bitErrors: 7 }, reason: 'program-stopped' }),
      gap(800, 2, { filled: true }),
    ];
    const seen = summariseOnScreen({
      ...record,
      gaps,
      attempts: [{ ...attempt, measurements: [{ ...one, judgement }] }],
    }).notObserved;
    expect(seen.slice(0, 4).map((one) => bothOf(one))).toEqual([
      {
        zh: '00:04:50 起 4 秒：与仪表的连接断开。仪表累计值其间无误码。',
        en: 'From 00:04:50, 4 s: link to the tester lost. The tester’s totals show 0 errors over it.',
      },
      {
        zh: '00:08:20 起 30 秒：电脑休眠。其间没有任何数据。',
        en: 'From 00:08:20, 30 s: computer asleep. There is no data for it.',
      },
      {
        zh: '00:11:40 起 5 秒：程序未运行。仪表累计值其间误码 7，已计入。',
        en: 'From 00:11:40, 5 s: program not running. The tester’s totals over it: errors 7, counted.',
      },
      { zh: '另有未观测的 3 秒：见事件表。', en: 'Not observed besides: 3 s; see Events.' },
    ]);
    for (const fixture of Object.values(FIXTURES))
      expect(
        summariseOnScreen(fixture().record)
          .notObserved.map((one) => bothOf(one).en)
          .join(),
      ).not.toContain('section');
  });

  it('says how long it would take to prove the usual ratio, at the rate of the line, and only where it was too short', () => {
    const { record } = FIXTURES.pass15();
    const attempt = record.attempts.at(-1)!;
    const one = attempt.measurements[0]!;
    const told = (observed: number, bitsPerS: number): string[] => {
      const bits = observed * bitsPerS;
      const seconds = { total: observed, observed, gaps: 0 };
      const judgement = { ...one.judgement!, seconds, totals: { bits, bitErrors: 0 }, berBound: 3 / bits };
      const measurements = [{ ...one, judgement }];
      return summarise({ ...record, attempts: [{ ...attempt, measurements }] }).proves.map((one) => bothOf(one).en);
    };
    expect(told(900, 2_048_000)).toContain('15 min cannot prove 1E-09; that takes 24 min 23 s.');
    expect(told(900, 64_000)).toContain('15 min cannot prove 1E-09; that takes 13 h 9 s.');
    expect(told(1463, 2_048_000).join()).not.toContain('cannot prove');
  });
});

describe('what a run proves', () => {
  it('is nothing about a real circuit when simulated', () => {
    expect(summarise(FIXTURES.fail72().record).proves[0]?.code).toBe('report.proves.simulated');
  });
  it('is a bound where there was no error, and no bound over TCP', () => {
    expect(text(summarise(FIXTURES.pass15().record).proves)).toContain('1.7E-09');
    expect(text(summarise(FIXTURES.tcp().record).proves)).toContain('report.proves.integrity');
    expect(text(summarise(FIXTURES.tcp().record).proves)).not.toContain('bound');
  });
  it('names gaps, readings and what the tester lacks as not observed', () => {
    expect(summarise(FIXTURES.fail72().record).notObserved[0]).toEqual({
      code: 'report.unseen.gaps',
      params: { gaps: 1, seconds: 612, share: '0.24', longest: 612 },
    });
    expect(summarise(FIXTURES.manual().record).notObserved[0]?.params).toEqual({ readings: 3 });
    expect(summarise(FIXTURES.aborted().record).notObserved.map((m) => m.code)).toContain('report.unseen.short');
    expect(summarise(FIXTURES.error().record).notObserved[0]?.code).toBe('report.unseen.nothing');
  });
});

describe('time-line', () => {
  it('draws a consequent alarm hollow', () => {
    const lines = section(FIXTURES.fail72(), 'time-line').timeLines;
    expect(lane(lines?.[0], 'AIS')?.spans).toHaveLength(1);
    expect(lane(lines?.[0], 'LSS')).toMatchObject({ spans: [], total: 0 });
    expect(lane(lines?.[0], 'LSS')?.hollow).toHaveLength(1);
  });

  it('shows the burst with the alarm behind it in one detail and the gap in another', () => {
    const lines = section(FIXTURES.fail72(), 'time-line').timeLines ?? [];
    expect(lines).toHaveLength(3);
    expect(lines[0]?.zooms.map((z) => z.n)).toEqual([1, 2]);
    expect(lines[2]?.gaps).toEqual([[T0 + 151_960, T0 + 152_572]]);
  });

  it('puts the deciding attempt first', () => {
    const lines = section(FIXTURES.pass15(), 'time-line').timeLines ?? [];
    expect(lines.map((l) => l.from)).toEqual([T0 + 1737, T0]);
    expect(text(modelOf(FIXTURES.pass15()).why)).toContain('Earlier attempts: 1 (FAIL)');
  });

  it('stays small and loses no errored second, from 5 s to 31 d', () => {
    const length = fc.oneof(fc.integer({ min: 5, max: 600 }), fc.integer({ min: 5, max: 31 * 86_400 }));
    const offsets = fc.uniqueArray(fc.nat({ max: 999_999 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(length, offsets, (seconds, picks) => {
        const times = [...new Set(picks.map((p) => T0 + Math.floor((p / 1e6) * seconds)))].sort((a, b) => a - b);
        const history = historyOf(
          T0,
          T0 + seconds,
          times.map((t) => bad(t, { bitErrors: 7 })),
        );
        const base = FIXTURES.pass15().record.attempts[0]!;
        const measurements = [measurementOf('m1', { from: T0, to: T0 + seconds })];
        const attempt = { ...base, number: 1, measurements };
        const source = { record: recordOf({ attempts: [attempt] }), histories: new Map([['m1', history]]) };
        const whole = buildModel(source, new Set()).sections[0]?.timeLines?.[0];
        const bins = whole?.lanes.find((l) => l.kind === 'bins')?.bins ?? [];
        expect(bins.length).toBeLessThanOrEqual(640);
        for (const t of times) expect(bins.some(([a, b]) => a <= t && t < b)).toBe(true);
      }),
      { numRuns: 40, seed: 7 },
    );
  });
});

describe('event list', () => {
  it('joins close errors where the list would be too long, and says so', () => {
    const events = section(FIXTURES.fail72(), 'events');
    expect(events.tables?.[0]?.rows.length).toBeLessThanOrEqual(60);
    expect(text(events.remarks)).toContain('no more than 10 s apart');
  });
  it('is cut at a bearable length and says where the rest is', () => {
    const rows = Array.from({ length: 3000 }, (_, i) => bad(T0 + i * 7200, { bitErrors: 1 }));
    const base = FIXTURES.pass15().record.attempts[0]!;
    const record = recordOf({ attempts: [{ ...base, number: 1 }] });
    const source = { record, histories: new Map([['m1', historyOf(T0, T0 + 3000 * 7200, rows)]]) };
    const events = buildModel(source, new Set()).sections[1];
    expect(events?.tables?.[0]?.rows).toHaveLength(240);
    expect(text(events?.remarks)).toContain('the other 2760 are in the CSV');
  });
});

describe('performance table', () => {
  const full = ['误码秒', '严重误码秒', '不可用秒', '误码率', '可用率'];
  it.each(Object.keys(FIXTURES) as (keyof typeof FIXTURES)[])('of %s has each parameter in full once', (name) => {
    const rows = text(section(FIXTURES[name](), 'performance').tables);
    for (const word of full) expect(rows.split(`"zh":"${word}"`)).toHaveLength(2);
  });
  it('prints limits with clause and status, and ratios that never round up to all', () => {
    const rows = text(section(FIXTURES.fail72(), 'performance').tables);
    expect(rows).toContain('未核实');
    expect(rows).toContain('M.2110');
    expect(rows).not.toContain('1.00E+00');
  });
  it('leaves open what would pass in a test that was cut short', () => {
    expect(text(section(FIXTURES.aborted(), 'performance').tables)).not.toContain('"verdict":"pass"');
    expect(text(section(FIXTURES.pass15(), 'performance').tables)).toContain('"verdict":"pass"');
  });
  it('counts degraded minutes on slow lines, and says of which edition', () => {
    const loop = text(section(FIXTURES.loopSerial(), 'performance').tables);
    expect(loop).toContain('"zh":"劣化分"');
    expect(text(section(FIXTURES.loopSerial(), 'performance').remarks)).toContain('deleted in 1996');
    expect(text(section(FIXTURES.fail72(), 'performance').tables)).not.toContain('劣化分');
    expect(text(section(FIXTURES.tcp(), 'performance').tables)).not.toContain('劣化分');
  });
  it('prints the rules that were applied and no others', () => {
    expect(text(section(FIXTURES.pass15(), 'rules'))).toContain('Less than 2 h');
    expect(text(section(FIXTURES.fail72(), 'rules'))).toContain('2 h to 7 d');
    expect(text(section(FIXTURES.tcp(), 'rules'))).not.toContain('M.2100:');
    expect(text(section(FIXTURES.manual(), 'rules'))).toContain('A blank is unknown');
  });
});

it('says who set what, and that nobody confirmed the front panel of a headless run', () => {
  expect(text(section(FIXTURES.pass15(), 'settings'))).toContain('front panel, confirmed');
  expect(text(section(FIXTURES.fail72(), 'settings'))).toContain('not confirmed (headless)');
  expect(text(section(FIXTURES.fail72(), 'attempts'))).toContain('not confirmed (headless)');
});

it('prints each of several runs by itself, with its own time-line and verdict; of a single one nothing more', () => {
  const fixture = FIXTURES.pass15();
  const { record, histories } = fixture;
  const attempt = record.attempts.at(-1);
  const one = { ...attempt!.measurements[0]!, verdict: 'pass' as const };
  const other = { ...one, id: 'other', step: 'wire', verdict: 'fail' as const };
  const twice: Fixture = {
    ...fixture,
    record: { ...record, attempts: [{ ...attempt!, measurements: [one, other] }] },
    histories: new Map([...histories, ['other', histories.get(one.id)!]]),
  };
  const printed = (fixture: Fixture) => text(section(fixture, 'attempts'));
  expect(printed(twice)).toContain('Measurements of attempt');
  expect(printed(FIXTURES.pass15())).not.toContain('Measurements of attempt');
  const titles = (fixture: Fixture) => section(fixture, 'time-line').timeLines?.map(({ title }) => title.en);
  expect(titles(twice)).toEqual([
    expect.stringMatching(/^Attempt \d, .+: PASS$/),
    expect.stringMatching(/^Attempt \d, .+: FAIL$/),
  ]);
  expect(titles(fixture)?.[0]).toMatch(/^Attempt \d: PASS/);
});

it('prints what is known of routes, converters and owners, each where it belongs, and no section where nothing is', () => {
  const fixture = FIXTURES.pass15();
  const withCircuit = (more: object): Fixture => ({
    ...fixture,
    record: { ...fixture.record, circuit: { ...circuit, ...more } },
  });
  expect(modelOf(withCircuit({})).sections.map(({ id }) => id)).not.toContain('circuit');
  const said = text(
    section(
      withCircuit({
        kind: 'test',
        until: '2026-12-31',
        customer: { class: 'city-diamond', city: '苏州', manager: { name: '周', phone: '0137' } },
        routes: { main: '甲-丙-乙', spare: '甲-丁-乙' },
        towards: '城南局',
        ends: {
          A: { converter: { maker: '瑞斯', model: 'RC-0012', dip: '00000011' } },
          Z: { owner: '客户', equipment: [{ kind: 'onu', id: '007', port: '1.10' }, { kind: 'ptn' }] },
        },
      }),
      'circuit',
    ),
  );
  for (const word of ['2026-12-31', 'city, diamond', '苏州', '周 · 0137', '甲-丙-乙', '甲-丁-乙', '城南局', 'Z end'])
    expect(said).toContain(word);
  for (const word of ['瑞斯 · RC-0012 · DIP 00000011', '客户', 'ONU · 007 · 1.10', 'PTN']) expect(said).toContain(word);
});

it('prints no key of the program: every value that a procedure offers has words, and every equipment its name', async () => {
  const procedures = (await createLibrary().list()).procedures.map(({ procedure }) => procedure);
  for (const procedure of procedures)
    for (const [name, { type, choices = [] }] of Object.entries(procedure.settings))
      for (const value of type === 'choice' ? choices : []) {
        expect(settingLabel(recordOf({ procedure }), name).zh).not.toBe(name);
        // A rate reads the same in every language.
        if (parseRate(value) === undefined) expect(settingValue(name, value).zh).not.toBe(value);
      }
  for (const kind of EQUIPMENT) expect(wordOf('equipment', kind).zh).not.toBe(kind);
});

describe('what a reader a year later must find', () => {
  const judgedWith = (rows: Second[], gaps: Gap[] = [], change: Partial<RunRecord> = {}): Fixture => {
    const { record } = FIXTURES.loopSerial();
    const history = historyOf(T0, T0 + 60, rows, gaps, 92_160);
    const base = { ...record, ...change, verdict: undefined, why: undefined };
    const one = base.attempts[0]!.measurements[0]!;
    const judgement = judge(history, judgeOptions(base, one));
    const attempt = { ...base.attempts[0]!, measurements: [{ ...one, judgement }] };
    const own = gaps.map((gap) => ({ ...gap, measurement: one.id }));
    return {
      record: { ...base, attempts: [attempt], gaps: own, verdict: 'fail' },
      histories: new Map([['m1', history]]),
      photos: new Map(),
    };
  };
  it('a slip in a second with a defect stands in the list and in the CSV, with its time', () => {
    const lost = { bits: 0, defects: ['LSS' as const] };
    const fixture = judgedWith([bad(T0 + 9, lost), bad(T0 + 10, { ...lost, slips: [{ bits: -8 }] })]);
    const rows = section(fixture, 'events').tables?.[0]?.rows ?? [];
    expect(rows.map((row) => text(row)).filter((row) => row.includes('-8 bits'))).toEqual([
      expect.stringContaining(`{"at":${T0 + 10}}`),
    ]);
    expect([...eventsCsv(fixture)].join('')).toContain('Slips: 1, -8 bits');
  });
  it('seconds with a defect are those with any of them, each once', () => {
    const rows = [
      bad(T0 + 5, { bits: 0, defects: ['LSS'] }),
      bad(T0 + 9, { bits: 0, defects: ['AIS', 'LSS'] }),
      bad(T0 + 10, { bits: 0, defects: ['AIS'] }),
    ];
    expect(modelOf(judgedWith(rows)).figures[3]).toMatchObject({ value: 3, unit: 's' });
  });
  it('a gap says what the totals of the tester show, on page 1 too', () => {
    const gaps: Gap[] = [
      { from: T0 + 10, to: T0 + 14, reason: 'link-lost', totals: { bits: 1, bitErrors: 0 } },
      { from: T0 + 20, to: T0 + 23, reason: 'link-lost', totals: { bits: 1, bitErrors: 5 } },
      { from: T0 + 30, to: T0 + 31, reason: 'asleep' },
    ];
    const fixture = judgedWith([], gaps);
    expect(modelOf(fixture).notObserved.map(({ en }) => en)).toContain(
      'For 7 s of it the tester’s totals are known: bit errors 5, at least 1 errored second, which counts in the verdict.',
    );
    // What a gap holds is in the total and in no ratio: 5 errors beside a bound for none would be a lie.
    const said = modelOf(fixture).proves.map(({ en }) => en);
    expect(said.join()).toContain('In the time observed bit errors 0: BER below');
    expect(said.join()).not.toContain('0.00E+00');
    const clean = modelOf(judgedWith([], gaps.slice(0, 1))).notObserved.map(({ en }) => en);
    expect(clean.join()).toContain('bit errors 0; they do not prove that it compared throughout');
    expect(text(section(fixture, 'events'))).toContain('totals show no bit error, which does not prove');
    expect(text(summariseOnScreen(fixture.record))).not.toContain('report.unseen.totals');
  });
  it('how long a clean run should have been is said of none that lost seconds to a defect', () => {
    const proves = (rows: Second[]): string => text(summarise(judgedWith(rows).record).proves);
    expect(proves([])).toContain('new.cannot-prove');
    expect(proves([bad(T0 + 5, { bits: 0, defects: ['LSS'] })])).not.toContain('new.cannot-prove');
  });
  it('a reading that came in a file has no start that nobody saw, and the program led nothing', () => {
    const { record, histories, photos } = FIXTURES.manual();
    const attempts = record.attempts.map((attempt) => ({
      ...attempt,
      startedAtMs: 1000 * (attempt.measurements[0]?.to ?? 0),
    }));
    const model = modelOf({ record: { ...record, attempts }, histories, photos });
    expect(model.doneFacts.slice(0, 2).map(({ value }) => value)).toEqual(['—', '—']);
    expect(model.done[0]?.en).toContain('neither led the test nor timed it');
    expect(model.sections[0]?.timeLines).toEqual([]);
    expect(modelOf(FIXTURES.manual()).done[0]?.en).toContain('the program led');
  });
  it('a note is printed with its photos, and each of them says of what it is', () => {
    const fixture = FIXTURES.manual();
    const rows = section(fixture, 'events').tables?.[0]?.rows ?? [];
    const numbered = expect.objectContaining({ zh: '见照片 2' });
    expect(rows.map((row) => (Array.isArray(row) ? row[3] : undefined))).toContainEqual({
      of: [{ zh: 'V.35 电缆松动，已拧紧', en: 'V.35 电缆松动，已拧紧' }, { small: numbered }],
    });
    expect(section(fixture, 'photos').photos?.map(({ caption }) => caption.zh)).toEqual([
      '显示读数照片',
      'V.35 电缆松动，已拧紧',
    ]);
  });
  it('what went wrong is said once', () => {
    const { record, histories, photos } = FIXTURES.error();
    const why = [{ code: 'why.error' as const, params: { ...record.error!.message } }];
    expect(modelOf({ record: { ...record, why }, histories, photos }).why).toHaveLength(1);
  });
});

it('keeps the circuit number character for character', () => {
  const number = `A"B/C\\D #[evil] $x$ ${'9'.repeat(200)}`;
  const fixture = FIXTURES.pass15();
  const model = modelOf({ ...fixture, record: { ...fixture.record, circuit: { ...circuit, number } } });
  expect(model.circuit.number).toBe(number);
});

it('prints whatever else a tester counts: as a lane, and as a line of the table', () => {
  const { record, histories } = FIXTURES.pass15();
  const tester = testerOf(record);
  const capabilities = { ...tester.capabilities, counts: [...tester.capabilities.counts, 'codeViolations' as const] };
  const { id, from = 0, to = 0 } = decidingMeasurement(record.attempts.at(-1))!;
  const violated = (t: number, codeViolations: number): Second => bad(t, { bitErrors: 0, codeViolations });
  const seen = historyOf(from, to, [violated(from + 3, 5), violated(from + 9, 2)]);
  const instruments = { tester: { ...tester, capabilities } };
  const told = { record: { ...record, instruments }, histories: new Map([[id, seen]]) };
  const model = buildModel(told, new Set());
  const lanesIn = ({ sections }: typeof model) => sections.flatMap(({ timeLines = [] }) => timeLines[0]?.lanes ?? []);
  const line = lanesIn(model).find(({ label }) => label.en === 'code violations');
  expect(line).toMatchObject({
    kind: 'spans',
    total: 7,
    spans: [
      [from + 3, from + 4],
      [from + 9, from + 10],
    ],
  });
  expect(text(model.sections.flatMap(({ tables = [] }) => tables))).toContain('code violations');
  expect(text(buildModel({ record, histories }, new Set()))).not.toContain('code violations');
});
