import { useState } from 'react';
import type { DayPlan } from '../../../electron/contract/book/day-api.ts';
import type { DaySignature, JobLine, JobView, LineView } from '../../../electron/contract/book/job.ts';
import type { AppState, BenchItem } from '../../../electron/contract/views.ts';
import { useAsked, type Asked } from '../../link/asked.ts';
import { host } from '../../link/host.ts';
import { attempt } from '../../link/notice.ts';
import { usePreferences } from '../../link/preferences.ts';
import { useRemembered } from '../../link/remembered.ts';
import { useRoute } from '../../page/navigation.ts';
import { isReady } from '../../pieces/testers/items.ts';
import { chooseTester, useChosen } from '../../pieces/testers/chosen.ts';
import { freeTesters, inView, testerFor, type Kept } from './in-view.ts';
import { learnName, loopIsOff, openedReport, signAll } from './signing.ts';

/** The work of a day as it stands before whoever does it. */
export interface Day {
  job: JobView;
  line: LineView | undefined;
  testers: readonly BenchItem[];
  tester: BenchItem | undefined;
  plan: Asked<DayPlan | undefined>;
  busy: boolean;
  pick: (circuit: string) => void;
  chooseTester: (id: string) => void;
  start: () => void;
  sign: (signatures: readonly DaySignature[], loopOff: boolean) => void;
  /** What a scanner typed. */
  scan: (text: string) => void;
  /** What was read last that is none of the job, and at which circuit. */
  misread: { circuit: string | undefined; text: string } | undefined;
  forget: () => void;
}

/** What would be done with the circuit in view; asked again whenever the tester is another, or stands otherwise. */
function usePlan(job: string, line: LineView | undefined, tester: BenchItem | undefined): Asked<DayPlan | undefined> {
  const last = useRemembered();
  const circuit = line?.state === 'waiting' ? line.circuit : undefined;
  const key = [job, circuit, tester?.id, tester?.state, Object.keys(last).length, last['new.circuit']].join(' ');
  return useAsked(
    key,
    () =>
      circuit === undefined || tester === undefined
        ? Promise.resolve(undefined)
        : host.call('day.plan', { job, circuit, id: tester.id }),
    { quiet: true },
  );
}

/** Does one thing at a time: what is on its way is not asked for again. */
function useOnce(): { busy: boolean; once: (work: () => Promise<unknown>) => void } {
  const [busy, setBusy] = useState(false);
  return {
    busy,
    once: (work) => {
      if (busy) return;
      setBusy(true);
      attempt(() => work().finally(() => setBusy(false)));
    },
  };
}

/** What is in view stays there until it stands otherwise. */
function useInView(job: JobView, free: boolean): [LineView | undefined, (circuit: string) => void] {
  // Who set a circuit up comes back to it.
  const { circuit: meant } = useRoute().options;
  const [kept, setKept] = useState<Kept | undefined>(() => {
    const back = job.lines.find((one) => one.circuit === meant);
    return back && { circuit: back.circuit, state: back.state, picked: true };
  });
  const line = inView(job.lines, kept, job.next, free);
  const { circuit, state } = line ?? {};
  // What was in view is known with the next drawing, not one later.
  if (circuit !== undefined && state !== undefined && (kept?.circuit !== circuit || kept.state !== state))
    setKept({ circuit, state, picked: false });
  const pick = (picked: string): void => {
    const found = job.lines.find((one) => one.circuit === picked);
    if (found) setKept({ circuit: picked, state: found.state, picked: true });
  };
  return [line, pick];
}

export function useDay(job: JobView, state: AppState): Day {
  const { person } = usePreferences();
  const chosen = useChosen(state.bench);
  const testers = freeTesters(state);
  const [line, pick] = useInView(job, testers.some(isReady));
  const tester = testerFor(testers, line?.service, chosen.item?.id);
  const plan = usePlan(job.job, line, tester);
  const { busy, once } = useOnce();
  const [misread, setMisread] = useState<Day['misread']>();
  const canStart = line?.state === 'waiting' && tester !== undefined && plan.fresh && plan.value?.problems.length === 0;
  const start = (circuit: string): void =>
    once(async () => {
      if (!canStart) return;
      await host.call('day.start', { job: job.job, circuit, id: tester.id, wired: plan.value?.wiring !== undefined });
    });
  /** A label that is read at the circuit in view begins its test: it is wired at that port. Of any other it leads there. */
  const scan = async (text: string): Promise<void> => {
    const at = line?.circuit;
    const found = await host.call('day.scan', { job: job.job, text, ...(at === undefined ? {} : { at }) });
    setMisread(found.is === 'unknown' ? { circuit: at, text } : undefined);
    if (found.is === 'unknown') return;
    const [circuit] = found.is === 'number' ? [found.circuit] : found.circuits;
    if (circuit === undefined) return;
    if (circuit === at && found.is === 'number' && canStart) start(circuit);
    else pick(circuit);
  };
  return {
    ...{ job, line, testers, tester, plan, busy, pick, chooseTester, misread },
    start: () => line && start(line.circuit),
    sign: (signatures, loopOff) => {
      const runId = line?.runId;
      if (!line || runId === undefined) return;
      const name = signatures.find(({ role }) => role === 'engineer')?.name;
      if (person.name === '' && name !== undefined) learnName(name);
      once(async () => {
        const going = state.runs.some((run) => run.runId === runId && !run.finished);
        await signAll(line, runId, signatures, loopOff ? (by) => loopIsOff(job.job, runId, going, by) : undefined);
        // The next circuit is wired meanwhile.
        attempt(() => openedReport(job.job, runId));
      });
    },
    scan: (text) => attempt(() => scan(text)),
    forget: () => setMisread(undefined),
  };
}

/** A changed order or choice of circuits, with what takes the last change back. */
export function useLines(job: JobView): {
  change: (lines: readonly JobLine[]) => void;
  move: (circuit: string, by: -1 | 1) => void;
  undo: (() => void) | undefined;
} {
  const [before, setBefore] = useState<readonly JobLine[]>();
  const plain = job.lines.map(({ circuit, order }) => ({ circuit, ...(order === undefined ? {} : { order }) }));
  const put = (lines: readonly JobLine[]): void =>
    attempt(() => host.call('day.change', { job: job.job, lines: [...lines] }));
  const change = (lines: readonly JobLine[]): void => {
    setBefore(plain);
    put(lines);
  };
  return {
    change,
    move: (circuit, by) => {
      const at = plain.findIndex((one) => one.circuit === circuit);
      const to = at + by;
      if (at < 0 || to < 0 || to >= plain.length) return;
      change(plain.with(at, plain[to]!).with(to, plain[at]!));
    },
    undo:
      before &&
      (() => {
        setBefore(undefined);
        put(before);
      }),
  };
}
