import { daysAndClock } from '../../contract/duration.ts';
import { PLANNED_TESTS } from '../../contract/book/planned.ts';
import type { PlannedLine, PlannedView } from '../../contract/book/planned-page.ts';
import type { RunSummary } from '../../contract/run-summary.ts';
import { alike, type Bilingual } from '../../contract/text.ts';
import type { Fact } from './document.ts';
import { paperModel, type MadeAt, type PaperModel } from './paper.ts';
import { both, wordOf } from './texts.ts';

/** What a notice to customers, or a closing report, is made of. */
export interface PlannedAsked extends MadeAt {
  is: 'notice' | 'report';
  view: PlannedView;
  number: string;
}

/** `reason`: why there is none. */
type Test = { verdict?: string; number: string; reason?: string };
type Line = { circuit: string; customer: string; ends: string; before: Test; after: Test };
/** Everything on it. A drill says so wherever it is named. */
export type PlannedModel = PaperModel & {
  is: 'notice' | 'report';
  facts: Fact[];
  says: Bilingual[];
  lines: Line[];
  /** A notice is one sheet a customer: nobody reads what others have. What he may answer stands on each. */
  letters: { customer: string; lines: Line[]; annex: Bilingual }[];
  /** Stands for the list of circuits where that finds no room on page 1. */
  annex: Bilingual;
  answers: Bilingual[];
  objections: { at: string; by: string; reason: string }[];
  tickets: { at: string; ticket: string; circuit: string; says: string }[];
  signers: Bilingual[];
};

const WORDS = [
  'circuit',
  'customer',
  'ends',
  'before',
  'after',
  'tickets',
  'ticket',
  'reported',
  'says',
  'to',
  'circuits',
  'reply',
  'objections',
  'objected',
  'by',
  'reason',
] as const;
const wall = (text: string): string => text.slice(0, 16).replace('T', ' ');
const testOf = (run: RunSummary | undefined, { reason = '' }: { reason?: string } = {}): Test => ({
  ...(run?.verdict && { verdict: run.verdict }),
  number: run?.number ?? '',
  ...(!run && reason !== '' && { reason }),
});

/** The name of it; of a drill the word stands before it. */
const nameOf = ({ kind, name }: PlannedView): string => (kind === 'drill' ? `DRILL 演练 · ${name}` : name);

const lineOf = ({ circuit, customer = '', ends, before, after, untested }: PlannedLine): Line => ({
  ...{ circuit, customer, ends },
  before: testOf(before, untested.before),
  after: testOf(after, untested.after),
});

const annexOf = ({ length }: readonly Line[]): Bilingual => both('planned.paper-annex', { n: length });

/** The lines of each customer, in the order in which they are named. */
function lettersOf(lines: readonly Line[]): PlannedModel['letters'] {
  const customers = [...new Set(lines.map(({ customer }) => customer))];
  return customers.map((customer) => {
    const own = lines.filter((line) => line.customer === customer);
    return { customer, lines: own, annex: annexOf(own) };
  });
}

/** What customers are told, or what came of it. */
function saysOf({ is, view: { kind, standing } }: PlannedAsked): Bilingual[] {
  if (is === 'notice')
    return [both(`planned.notice.${kind}`), ...(kind === 'guarantee' ? [] : [both('planned.notice.object')])];
  return [
    ...(standing === 'stopped' ? [both('planned.stopped')] : []),
    ...(kind === 'guarantee' ? [] : [both('planned.no-faults')]),
  ];
}

/** How far it has come, and how its tests went: what a closing report counts. */
function countedOf({ kind, standing, notifiedAt, lines }: PlannedView): Fact[] {
  const tests = PLANNED_TESTS[kind];
  const passed = lines.filter((line) => tests.every((when) => line[when]?.verdict === 'pass')).length;
  const untested = lines.filter((line) => tests.some((when) => !line[when])).length;
  return [
    { label: both('planned.paper-standing'), value: both(`planned.standing.${standing}`) },
    { label: both('planned.paper-notified'), value: notifiedAt ? wall(notifiedAt) : '—' },
    { label: both('planned.paper-circuits'), value: lines.length },
    { label: both('planned.paper-passed'), value: passed },
    { label: both('planned.paper-untested'), value: untested },
  ];
}

function factsOf({ is, view }: PlannedAsked): Fact[] {
  const { from, to } = view;
  const lastsS = (Date.parse(`${to}Z`) - Date.parse(`${from}Z`)) / 1000;
  return [
    { label: both('planned.from'), value: wall(from) },
    { label: both('planned.to'), value: wall(to) },
    { label: both('planned.paper-lasts'), value: daysAndClock(lastsS) },
    ...(is === 'report' ? countedOf(view) : []),
  ];
}

/** The paper as a model. Pure. */
export function plannedModel(asked: PlannedAsked): PlannedModel {
  const { is, view, number } = asked;
  const lines = view.lines.map(lineOf);
  const mayObject = view.kind !== 'guarantee';
  return {
    ...paperModel({
      ...asked,
      report: both(is === 'notice' ? `planned.paper.${view.kind}` : `planned.closing.${view.kind}`),
      title: alike(nameOf(view)),
      label: number,
      simulated: is === 'report' && view.lines.some(({ before, after }) => before?.simulated || after?.simulated),
      drill: view.kind === 'drill',
      words: Object.fromEntries(WORDS.map((name) => [`planned-${name}`, both(`planned.paper-${name}`)])),
    }),
    runId: number,
    is,
    facts: factsOf(asked),
    says: saysOf(asked),
    lines,
    annex: annexOf(lines),
    letters: is === 'notice' ? lettersOf(lines) : [],
    answers: mayObject ? [both('planned.paper-agreed'), both('planned.paper-refused')] : [both('planned.paper-got')],
    objections: view.objections.map(({ at, by = '', reason = '' }) => ({ at: wall(at), by, reason })),
    tickets: view.tickets.map(({ ticket, circuit, reportedAt, says = '' }) => ({
      ...{ ticket, circuit, says },
      at: wall(reportedAt),
    })),
    signers: [
      ...(is === 'notice' ? [] : [both('planned.paper-prepared'), wordOf('signer', 'reviewer', 'paper')]),
      wordOf('signer', 'customer', 'paper'),
    ],
  };
}
