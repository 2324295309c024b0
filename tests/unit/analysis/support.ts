import { readFileSync } from 'node:fs';
import type { JudgeOptions } from '../../../electron/analysis/index.ts';
import { limitSetSchema, type LimitSet } from '../../../electron/contract/limits.ts';
import { isClean, type Defect, type Gap, type History, type Second } from '../../../electron/contract/second.ts';
import type { Observation } from '../../../electron/contract/tester.ts';
import { sayMessage } from '../../../electron/contract/words/index.ts';
import { parseYaml } from '../../../electron/contract/yaml.ts';

export const T0 = 1_700_000_000;
export const E1_BITS = 2_048_000;

export function limitSet(id: string): LimitSet {
  const url = new URL(`../../../resources/limits/${id}.yaml`, import.meta.url);
  return parseYaml(readFileSync(url, 'utf8'), limitSetSchema, id);
}
export const m2100e1 = limitSet('m2100-e1');
export const g826e1 = limitSet('g826-e1');

export const options = (over: Partial<JudgeOptions> = {}): JudgeOptions => ({
  rule: 'path',
  limits: [{ set: m2100e1 }, { set: g826e1 }],
  rateKbps: 2048,
  allocations: { 'm2100-allocation': 10, 'g826-allocation': 10 },
  unseenMax: 1,
  ...over,
});

export const second = (t: number, over: Partial<Second> = {}): Second => ({
  t,
  bits: E1_BITS,
  bitErrors: 0,
  defects: [],
  source: 'tester',
  valid: true,
  ...over,
});
export const withBlocks = (t: number, erroredBlocks: number, over: Partial<Second> = {}): Second =>
  second(t, { blocks: 1000, erroredBlocks, bitErrors: erroredBlocks, ...over });
export const defect = (t: number, ...defects: Defect[]): Second => second(t, { bits: 0, defects });
export const gap = (from: number, n: number, over: Partial<Gap> = {}): Gap => ({
  from,
  to: from + n,
  reason: 'late-poll',
  ...over,
});

/** Seconds by letter: `.` clean, `e` one error, `S` severe, `D` LOS, `i` invalid, `?` one second of a gap. `10S` repeats. */
export function line(text: string): Observation[] {
  const list: Observation[] = [];
  let t = T0;
  for (const [, count, letter = ''] of text.matchAll(/(\d*)([.eSDi?])/g)) {
    const n = count ? Number(count) : 1;
    if (letter === '?') {
      list.push({ kind: 'gap', gap: gap(t, n) });
      t += n;
    } else for (let i = 0; i < n; i++) list.push({ kind: 'second', second: letterSecond(letter, t++) });
  }
  return list;
}
const letters: Record<string, (t: number) => Second> = {
  '.': (t) => second(t),
  e: (t) => second(t, { bitErrors: 1 }),
  S: (t) => second(t, { bitErrors: 2048 }),
  D: (t) => defect(t, 'LOS'),
  i: (t) => second(t, { bitErrors: 77, valid: false }),
};
const letterSecond = (letter: string, t: number): Second => letters[letter]!(t);

/** A history as the archive keeps it: clean seconds merged into spans where `merge` allows. */
export function historyOf(observations: readonly Observation[], merge = true): History {
  const history: History = { spans: [], rows: [], gaps: [] };
  for (const one of observations) {
    if (one.kind === 'gap') history.gaps.push(one.gap);
    if (one.kind !== 'second') continue;
    if (merge && isClean(one.second)) addClean(history, one.second);
    else history.rows.push(one.second);
  }
  return history;
}
function addClean(history: History, { t, bits, blocks, source }: Second): void {
  const span = history.spans.at(-1);
  if (span?.to === t && (span.blocks === undefined) === (blocks === undefined)) {
    span.to++;
    span.bits = span.bits! + bits!;
    if (blocks !== undefined) span.blocks = span.blocks! + blocks;
  } else history.spans.push({ from: t, to: t + 1, bits, ...(blocks === undefined ? {} : { blocks }), source });
}

/** `n` clean E1 seconds from T0 with rows put in their place. */
export function cleanRun(n: number, rows: readonly Second[] = []): History {
  const history: History = { spans: [], rows: [...rows], gaps: [] };
  let from = T0;
  for (const { t } of [...rows, { t: T0 + n }]) {
    if (t > from) history.spans.push({ from, to: t, bits: (t - from) * E1_BITS, source: 'tester' });
    from = t + 1;
  }
  return history;
}
/** Clean time of `n` seconds that holds so many ES (one error) and SES, none adjacent. */
export function runWith(n: number, counts: { ES?: number; SES?: number }): History {
  const severe = counts.SES ?? 0;
  const rows = Array.from({ length: counts.ES ?? severe }, (_, i) =>
    second(T0 + 2 * i, { bitErrors: i < severe ? 2048 : 1 }),
  );
  return cleanRun(n, rows);
}

export const inEnglish = (messages: readonly Parameters<typeof sayMessage>[1][]): string[] =>
  messages.map((message) => sayMessage('en', message));
