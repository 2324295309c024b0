import { readFileSync } from 'node:fs';
import { openStore, type Store } from '../../electron/archive/worker/store.ts';
import { judge, judgeOptions } from '../../electron/analysis/index.ts';
import { isInSteps } from '../../electron/archive/worker/in-steps.ts';
import { withDamage } from '../../electron/contract/damage.ts';
import { TributaryError } from '../../electron/contract/errors.ts';
import type { RunRecord } from '../../electron/contract/run.ts';
import type { History } from '../../electron/contract/second.ts';
import { summariseOnScreen } from '../../electron/reports/index.ts';
import { withDamageFound } from '../../electron/reports/model/damage.ts';
import { buildModel } from '../../electron/reports/model/report.ts';
import { circuit, missed, newRun, planned, seen, T0, trackOf } from './records.ts';

const PNG = Uint8Array.of(
  0x89,
  0x50,
  0x4e,
  0x47,
  0x0d,
  0x0a,
  0x1a,
  0x0a,
  ...Array.from({ length: 3000 }, (_, i) => i % 251),
);
const title = { zh: '测试', en: 'Run' };
const mark = (text: string) => ({ code: 'event.mark', params: { text } }) as const;

/** Seconds of a run of `n`: one in seven with errors, an alarm, a gap with its totals, a slip; clean time between. */
function seconds(n: number) {
  return Array.from({ length: n }, (_, i) => {
    const t = T0 + i;
    if (i % 97 === 40) return missed(t, t + 1, { totals: { bits: 2_048_000, bitErrors: 3 } });
    if (i % 53 === 20) return seen(t, { bits: 0, defects: ['AIS'] });
    if (i % 31 === 11) return seen(t, { bitErrors: 2, slips: [{ bits: -8 }] });
    return seen(t, i % 7 === 3 ? { bitErrors: 1 + (i % 5) } : {});
  });
}

function record(store: Store, runId: string, n: number, end: 'finished' | 'running'): void {
  const run = newRun({
    runId,
    circuit: circuit(`C-${runId}`),
    startedAtMs: T0 * 1000 + n,
    release: { by: 'Li', untilMs: 9 },
  });
  store.createRun(run);
  store.putAttempt(runId, { number: 1, startedAtMs: T0 * 1000 });
  const one = planned(runId, 1, { from: T0, rateKbps: 2048 });
  store.putMeasurement(runId, 1, one);
  for (const id of ['wire', 'run', 'verdict']) store.putStep(runId, 1, { id, do: 'run', title, state: 'done' });
  const all = seconds(n);
  for (let i = 0; i < n; i += 50)
    store.record(one.id, all.slice(i, i + 50), [{ t: T0 + i, kind: 'mark', attempt: 1, message: mark(`${i}`) }]);
  if (end === 'running') return;
  const judgement = judge(store.history(one.id), judgeOptions(store.getRun(runId), one));
  const { verdict, why } = judgement;
  store.putMeasurement(runId, 1, { ...one, to: T0 + n, judgement, verdict });
  store.putAttempt(runId, { number: 1, startedAtMs: T0 * 1000, endedAtMs: (T0 + n) * 1000, verdict });
  store.finishRun(runId, { verdict, why, endedAtMs: (T0 + n) * 1000 });
  store.sign(runId, { role: 'engineer', name: '王一凡', atMs: (T0 + n) * 1000, how: 'typed', attempt: 1 });
  store.addAttachment(runId, { kind: 'photo', name: 'p.png', mime: 'image/png', atMs: 1 }, PNG);
}

/** A closed archive of four runs: a clean one, one with errors all over, one read by hand, one that broke off. */
export function archiveOfFour(path: string): void {
  const { store, close } = openStore(path);
  record(store, 'clean', 3, 'finished');
  record(store, 'errors', 400, 'finished');
  const runId = 'hand';
  store.createRun(newRun({ runId, circuit: circuit('C-hand') }));
  store.putAttempt(runId, { number: 1, startedAtMs: T0 * 1000 });
  store.putMeasurement(runId, 1, planned(runId, 1, { kind: 'by-hand', from: T0, to: T0 + 900 }));
  store.addReading(trackOf(runId), { atMs: 9, testTimeS: 900, bitErrors: 0, alarms: { LOS: 0 }, final: true });
  store.putAttempt(runId, { number: 1, startedAtMs: T0 * 1000, verdict: 'not-assessed' });
  store.finishRun(runId, { verdict: 'not-assessed', why: [], endedAtMs: (T0 + 900) * 1000 });
  record(store, 'broken', 150, 'running');
  store.remember('lang', 'zh');
  close();
}

/** What one question gives: a value, or the code of what was said instead. */
type Told<T> = { value: T; code?: undefined } | { value?: undefined; code: string };
function told<T>(ask: () => T): Told<T> {
  try {
    const value = ask();
    if (!isInSteps(value)) return { value };
    for (;;) {
      const step = value.next();
      if (step.done) return { value: step.value as T };
    }
  } catch (thrown) {
    if (thrown instanceof TributaryError) return { code: thrown.code };
    throw thrown;
  }
}

/** Everything that an archive says of its runs. */
export interface Everything {
  opened: Told<unknown>;
  damage?: Told<unknown>;
  list?: Told<ReturnType<Store['listRuns']>>;
  runs: Record<
    string,
    {
      record: Told<RunRecord>;
      histories: Record<string, Told<History>>;
      events: Told<unknown>;
      screen: Told<unknown>;
      paper: Told<unknown>;
      photos: Record<string, Told<Uint8Array>>;
    }
  >;
}
const IDS = ['clean', 'errors', 'hand', 'broken'];

function everyThingOf(store: Store, runId: string): Everything['runs'][string] {
  const record = told(() => store.getRun(runId));
  const histories = Object.fromEntries([trackOf(runId)].map((id) => [id, told(() => store.history(id))]));
  const known = Object.entries(histories).flatMap(([id, { value }]) => (value ? [[id, value] as const] : []));
  const source = () => withDamageFound({ record: record.value!, histories: new Map(known) });
  return {
    record,
    histories,
    events: told(() => store.events(runId)),
    screen: record.value ? told(() => summariseOnScreen(source().record)) : { code: 'none' },
    paper: record.value ? told(() => buildModel(source(), new Set())) : { code: 'none' },
    photos: Object.fromEntries(
      (record.value?.attachments ?? []).map(({ id }) => [id, told(() => store.attachmentBytes(runId, id))]),
    ),
  };
}

export function everythingIn(path: string): Everything {
  const opened = told(() => openStore(path));
  if (!opened.value) return { opened, runs: {} };
  const { store, close } = opened.value;
  try {
    return {
      opened: { value: true },
      damage: told(() => store.damage()),
      list: told(() => store.listRuns({})),
      runs: Object.fromEntries(IDS.map((runId) => [runId, everyThingOf(store, runId)])),
    };
  } finally {
    close();
  }
}

/** Codes by which an archive or a record is said to be damaged, or to be none that this program can read. */
const SAID = ['archive-corrupt', 'archive-foreign', 'archive-newer', 'record-damaged', 'record-newer'];
const isSaid = (one: Told<unknown> | undefined): boolean => one?.code !== undefined && SAID.includes(one.code);

const asText = (value: unknown): string => JSON.stringify(value);

/** True where everything of `part` is in `whole` too: nothing is shown that was not so. */
function isWithin(part: unknown, whole: unknown): boolean {
  if (Array.isArray(part)) {
    if (!Array.isArray(whole)) return false;
    const known = new Set(whole.map(asText));
    return part.every((one) => known.has(asText(one)) || whole.some((other) => isWithin(one, other)));
  }
  if (part === null || typeof part !== 'object') return Object.is(part, whole);
  if (whole === null || typeof whole !== 'object') return false;
  return Object.entries(part).every(([key, value]) => isWithin(value, (whole as Record<string, unknown>)[key]));
}

const withoutDamaged = <T extends { reason: string }>(gaps: readonly T[]): T[] =>
  gaps.filter(({ reason }) => reason !== 'damaged');
const equal = (a: unknown, b: unknown): boolean => asText(a) === asText(b);

/** True where a report or a screen says that something is damaged. */
const saysDamaged = (value: unknown): boolean => /damaged|newer program/.test(asText(value));

function problemsOfRun(runId: string, is: Everything, was: Everything): string[] {
  const [now, then] = [is.runs[runId]!, was.runs[runId]!];
  const problems: string[] = [];
  const archiveSaid = is.damage?.value !== undefined;
  const listed = is.list?.value?.find((run) => run.runId === runId);
  const record = now.record.value;
  const said = isSaid(now.record) || (record?.damage?.length ?? 0) > 0 || listed?.damaged !== undefined;
  const complain = (what: string): void => void problems.push(`${runId}: ${what}`);
  if (now.record.code && !isSaid(now.record) && !archiveSaid) complain(`refused with ${now.record.code}`);
  if (record) {
    const { damage: _damage, gaps, ...rest } = record;
    const whole = then.record.value!;
    if (!isWithin(rest, whole)) complain('the record shows what was not so');
    if (!isWithin(withoutDamaged(gaps), whole.gaps)) complain('a gap is shown that was not so');
    if (!equal({ ...record, damage: undefined }, { ...whole, damage: undefined }) && !said && !archiveSaid)
      complain('the record differs without a word');
  }
  for (const [id, history] of Object.entries(now.histories)) {
    const whole = then.histories[id]!.value!;
    if (history.value) {
      const { damaged, gaps, ...rest } = history.value;
      if (!isWithin(rest, whole)) complain('seconds are shown that were not so');
      if (!isWithin(withoutDamaged(gaps), whole.gaps)) complain('a gap is told that was not so');
      if (!equal(history.value, whole) && !damaged) complain('seconds differ without a word');
      const found = withDamage(history.value, undefined, undefined);
      if (damaged && record && !said && equal(found.gaps, whole.gaps))
        complain('seconds are damaged and the record says nothing');
    } else if (!isSaid(history) && !said && !archiveSaid) complain(`seconds refused with ${history.code}`);
  }
  for (const what of ['screen', 'paper', 'events'] as const) {
    if (equal(now[what], then[what]) || now[what].code) continue;
    if (what === 'events' ? !said && !archiveSaid : !saysDamaged(now[what].value))
      complain(`${what} differs without a word`);
  }
  for (const [id, photo] of Object.entries(now.photos)) {
    if (photo.value && !equal(photo.value, then.photos[id]?.value)) complain('a photo differs');
    if (photo.code && !isSaid(photo) && !archiveSaid) complain(`photo refused with ${photo.code}`);
  }
  return problems;
}

function problemsOfList(is: Everything, was: Everything): string[] {
  const archiveSaid = is.damage?.value !== undefined || isSaid(is.damage);
  if (!is.list?.value) return isSaid(is.list) || archiveSaid ? [] : [`list refused with ${is.list?.code}`];
  const whole = was.list!.value!;
  return [
    ...is.list.value.flatMap((run) => {
      if (run.damaged) return [];
      const same = whole.find(({ runId }) => runId === run.runId);
      return same && equal(run, same) ? [] : isWithin(run, same) ? [] : [`list: ${run.runId} shows what was not so`];
    }),
    ...(is.list.value.length < whole.length && !archiveSaid ? ['list: a record is lost without a word'] : []),
  ];
}

/** What an archive shows that was not so, or leaves out without a word. */
export function problemsOf(is: Everything, was: Everything): string[] {
  if (is.opened.code) return isSaid(is.opened) ? [] : [`opening refused with ${is.opened.code}`];
  return [...problemsOfList(is, was), ...IDS.flatMap((runId) => problemsOfRun(runId, is, was))];
}

/** A stroke against a file: one bit turned over, a burst of noise, a stretch of zeros. Always the same for the same number. */
export type Stroke = 'bit' | 'burst' | 'zeros';
export function struck(path: string, stroke: Stroke, n: number): Buffer {
  const bytes = Buffer.from(readFileSync(path));
  let state = (n + 1) * 2_654_435_761 + stroke.length * 97;
  const random = (below: number): number => {
    state = Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e3779b9;
    state = Math.imul(state ^ (state >>> 13), 3_266_489_917);
    return ((state ^ (state >>> 16)) >>> 0) % below;
  };
  const at = random(bytes.length);
  const length = Math.min(bytes.length - at, 1 + random(stroke === 'zeros' ? 4096 : 64));
  if (stroke === 'bit') bytes[at]! ^= 1 << random(8);
  else if (stroke === 'zeros') bytes.fill(0, at, at + length);
  else for (let i = at; i < at + length; i++) bytes[i] = random(256);
  return bytes;
}
