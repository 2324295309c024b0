import type { BookFile, BookEvent } from '../../contract/book/entry.ts';
import type { LineState, Missing } from '../../contract/book/job.ts';
import { photoShows } from '../../contract/book/missing.ts';
import type { LeftLoopView } from '../../contract/left-loop.ts';
import type { PhotoDemand } from '../../contract/procedure.ts';
import type { RunFacts } from './facts.ts';

/** A line as the gate sees it. */
export interface GateLine {
  circuit: string;
  state: LineState;
  /** The record that counts, and all records of it. */
  run: RunFacts | undefined;
  runs: readonly RunFacts[];
  label: 'equal' | 'other' | 'unread';
  read: string | undefined;
}

/** What the gate rests on beside the lines. */
export interface GateFacts {
  events: readonly BookEvent[];
  files: readonly Pick<BookFile, 'shows'>[];
  loops: readonly Pick<LeftLoopView, 'id' | 'runId' | 'state'>[];
  /** The day, `2026-09-03`. */
  date: string;
}

const has = (facts: GateFacts, photo: string, of: string): boolean =>
  facts.files.some(({ shows }) => shows === photoShows(photo, of));
const happened = ({ events }: GateFacts, did: string, runId: string): boolean =>
  events.some((event) => event.did === did && event.runId === runId);

/** Loops of a circuit that nobody has said to be off, and those that are owed. The last record that set one counts. */
function loopsLeft({ circuit, runs }: GateLine, facts: GateFacts): Missing[] {
  const last = runs.findLast(({ farLoop }) => farLoop !== undefined);
  const byHand = last && !last.farLoop?.off && !happened(facts, 'loop-off', last.runId);
  const owed = facts.loops.filter(
    ({ runId, state }) => state !== 'released' && runs.some((run) => run.runId === runId),
  );
  return [
    ...(byHand ? [{ kind: 'loop', circuit, runId: last.runId } as const] : []),
    ...owed.map(({ id, runId }) => ({ kind: 'loop', circuit, runId, loop: id }) as const),
  ];
}

/** What is missing of a circuit before its site is left. A circuit that is not done today only has no loop left behind. */
export function missingOf(line: GateLine, facts: GateFacts): Missing[] {
  const { circuit, state, run, label, read } = line;
  if (state === 'skipped') return loopsLeft(line, facts);
  const labels: Missing[] =
    label === 'equal' ? [] : [{ kind: 'label', circuit, ...(read === undefined ? {} : { read }) }];
  if (!run || (state !== 'done' && state !== 'to-sign'))
    return [{ kind: 'outcome', circuit, ...(run ? { runId: run.runId } : {}) }, ...labels, ...loopsLeft(line, facts)];
  const { runId } = run;
  const photos = run.demands.filter(({ of, id }) => of === 'circuit' && !has(facts, id, circuit));
  return [
    ...labels,
    ...photos.map((photo) => ({ kind: 'photo', circuit, photo }) as const),
    ...loopsLeft(line, facts),
    ...(run.unsigned.length > 0 ? [{ kind: 'signature', circuit, runId } as const] : []),
    ...(happened(facts, 'report-opened', runId) ? [] : [{ kind: 'report', circuit, runId } as const]),
  ];
}

/** What is missing of a site itself: photos of it, and instruments that are out of calibration or of which nobody says that they are in it. */
export function missingAt(site: string, lines: readonly GateLine[], facts: GateFacts): Missing[] {
  const runs = lines.flatMap(({ run, state }) => (run && state !== 'skipped' ? [run] : []));
  const demands = new Map<string, PhotoDemand>(
    runs.flatMap((run) => run.demands.flatMap((one) => (one.of === 'site' ? [[one.id, one] as const] : []))),
  );
  const instruments = new Map(runs.flatMap((run) => run.instruments.map((one) => [one.name, one] as const)));
  const outdated = [...instruments.values()].filter(
    ({ simulated, due }) => !simulated && (due === undefined || due < facts.date),
  );
  return [
    ...[...demands.values()].flatMap((photo) =>
      has(facts, photo.id, site) ? [] : [{ kind: 'photo', photo } as const],
    ),
    ...outdated.map(
      ({ name, due }) => ({ kind: 'calibration', instrument: name, ...(due === undefined ? {} : { due }) }) as const,
    ),
  ];
}
