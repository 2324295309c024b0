import type { Circuit, CircuitEnd } from '../../contract/circuit.ts';
import type { BookEvent, Item } from '../../contract/book/entry.ts';
import type { Job, JobLine, JobView, LineState, LineView, OtherJob, SiteView } from '../../contract/book/job.ts';
import { photoShows } from '../../contract/book/missing.ts';
import type { Order } from '../../contract/book/order.ts';
import type { Verdict } from '../../contract/verdict.ts';
import type { RunFacts } from './facts.ts';
import { missingAt, missingOf, type GateFacts, type GateLine } from './gate.ts';

/** All that is known beside the job itself. */
export interface DayFacts extends Pick<GateFacts, 'files' | 'loops'> {
  circuits: ReadonlyMap<string, Circuit>;
  orders: ReadonlyMap<string, Order>;
  /** By id. */
  runs: ReadonlyMap<string, RunFacts>;
}

/** Verdicts that are no outcome: the circuit waits again. */
const NO_OUTCOME: readonly (Verdict | undefined)[] = [undefined, 'aborted', 'error'];
const hasOutcome = ({ state, verdict }: RunFacts): boolean => state === 'finished' && !NO_OUTCOME.includes(verdict);

const of = (events: readonly BookEvent[], circuit: string): BookEvent[] =>
  events.filter(({ given }) => given?.['circuit'] === circuit);

/** Why a circuit is not done today; undefined where it is to be done. What was tested since is tested. */
function skippedBy(events: readonly BookEvent[], circuit: string): BookEvent | undefined {
  const last = of(events, circuit).findLast(({ did }) => did === 'skipped' || did === 'taken-up' || did === 'run');
  return last?.did === 'skipped' ? last : undefined;
}

/** The records of a circuit in this job, oldest first; and the one that counts: the one going on, else the last with an outcome, else the last. */
function runsOf(events: readonly BookEvent[], circuit: string, runs: DayFacts['runs']): Pick<GateLine, 'run' | 'runs'> {
  const own = events.flatMap(({ did, runId }) => {
    const run = did === 'run' && runId !== undefined ? runs.get(runId) : undefined;
    return run?.circuit === circuit ? [run] : [];
  });
  const going = own.findLast(({ state }) => state !== 'finished');
  return { runs: own, run: going ?? own.findLast(hasOutcome) ?? own.at(-1) };
}

function stateOf(run: RunFacts | undefined, skipped: boolean): LineState {
  if (run && run.state !== 'finished') return run.state;
  if (skipped) return 'skipped';
  return run && hasOutcome(run) ? 'done' : 'waiting';
}

function gateLine(events: readonly BookEvent[], { circuit }: JobLine, facts: DayFacts): GateLine {
  const found = runsOf(events, circuit, facts.runs);
  const read = of(events, circuit).findLast(({ did }) => did === 'label')?.given?.['text'];
  return {
    circuit,
    ...found,
    state: stateOf(found.run, skippedBy(events, circuit) !== undefined),
    read,
    label: read === undefined ? 'unread' : read === circuit ? 'equal' : 'other',
  };
}

const endText = (end: CircuitEnd | undefined): string =>
  [end?.position, end?.site, end?.room].filter(Boolean).join(' · ');

/** What is known of the line of a job: the circuit as it stands, else what its order says. */
const lineOf = ({ circuit, order }: JobLine, { circuits, orders }: DayFacts): Circuit | Order | undefined =>
  circuits.get(circuit) ?? (order === undefined ? undefined : orders.get(order));

function lineView(job: Job, line: JobLine, gate: GateLine, facts: DayFacts, gateFacts: GateFacts): LineView {
  const known = lineOf(line, facts);
  const { run, state, label } = gate;
  const skipped = skippedBy(gateFacts.events, line.circuit);
  const { A, Z } = known?.ends ?? {};
  return {
    ...line,
    ...{ state, label },
    site: known?.ends?.[job.end]?.site ?? '',
    ...(known?.customer?.name === undefined ? {} : { customer: known.customer.name }),
    ...(known?.service === undefined ? {} : { service: known.service }),
    ...(known?.rate === undefined ? {} : { rate: known.rate }),
    ends: { A: endText(A), Z: endText(Z) },
    ...(run ? { runId: run.runId, procedure: run.procedure, simulated: run.simulated } : {}),
    ...(run?.number === undefined ? {} : { number: run.number }),
    ...(run?.verdict === undefined ? {} : { verdict: run.verdict }),
    ...(run?.why === undefined ? {} : { why: run.why }),
    ...(state === 'skipped' && skipped?.reason !== undefined ? { reason: skipped.reason } : {}),
    missing: missingOf(gate, gateFacts),
    form: state === 'done' && run?.form === true,
    photos: facts.files.filter(({ shows }) => shows?.endsWith(photoShows('', line.circuit))).length,
  };
}

function siteView(site: string, lines: readonly LineView[], gates: readonly GateLine[], facts: GateFacts): SiteView {
  const left = facts.events.findLast(({ did, given }) => did === 'left' && given?.['site'] === site);
  const own = missingAt(site, gates, facts);
  return {
    site,
    circuits: lines.map(({ circuit }) => circuit),
    missing: [...lines.flatMap(({ missing }) => missing), ...own],
    ...(left
      ? {
          left: {
            at: left.at,
            ...(left.reason === undefined ? {} : { reason: left.reason }),
            missing: Number(left.given?.['count'] ?? 0),
          },
        }
      : {}),
  };
}

/** The site where people are: of the record begun last; '' counts as one. */
function siteNow(events: readonly BookEvent[], lines: readonly LineView[]): string | undefined {
  const last = events.findLast(({ did }) => did === 'run');
  return lines.find(({ circuit }) => circuit === last?.given?.['circuit'])?.site ?? lines[0]?.site;
}

/** The circuit to go on with: of the site where people are, in the order of the list; then of the next site of which something waits. */
function nextOf(events: readonly BookEvent[], lines: readonly LineView[]): string | undefined {
  const waiting = lines.filter(({ state }) => state === 'waiting');
  const here = siteNow(events, lines);
  return (waiting.find(({ site }) => site === here) ?? waiting[0])?.circuit;
}

/** How what other laptops made of a job differs from the version that is shown. */
function otherOf({ heads }: Item<'job'>): OtherJob {
  const [shown = [], ...others] = heads.map(({ body }) => body.lines.map(({ circuit }) => circuit));
  const more = [...new Set(others.flat())].filter((circuit) => !shown.includes(circuit));
  return {
    more,
    less: shown.filter((circuit) => others.some((one) => !one.includes(circuit))),
    all: shown.length + more.length,
    heads: heads.map(({ entry }) => entry),
  };
}

/** A job as it stands: each circuit, each site, and what is missing before it is left. Pure. */
export function jobView(item: Item<'job'>, facts: DayFacts): JobView {
  const { body } = item.heads[0];
  const { events } = item;
  const gateFacts = { events, files: facts.files, loops: facts.loops, date: body.date };
  const gates = body.lines.map((line) => gateLine(events, line, facts));
  const lines = body.lines.map((line, at) => lineView(body, line, gates[at]!, facts, gateFacts));
  const bySite = Map.groupBy(lines, ({ site }) => site);
  const sites = [...bySite].map(([site, own]) =>
    siteView(
      site,
      own,
      gates.filter(({ circuit }) => own.some((line) => line.circuit === circuit)),
      gateFacts,
    ),
  );
  const next = nextOf(events, lines);
  return {
    ...body,
    job: item.item,
    lines,
    sites,
    over: lines.filter(({ state }) => state === 'done' || state === 'skipped').length,
    ...(next === undefined ? {} : { next }),
    ...(item.heads.length > 1 ? { other: otherOf(item) } : {}),
  };
}
