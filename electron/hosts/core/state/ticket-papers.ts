import type { Archive } from '../../../archive/index.ts';
import { operationOf, ticketNames, type Figures } from '../../../circuits/index.ts';
import { localDay } from '../../../contract/book/times.ts';
import { TributaryError } from '../../../contract/errors.ts';
import { searchedIn } from '../../../contract/locate-record.ts';
import type { FileContent } from '../../../contract/method.ts';
import { decidingAttempt, type RunRecord } from '../../../contract/run.ts';
import type { Language } from '../../../contract/text.ts';
import { words } from '../../../contract/words/index.ts';
import { zoneAt } from '../../../machine/index.ts';
import { operationPaper, ticketPaper, type Letterhead } from '../../../reports/index.ts';
import { paperFile, paperNumber } from './paper-file.ts';
import { oneTicket } from './ticket-book.ts';
import { runsOfTicket } from './ticket-file.ts';

/** What papers of tickets are made with. */
export interface PaperTools {
  archive: Archive;
  figures: Figures;
  nowMs: number;
  head: Letterhead;
  /** In front of numbers: the company's own. */
  prefix: string;
  /** In which their files are named. */
  lang: Language;
}
const madeAt = (madeAtMs: number) => ({ madeAtMs, offsetS: zoneAt(madeAtMs).offsetS });

/** The newest search among records that came to a verdict; else the newest of all. */
function searchOf(records: readonly RunRecord[]): RunRecord | undefined {
  const searches = records.filter(({ attempts }) => {
    const attempt = decidingAttempt({ attempts });
    return attempt && searchedIn(attempt);
  });
  return searches.find(({ attempts }) => searchedIn(decidingAttempt({ attempts })!)?.verdict) ?? searches[0];
}

/** The fault report of a ticket as a file. Errors: `ticket-unknown`, those of the report. */
export async function ticketReport(
  id: string,
  { archive, figures, nowMs, head, lang }: PaperTools,
): Promise<FileContent> {
  const { ticket } = await oneTicket(archive, id, { figures, nowMs });
  const runs = await runsOfTicket(archive, ticket);
  const whole = runs.filter(({ damaged, endedAtMs }) => !damaged && endedAtMs !== undefined);
  const search = searchOf(await Promise.all(whole.map(({ runId }) => archive.getRun(runId))));
  const names = ticketNames(figures);
  const asked = { ...madeAt(nowMs), ticket, names, runs, ...(search ? { search } : {}) };
  const named = {
    who: ticket.beside.customer,
    of: ticket.ticket,
    what: words['ticket-paper.title'],
    madeAtMs: nowMs,
    lang,
  };
  return paperFile(named, 'pdf', await ticketPaper(asked, head));
}

/** Customers of whom the book has circuits, by name. */
export async function customersOf(archive: Archive): Promise<string[]> {
  const names = (await archive.items('circuit')).flatMap(({ heads: [{ body }] }) => body.customer?.name ?? []);
  return [...new Set(names)].toSorted((a, b) => a.localeCompare(b, 'zh'));
}

/** How the circuits of a customer worked over a period, as a file. Errors: `operation-customer`, `operation-period`, those of the report. */
export async function operationReport(
  { customer, from, to }: { customer: string; from: string; to: string },
  { archive, figures, nowMs, head, prefix, lang }: PaperTools,
): Promise<FileContent> {
  if (to < from || from > localDay(nowMs)) throw new TributaryError('operation-period', `${from} – ${to}`);
  const circuits = (await archive.items('circuit')).map(({ heads: [{ body }] }) => body);
  const works = await archive.items('planned');
  const asked = { customer, fromDay: from, toDay: to, nowMs, works };
  const operation = operationOf(await archive.items('ticket'), circuits, figures, asked);
  if (operation.circuits.length === 0) throw new TributaryError('operation-customer', customer);
  const number = paperNumber(prefix, 'O', nowMs);
  const named = { who: customer, of: `${from}-${to}`, what: words['operation.title'], madeAtMs: nowMs, lang };
  return paperFile(named, 'pdf', await operationPaper({ ...madeAt(nowMs), operation, number }, head));
}
