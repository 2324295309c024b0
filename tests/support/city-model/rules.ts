/**
 * The book's rules a second time, for the tests alone: written from the papers by somebody who had not seen the
 * program's own, and sharing no module with it. Here: the shapes, and the figures that both must agree on.
 */
export type Grade = 'AAA' | 'AA' | 'A' | 'ordinary';
export type Span = 'district' | 'city' | 'province' | 'national' | 'international';
export type CustomerClass = 'provincial' | 'city-diamond' | 'ordinary';
/** `YYYY-MM-DD`. */
export type DateText = string;
/** `YYYY-MM-DDTHH:MM:SS`, local, without zone. */
export type TimeText = string;

/** What the book knows of a circuit that a rule asks for. */
export interface LineFacts {
  number: string;
  customer: string;
  class?: CustomerClass;
  city?: string;
  service?: string;
  rate?: string;
  grade?: Grade;
  span?: Span;
}
export interface Note {
  at: TimeText;
  did: string;
  reason?: string;
  until?: DateText;
}

export interface Scope {
  all?: boolean;
  towards?: string;
  city?: string;
  sites?: 'all' | 'some';
}
export interface TicketFacts {
  channel: '400' | '10086-8' | 'direct' | 'watch';
  reportedAt: TimeText;
  scope?: Scope;
}
/** A ticket with its circuit and what was noted of it, ever. */
export interface BookedTicket {
  facts: TicketFacts;
  line: LineFacts;
  notes: Note[];
}
const GRADES: readonly Grade[] = ['AAA', 'AA', 'A', 'ordinary'];
const columnOf = <T>(table: readonly T[], grade: Grade): T | undefined => table[GRADES.indexOf(grade)];

/** Working days for another carrier's presale survey, by grade AAA, AA, A, ordinary. */
const SURVEY_DAYS: Record<Span, readonly number[]> = {
  district: [3, 4, 5, 5],
  city: [3, 4, 5, 5],
  province: [4, 5, 6, 6],
  national: [5, 6, 7, 7],
  international: [],
};
export const surveyDays = ({ span, grade }: Pick<LineFacts, 'span' | 'grade'>): number | undefined =>
  span && grade && columnOf(SURVEY_DAYS[span], grade);

const WITH_FIGURES = ['sms', 'voice', 'apn', 'internet'];
/** Hours to restore, by grade AAA, AA, A, ordinary. */
const WITHIN_PROVINCE = [2, 4, 6, 8];
const BETWEEN_PROVINCES = [4, 5, 6, 8];
const HOURS: Record<Span, readonly number[]> = {
  district: WITHIN_PROVINCE,
  city: WITHIN_PROVINCE,
  province: WITHIN_PROVINCE,
  national: BETWEEN_PROVINCES,
  international: [],
};
/** Seconds in which a line is to work again; absent where nobody has set a figure. */
export function repairLimitS({ service, span, grade }: LineFacts): number | undefined {
  if (!service || !span || !grade || !WITH_FIGURES.includes(service)) return undefined;
  const hours = columnOf(HOURS[span], grade);
  return hours === undefined ? undefined : hours * 3600;
}

const FAR: readonly (Span | undefined)[] = ['province', 'national', 'international'];
const KEY_CLASSES: readonly (CustomerClass | undefined)[] = ['provincial', 'city-diamond'];
export const isKeyCustomer = ({ class: rank }: LineFacts): boolean => KEY_CLASSES.includes(rank);
export const isImportant = (line: LineFacts): boolean => isKeyCustomer(line) || FAR.includes(line.span);

export const LEASED = 'e1 v35 x21 v24 data ddn frame-relay atm ethernet mpls-vpn'.split(' ');

/** The notes that had been made by a moment, in the order in which things happened. */
export const madeBy = (notes: readonly Note[], at: TimeText): Note[] =>
  notes.filter((note) => note.at <= at).sort((one, other) => (one.at < other.at ? -1 : Number(one.at > other.at)));
