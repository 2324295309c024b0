import type { Archive } from '../../../archive/index.ts';
import type { Figures } from '../../../circuits/index.ts';
import type { TicketFile } from '../../../contract/book/tickets-api.ts';
import type { TicketState } from '../../../contract/book/ticket.ts';
import { searchedIn } from '../../../contract/locate-record.ts';
import { decidingAttempt, type RunRecord, type RunSummary } from '../../../contract/run.ts';
import { oneTicket } from './ticket-book.ts';

/** So many runs of a line are told, the newest; of a hard fault all of them. */
const RUNS_AT_MOST = 50;
/** Where a search that came to an end found the fault; undefined where it found none, or did not come so far. */
function foundIn({ runId, attempts }: RunRecord): TicketFile['offer'] {
  const attempt = decidingAttempt({ attempts });
  const search = attempt && searchedIn(attempt);
  const { owner, certainty, section: id, end } = search?.verdict ?? {};
  const section = search?.site.line.sections.find((one) => one.id === id);
  if (!section || !owner || certainty === 'none' || certainty === 'open') return undefined;
  const did = owner === 'customer' ? 'located-customer' : 'located';
  return { did, runId, section: { zh: section.zh, en: section.en }, owner, ...(end ? { end } : {}) };
}

/** What the newest search that hangs on it found, for whoever has to say where the fault is. */
async function offerOf(archive: Archive, own: readonly RunSummary[]): Promise<TicketFile['offer']> {
  for (const { runId, damaged, endedAtMs } of own) {
    const found = damaged || endedAtMs === undefined ? undefined : foundIn(await archive.getRun(runId));
    if (found) return found;
  }
  return undefined;
}

/** What is known of a ticket beside itself. Errors: `ticket-unknown`. */
export async function fileOfTicket(archive: Archive, figures: Figures, id: string, nowMs: number): Promise<TicketFile> {
  const { ticket, others } = await oneTicket(archive, id, { figures, nowMs });
  const most = ticket.beside.hardFault === undefined ? { limit: RUNS_AT_MOST } : {};
  const runs = await archive.listRuns({ circuit: ticket.circuit, ...most });
  const own = await runsOfTicket(archive, ticket, runs);
  const offer = ticket.beside.located === 'not-located' ? await offerOf(archive, own) : undefined;
  return {
    own,
    others: runs.filter(({ runId }) => !ticket.beside.runs.includes(runId)),
    tickets: others(),
    ...(offer ? { offer } : {}),
  };
}

/** The runs that hang on a ticket, the newest first. `known`: runs among which most of them are. */
export async function runsOfTicket(
  archive: Archive,
  { beside }: TicketState,
  known: readonly RunSummary[] = [],
): Promise<RunSummary[]> {
  const wanted = new Set(beside.runs);
  const found = known.filter(({ runId }) => wanted.has(runId));
  if (found.length === wanted.size) return found;
  // One of another circuit, or older than all that are listed.
  return await archive.listRuns({ runIds: beside.runs });
}
