import {
  GATE_KINDS,
  type JobView,
  type LeftView,
  type LineView,
  type Reason,
  type SummaryRow,
} from '../../contract/book/job.ts';
import { missingSaid } from '../../contract/book/missing.ts';
import type { BookEvent } from '../../contract/book/entry.ts';
import { alike, type Bilingual } from '../../contract/text.ts';
import { bothOf, words } from '../../contract/words/index.ts';
import type { RunFacts } from './facts.ts';

/** A reason of the list in words; one's own as they were typed. */
const reasonText = (reason: string, list: readonly Reason[]): Bilingual =>
  list.find(({ id }) => id === reason)?.title ?? alike(reason);

function remarksOf(line: LineView, skip: readonly Reason[]): Bilingual[] {
  const { reason, missing } = line;
  const skipped =
    reason === undefined ? [] : [bothOf({ code: 'day.skipped', params: { ...reasonText(reason, skip) } })];
  return [...skipped, ...missing.map((one) => bothOf(missingSaid(one)))];
}

/** One row for each circuit of a job, in its order. Pure. */
export const summaryRows = (
  { lines }: JobView,
  runs: ReadonlyMap<string, RunFacts>,
  skip: readonly Reason[],
): SummaryRow[] =>
  lines.map((line) => {
    const { circuit, order, site, ends, runId } = line;
    const run = runId === undefined ? undefined : runs.get(runId);
    const { procedure, startedAtMs, durationS, verdict, number } = run ?? {};
    return {
      ...{ circuit, order, site, ends, procedure, startedAtMs, durationS, verdict, number },
      ...run?.seconds,
      signed: run?.signed ?? [],
      remarks: remarksOf(line, skip),
      simulated: run?.simulated ?? false,
    };
  });

/** `photo:1 signature:2` in words. */
const countsSaid = (text: string): Bilingual[] =>
  text.split(' ').flatMap((part) => {
    const [kind, n = ''] = part.split(':');
    const known = GATE_KINDS.find((one) => one === kind);
    return known ? [bothOf({ code: 'day.count', params: { ...words[`day.kind.${known}`], n } })] : [];
  });

/** The sites that were left although something was missing, in the order in which they were. Pure. */
export const sitesLeft = (events: readonly BookEvent[], leave: readonly Reason[]): LeftView[] =>
  events.flatMap(({ did, at, reason, given }) =>
    did === 'left' && reason !== undefined
      ? [
          {
            site: given?.['site'] ?? '',
            at,
            reason: reasonText(reason, leave),
            missing: countsSaid(given?.['missing'] ?? ''),
          },
        ]
      : [],
  );
