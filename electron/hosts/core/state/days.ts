import type { Archive } from '../../../archive/index.ts';
import type { Clock } from '../../../contract/clock.ts';
import type { Item, NewEntry } from '../../../contract/book/entry.ts';
import { localText } from '../../../contract/book/times.ts';
import type { Log } from '../../../contract/log.ts';
import { missingSigners, type RunRecord } from '../../../contract/run.ts';
import { signersOf } from '../../../contract/steps.ts';

/** Hangs records on the jobs and orders that they belong to. */
export interface Days {
  /** The order for which a circuit is tested: as the job says, or the jobs of this day where all that name one name the same. */
  orderFor(circuit: string, job?: string): Promise<string | undefined>;
  /** A run of a circuit has begun. `job`: it was begun from there; the jobs of this day that hold the circuit get it too where it is an acceptance. */
  began(runId: string, circuit: string | undefined, job?: string): Promise<void>;
  /** A record has ended, or somebody has signed it since: what that means for the order is entered once. */
  ended(runId: string): void;
}

interface Parts {
  archive(): Archive;
  clock: Clock;
  bookChanged(): void;
  log?: Log;
}

/**
 * True of a procedure that says which lines it is for: it proves one. A search for a fault, a watch, an inspection, works of an emergency are for any line, and
 * are no acceptance of it.
 */
const proves = ({ procedure }: RunRecord): boolean => procedure.needs.circuit !== undefined;

/**
 * What a record says of service acceptance; undefined while it says nothing: no acceptance, not carried through, passed and not signed by all who are asked, or nothing but a
 * simulator's.
 */
function accepted(record: RunRecord): 'service-passed' | 'service-failed' | undefined {
  const { state, verdict, procedure, simulated } = record;
  if (state !== 'finished' || simulated || !proves(record)) return undefined;
  if (verdict === 'fail') return 'service-failed';
  return verdict === 'pass' && missingSigners(record, signersOf(procedure)).length === 0 ? 'service-passed' : undefined;
}

/** The orders for which a job tests a circuit. */
const ordersOf = (jobs: readonly Item<'job'>[], circuit: string): string[] =>
  jobs.flatMap(({ heads }) =>
    heads[0].body.lines.flatMap((line) => (line.circuit === circuit && line.order !== undefined ? [line.order] : [])),
  );

const holds = ({ heads }: Item<'job'>, circuit: string): boolean =>
  heads[0].body.lines.some((line) => line.circuit === circuit);

/** The jobs to which a run of a circuit belongs: that from which it is begun, and those of the day that hold it. `at`: local time. */
const jobsOf = (jobs: readonly Item<'job'>[], circuit: string, at: string, job: string | undefined): Item<'job'>[] =>
  jobs.filter((one) => holds(one, circuit) && (one.item === job || one.heads[0].body.date === at.slice(0, 10)));

export function createDays({ archive, clock, bookChanged, log }: Parts): Days {
  const enter = async (entries: readonly NewEntry[]): Promise<void> => {
    if (entries.length === 0) return;
    await archive().enter(entries);
    bookChanged();
  };
  const entered = async (runId: string): Promise<void> => {
    const record = await archive().getRun(runId);
    const did = accepted(record);
    const circuit = record.circuit?.number;
    if (!did || circuit === undefined) return;
    const jobs = (await archive().items('job')).filter(({ events }) => events.some((one) => one.runId === runId));
    const named = [...new Set(ordersOf(jobs, circuit))];
    const orders = named.length === 0 ? [] : await archive().items('order', { items: named });
    const at = localText(clock.nowMs());
    const open = orders.filter(({ events }) => !events.some((one) => one.did === did && one.runId === runId));
    await enter(open.map(({ item }) => ({ kind: 'order', item, event: { at, did, runId } }) as const));
  };
  let turn = Promise.resolve();
  return {
    orderFor: async (circuit, job) => {
      const jobs = jobsOf(await archive().items('job'), circuit, localText(clock.nowMs()), job);
      const own = jobs.filter(({ item }) => item === job);
      const [order, ...others] = new Set(ordersOf(own.length > 0 ? own : jobs, circuit));
      return others.length === 0 ? order : undefined;
    },
    began: async (runId, circuit, job) => {
      if (circuit === undefined) return;
      const at = localText(clock.nowMs());
      const all = jobsOf(await archive().items('job'), circuit, at, job);
      const jobs = proves(await archive().getRun(runId)) ? all : all.filter(({ item }) => item === job);
      const given = { circuit };
      await enter([
        ...jobs.map(({ item }) => ({ kind: 'job', item, event: { at, did: 'run', runId, given } }) as const),
        ...[...new Set(ordersOf(jobs, circuit))].map(
          (item) => ({ kind: 'order', item, event: { at, did: 'run', runId } }) as const,
        ),
      ]);
    },
    // One after the other: who signs last ends the record, and both are told.
    ended: (runId) => {
      turn = turn
        .then(() => entered(runId))
        .catch((thrown: unknown) => log?.error({ err: thrown, run: runId }, 'not entered into the book'));
    },
  };
}
