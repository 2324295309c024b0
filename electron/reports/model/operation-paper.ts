import { daysAndClock } from '../../contract/duration.ts';
import type { OperationTally, OperationView } from '../../contract/book/operation.ts';
import { alike, type Bilingual } from '../../contract/text.ts';
import type { ReportModel } from './document.ts';
import { paperModel, type MadeAt, type PaperModel } from './paper.ts';
import { both, percent, wordOf } from './texts.ts';

/** What an operation report rests on. */
export interface OperationPaperAsked extends MadeAt {
  operation: OperationView;
  /** Its own number, for people. */
  number: string;
}
type Counts = Record<keyof OperationTally, number>;

/** Everything on an operation report: the circuits of a customer over a period, their faults, and how the limits of each grade were kept. */
export type OperationModel = PaperModel & {
  span: Bilingual;
  figures: ReportModel['figures'];
  legend: Bilingual;
  circuits: ({ circuit: string; service: Bilingual; grade: Bilingual; down: string; available: string } & Counts)[];
  grades: ({ grade: Bilingual } & Counts)[];
  faults: {
    ticket: string;
    circuit: string;
    reportedAt: string;
    restoredAt: string;
    ran: string;
    limit: Bilingual;
    kept: Bilingual;
    severe: boolean;
    located: Bilingual;
    says: string;
  }[];
  signers: Bilingual[];
};

const WORDS = [
  'circuit',
  'service',
  'grade',
  'faults',
  'down',
  'available',
  'met',
  'missed',
  'notSet',
  'open',
  'severe',
  'ticket',
  'reported',
  'restored',
  'ran',
  'limit',
  'kept',
  'located',
  'circuits',
  'by-grade',
  'all-faults',
  'none',
] as const;
const none = alike('—');
const gradeWord = (grade: OperationView['circuits'][number]['grade']): Bilingual =>
  grade ? wordOf('grade', grade) : none;
const wall = (text: string): string => text.replace('T', ' ');

/** What the figures rest on, and what was left out of them. */
function legendOf(leftOut: number): Bilingual {
  const [legend, out] = [both('operation.legend'), both('planned.excluded', { n: leftOut })];
  return leftOut === 0 ? legend : { zh: `${legend.zh}${out.zh}`, en: `${legend.en} ${out.en}` };
}

/** The operation report of a customer. Pure. */
export function operationModel({ operation, number, ...made }: OperationPaperAsked): OperationModel {
  const { customer, from, to, periodS, circuits, faults, grades } = operation;
  const downS = circuits.reduce((sum, one) => sum + one.downS, 0);
  const allS = periodS * circuits.length;
  return {
    ...paperModel({
      ...made,
      report: both('operation.title'),
      title: alike(customer),
      label: customer,
      words: Object.fromEntries(WORDS.map((name) => [`op-${name}`, both(`operation.${name}`)])),
    }),
    runId: number,
    span: both('operation.span', { from: wall(from), to: wall(to) }),
    figures: [
      { label: both('operation.circuits'), value: circuits.length },
      { label: both('operation.faults'), value: faults.length },
      { label: both('operation.severe'), value: faults.filter(({ severe }) => severe).length },
      { label: both('operation.available-all'), value: allS > 0 ? percent(allS - downS, allS) : undefined, unit: '%' },
    ],
    legend: legendOf(operation.leftOut),
    circuits: circuits.map((one) => ({
      ...one,
      service: one.service ? wordOf('service', one.service) : none,
      grade: gradeWord(one.grade),
      down: daysAndClock(one.downS),
      available: periodS > 0 ? percent(periodS - one.downS, periodS) : '—',
    })),
    grades: grades.map((one) => ({ ...one, grade: gradeWord(one.grade) })),
    faults: faults.map((one) => ({
      ticket: one.ticket,
      circuit: one.circuit,
      reportedAt: wall(one.reportedAt),
      restoredAt: one.restoredAt ? wall(one.restoredAt) : '—',
      ran: daysAndClock(one.ranS),
      limit: one.limitS === undefined ? both('ticket.clock.not-set') : alike(daysAndClock(one.limitS)),
      kept: one.met === undefined ? none : both(one.met ? 'ticket.clock.met' : 'ticket.clock.missed'),
      severe: one.severe,
      located: both(`ticket-paper.located.${one.located}`),
      says: one.says ?? '',
    })),
    signers: [
      both('planned.paper-prepared'),
      wordOf('signer', 'reviewer', 'paper'),
      wordOf('signer', 'customer', 'paper'),
    ],
  };
}
