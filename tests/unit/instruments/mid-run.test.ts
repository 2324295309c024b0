import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Gap } from '../../../electron/contract/second.ts';
import type { Observation } from '../../../electron/contract/tester.ts';
import { openSession, type Session } from '../../../electron/instruments/index.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { testerIn } from '../../support/tester.ts';

const never = new AbortController().signal;
let home: string;
let clock: FakeClock;
let session: Session | undefined;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'tributary-mid-run-'));
  clock = new FakeClock();
});
afterEach(async () => {
  await session?.close();
  await rm(home, { recursive: true, force: true });
});

/** Lets time pass until `work` is done; `readsFiles`: no faster than the disk answers. */
async function whileTimePasses<T>(work: Promise<T>, readsFiles = false): Promise<T> {
  const ended = { yet: false };
  const settled = work.finally(() => (ended.yet = true));
  settled.catch(() => undefined);
  for (let step = 0; step < 2000 && !ended.yet; step++) {
    if (readsFiles) await new Promise((resolve) => setTimeout(resolve, 1));
    await clock.advance(readsFiles ? 10 : 50);
  }
  return settled;
}

/** What a Comtech on a simulated line shows in `seconds` seconds of a scenario. */
async function watch(events: string, seconds: number): Promise<Observation[]> {
  const file = join(home, 'line.yaml');
  await writeFile(file, `version: 1\nevents:\n  - ${events}\n`);
  session = await whileTimePasses(openSession(`comtech@sim:?line=${file}`, never, { home, clock }), true);
  const tester = testerIn(session);
  await whileTimePasses(tester.start(never));
  await whileTimePasses(tester.restart(never));
  const seen: Observation[] = [];
  const stop = new AbortController();
  const reading = (async (): Promise<void> => {
    for await (const observation of tester.observe(stop.signal)) seen.push(observation);
  })();
  for (let step = 0; step < seconds * 20; step++) await clock.advance(50);
  stop.abort();
  await whileTimePasses(reading);
  await whileTimePasses(tester.stop(never));
  return seen;
}
const gapsOf = (seen: Observation[]): Gap[] => seen.flatMap((one) => (one.kind === 'gap' ? [one.gap] : []));
/** Every second of line time is covered once: by a second or by a gap. */
function covered(seen: Observation[]): number[] {
  return seen.flatMap((one) => {
    if (one.kind === 'second') return [one.second.t];
    if (one.kind !== 'gap') return [];
    return Array.from({ length: one.gap.to - one.gap.from }, (_, n) => one.gap.from + n);
  });
}
const inStep = (ts: number[]): boolean => ts.every((t, n) => n === 0 || t === ts[n - 1]! + 1);

test('pulled for 5 s in mid-run, the same tester goes on and the time nobody saw is one gap', async () => {
  const seen = await watch('{ at: 6s, do: unplug, for: 5s }', 30);
  expect(session?.state).toBe('ready');
  const gaps = gapsOf(seen);
  expect(gaps).toHaveLength(1);
  expect(gaps[0]!.to - gaps[0]!.from).toBeGreaterThanOrEqual(4);
  expect(inStep(covered(seen))).toBe(true);
  expect(seen.at(-1)?.kind).toBe('second');
});

test('a tester that falls silent for a while costs a gap, not the session', async () => {
  const seen = await watch('{ at: 6s, do: silent, for: 5s }', 30);
  expect(session?.state).toBe('ready');
  expect(gapsOf(seen).length).toBeGreaterThan(0);
  expect(inStep(covered(seen))).toBe(true);
});
