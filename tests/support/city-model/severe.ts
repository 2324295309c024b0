import type { Course } from './course.ts';
import { isImportant, isKeyCustomer, LEASED, type LineFacts, type Scope, type TicketFacts } from './rules.ts';

interface Fault {
  facts: TicketFacts;
  line: LineFacts;
  course: Course;
}
export interface Severe {
  /** The first second in which the fault is a severe one; it may lie ahead. */
  sinceS?: number;
}
const HALF_AN_HOUR_S = 30 * 60;
const EIGHT_HOURS_S = 8 * 3600;

/** Whether what the customer says is wide enough for its service. A blank counts: in doubt it is severe. */
const WIDE_ENOUGH: [services: string[], wide: (scope: Scope) => boolean][] = [
  [[...LEASED, 'voice', 'apn', 'sms'], ({ all }) => all !== false],
  [['internet'], ({ all, sites }) => all !== false && sites !== 'some'],
];
const isWide = ({ facts, line }: Fault): boolean =>
  WIDE_ENOUGH.some(([services, wide]) => services.includes(line.service ?? '') && wide(facts.scope ?? {}));

/** The first second in which the service has been away for longer than the limit, a time in which it worked left out. */
function longerThan({ reportedS, gaps }: Course, limitS: number): number | undefined {
  let since = reportedS + limitS + 1;
  for (const { fromS, toS } of gaps) {
    if (fromS >= since) break;
    if (toS === undefined) return undefined;
    since += toS - fromS;
  }
  return since;
}
function alone(fault: Fault): number | undefined {
  const { line, course } = fault;
  if (!isImportant(line) || !isWide(fault)) return undefined;
  const isPatient = LEASED.includes(line.service ?? '') && !isKeyCustomer(line);
  return longerThan(course, isPatient ? EIGHT_HOURS_S : HALF_AN_HOUR_S);
}

const isAwayAt = ({ course }: Fault, momentS: number): boolean =>
  !course.gaps.some(({ fromS, toS }) => fromS <= momentS && (toS === undefined || momentS < toS));
const cityOf = ({ line, facts }: Fault): string | undefined => line.city ?? facts.scope?.city;
/** One city and one service, as far as a complaint of an ordinary customer goes. */
function complaintOf(fault: Fault): string | undefined {
  const { line, facts } = fault;
  const city = cityOf(fault);
  if (isImportant(line) || !city || !line.service || facts.scope?.all === false) return undefined;
  return JSON.stringify([city, line.service]);
}
const areThree = (three: readonly Fault[]): boolean => new Set(three.map(({ line }) => line.customer)).size === 3;

/** Every three complaints of one kind, given in order of time, of which the last came soon enough after the first. */
function* threes(faults: readonly Fault[]): Generator<Fault[]> {
  for (const [first, one] of faults.entries()) {
    const soon = faults
      .slice(first + 1)
      .filter(({ course }) => course.reportedS - one.course.reportedS <= HALF_AN_HOUR_S);
    for (const [second, other] of soon.entries()) {
      for (const last of soon.slice(second + 1)) yield [one, other, last];
    }
  }
}
function together(faults: readonly Fault[]): Map<Fault, number> {
  const sinceS = new Map<Fault, number>();
  for (const three of threes(faults)) {
    const momentS = three[2]!.course.reportedS + HALF_AN_HOUR_S;
    if (!areThree(three) || !three.every((fault) => isAwayAt(fault, momentS))) continue;
    for (const fault of three) sinceS.set(fault, Math.min(momentS, sinceS.get(fault) ?? Infinity));
  }
  return sinceS;
}

/** Since when each fault is severe, alone or as one of three complaints. */
export function severeAt(faults: readonly Fault[]): Severe[] {
  const kinds = Map.groupBy(
    [...faults].sort((one, other) => one.course.reportedS - other.course.reportedS),
    complaintOf,
  );
  const complaints = new Map<Fault, number>();
  for (const [kind, ofOne] of kinds) {
    if (kind !== undefined) for (const [fault, sinceS] of together(ofOne)) complaints.set(fault, sinceS);
  }
  return faults.map((fault) => ({ sinceS: alone(fault) ?? complaints.get(fault) }));
}
