import { daysAndClock } from '../../contract/duration.ts';
import type { TicketNames, TicketState, TicketStep } from '../../contract/book/ticket.ts';
import type { RunRecord, RunSummary } from '../../contract/run.ts';
import { alike, type Bilingual } from '../../contract/text.ts';
import { plannedMark } from '../../contract/planned-said.ts';
import { isWord } from '../../contract/words/index.ts';
import type { Fact, FaultPage, ReportModel } from './document.ts';
import { faultPageOf } from './fault-page.ts';
import { paperModel, type MadeAt, type PaperModel } from './paper.ts';
import { searchIn } from './search.ts';
import { both, bothOf, listed, wordOf } from './texts.ts';

/** What the fault report of a ticket rests on. `search`: the record of the search that found the fault. */
export interface TicketAsked extends MadeAt {
  ticket: TicketState;
  names: TicketNames;
  runs: readonly RunSummary[];
  search?: RunRecord;
}

/** Everything on the fault report of a ticket: what the search found, its clocks, who was told, every step, every test, and who signs. */
export type TicketModel = PaperModel & {
  figures: ReportModel['figures'];
  fault?: FaultPage;
  facts: Fact[];
  clocks: Fact[];
  told: Bilingual[];
  trace: { at: string; did: Bilingual; by: string; words: Bilingual[] }[];
  runs: { at: number; title: Bilingual; number: string; verdict?: string }[];
  signers: Bilingual[];
};

const wall = (text: string): string => text.replace('T', ' ');
const named = (names: TicketNames, party: string): Bilingual => names.parties[party] ?? alike(party);
const blank = '—';

function factsOf({ ticket, names }: TicketAsked): Fact[] {
  const { beside, channel, circuit, log } = ticket;
  const { service, grade, span } = beside;
  return [
    { label: both('ticket-paper.circuit'), value: circuit, wide: 2 },
    { label: both('ticket-paper.customer'), value: beside.customer ?? blank, wide: 2 },
    { label: both('ticket-paper.service'), value: service ? wordOf('service', service) : blank },
    { label: both('ticket-paper.rate'), value: beside.rate ?? blank },
    { label: both('ticket-paper.grade'), value: grade ? wordOf('grade', grade) : blank },
    { label: both('ticket-paper.span'), value: span ? wordOf('span', span) : blank },
    { label: both('ticket-paper.channel'), value: names.channels[channel]?.title ?? channel, wide: 2 },
    { label: both('ticket-paper.foreign'), value: beside.foreignNumber ?? blank },
    { label: both('ticket-paper.reporter'), value: beside.by ?? blank },
    { label: both('ticket-paper.says'), value: beside.says ?? blank, wide: 4 },
    { label: both('ticket-paper.reported'), value: wall(log[0]?.at ?? '') },
    { label: both('ticket-paper.restored'), value: beside.restoredAt ? wall(beside.restoredAt) : blank },
    { label: both('ticket-paper.located'), value: both(`ticket-paper.located.${beside.located}`), wide: 2 },
    ...(beside.planned
      ? [{ label: both('ticket-paper.planned'), value: bothOf(plannedMark(beside.planned)), wide: 4 }]
      : []),
  ];
}

/** How its clock came out. */
function keptOf({ clock }: TicketAsked['ticket']): Bilingual {
  return both(`ticket.clock.${clock.met === undefined ? clock.state : clock.met ? 'met' : 'missed'}`);
}
/** What a reader asks first: how long, how long was allowed, and whether that was kept. */
function figuresOf({ ticket }: TicketAsked): TicketModel['figures'] {
  const { clock, beside } = ticket;
  return [
    { label: both('ticket-paper.out'), value: daysAndClock(beside.outS) },
    { label: both('ticket-paper.used'), value: daysAndClock(beside.ranS) },
    {
      label: both('ticket-paper.limit'),
      value: clock.limitS === undefined ? both('ticket.clock.not-set') : daysAndClock(clock.limitS),
    },
    { label: both('ticket-paper.kept'), value: keptOf(ticket) },
  ];
}

function clocksOf({ ticket: { firstCause, severe, beside }, names }: TicketAsked): Fact[] {
  const since = severe.since ? wall(severe.since) : '';
  const rule = names.rules[severe.rule ?? ''];
  const { doneAt, dueAt } = firstCause;
  // A fault that was restored before the limit, and not located by then, has missed nothing yet.
  const isLate = (doneAt ?? beside.restoredAt ?? '9') > dueAt;
  const cause = isLate ? 'late' : doneAt === undefined ? 'none' : 'kept';
  return [
    {
      label: both('ticket.cause'),
      value: doneAt ? wall(doneAt) : blank,
      note: both(`ticket-paper.cause-${cause}`, { at: wall(dueAt) }),
      wide: 2,
    },
    {
      label: both('ticket-paper.severe'),
      value: both(severe.is ? 'ticket-paper.is-severe' : 'ticket-paper.not-severe'),
      ...(severe.is && rule ? { note: { zh: `${since} 起：${rule.zh}`, en: `since then: ${rule.en}` } } : {}),
      ...(severe.struckOff === undefined ? {} : { note: both('ticket.struck', { reason: severe.struckOff }) }),
      wide: 2,
    },
  ];
}

/** A step as it is told: whom, why, which test; what somebody wrote stands once, in his own language. */
function stepOf(step: TicketStep, { names, runs }: TicketAsked): TicketModel['trace'][number] {
  const key = `ticket.did.${step.did}`;
  const told = (step.told ?? []).map((party) => named(names, party));
  const run = runs.find(({ runId }) => runId === step.runId);
  return {
    at: wall(step.at),
    did: isWord(key) ? both(key) : alike(step.did),
    by: step.by ?? '',
    words: [
      ...(told.length > 0 ? [listed(told, ['、', ', '])] : []),
      ...(run ? [withNumber(run)] : []),
      ...(step.reason ? [alike(step.reason)] : []),
    ],
  };
}
const withNumber = ({ procedureTitle: { zh, en }, number = '' }: RunSummary): Bilingual =>
  number === '' ? { zh, en } : { zh: `${number} ${zh}`, en };

/** Who was told, and who of those that must know was not. What somebody wrote beside the parties stands in his own language. */
function toldOf({ ticket, names }: TicketAsked): Bilingual[] {
  const [told, not] = [ticket.told, ticket.toTell].map((list) => list.map((one) => named(names, one)));
  const translated = told!.filter(({ zh, en }) => zh !== en);
  const en = translated.length > 0 ? translated : told!;
  return [
    told!.length > 0
      ? both('ticket-paper.told', { zh: listed(told!, ['；', '; ']).zh, en: listed(en, ['；', '; ']).en })
      : both('ticket-paper.told-none'),
    ...(not!.length > 0 ? [both('ticket-paper.told-not', listed(not!, ['、', ', ']))] : []),
  ];
}

/** All that proves it: the questions themselves stand in the record of the search alone. */
function faultOf(search: RunRecord | undefined): FaultPage | undefined {
  const located = search && searchIn(search);
  return search && located ? faultPageOf({ record: search, histories: new Map() }, located, Infinity) : undefined;
}

const WORDS = ['clocks', 'who', 'trace', 'tests', 'test', 'verdict', 'when', 'what', 'by', 'words', 'found'] as const;

/** The fault report of a ticket. Pure. */
export function ticketModel(asked: TicketAsked): TicketModel {
  const { ticket, runs, search } = asked;
  const fault = faultOf(search);
  return {
    ...paperModel({
      ...asked,
      report: both('ticket-paper.title'),
      title: alike(ticket.circuit),
      label: ticket.circuit,
      simulated: runs.some((run) => run.simulated),
      drill: ticket.beside.planned?.kind === 'drill',
      words: Object.fromEntries(WORDS.map((name) => [`ticket-${name}`, both(`ticket-paper.${name}`)])),
    }),
    runId: ticket.ticket,
    ...(fault ? { fault } : {}),
    figures: figuresOf(asked),
    facts: factsOf(asked),
    clocks: clocksOf(asked),
    told: toldOf(asked),
    trace: ticket.log.map((step) => stepOf(step, asked)),
    runs: runs.map(({ startedAtMs, procedureTitle, number = '', verdict }) => ({
      at: Math.floor(startedAtMs / 1000),
      title: procedureTitle,
      number,
      ...(verdict ? { verdict } : {}),
    })),
    signers: [
      both('ticket-paper.handled'),
      wordOf('signer', 'reviewer', 'paper'),
      wordOf('signer', 'customer', 'paper'),
    ],
  };
}
