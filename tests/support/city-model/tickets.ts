import { daysFrom } from './calendar.ts';
import { courseOf, type Course } from './course.ts';
import { madeBy, repairLimitS, type BookedTicket, type Note, type TicketFacts, type TimeText } from './rules.ts';
import { severeAt, type Severe } from './severe.ts';
import { instantAt, wallAt, type Zone } from './zone.ts';

type ClockState = 'running' | 'amber' | 'over' | 'stopped' | 'not-set';
interface Clock {
  limitS?: number;
  amberAt?: TimeText;
  dueAt?: TimeText;
  state: ClockState;
  met?: boolean;
}
/** Of a ticket of the book, what the rules say; not who receives it and who is to be told. */
export interface TicketJson {
  channel: string;
  circuit: string;
  clock: Clock;
  firstCause: { dueAt: TimeText; doneAt?: TimeText };
  severe: { is: boolean; since?: TimeText; struckOff: boolean };
  /** What the notes of those who told somebody say. */
  told: string[];
  night: { callCustomer: boolean; managerToTell: boolean; managerTold: boolean; callFrom?: TimeText };
}

/** When the time run reaches a share of the limit: what begins to stand still before that moves it on. */
function moved(from: number, { stills, nowS }: Course): number {
  let moment = from;
  for (const still of stills) {
    if (still.fromS < moment) moment += (still.toS ?? nowS) - still.fromS;
  }
  return moment;
}
function stateOf(course: Course, amberS: number, dueS: number): Pick<Clock, 'state' | 'met'> {
  if (course.restoredS !== undefined) return { state: 'stopped', met: course.restoredS <= dueS };
  if (course.nowS > dueS) return { state: 'over' };
  return { state: course.nowS >= amberS ? 'amber' : 'running' };
}
function clock(course: Course, limitS: number | undefined, zone: Zone): Clock {
  if (limitS === undefined) return { state: 'not-set' };
  const stoodS = course.stills.reduce((sum, { fromS, toS }) => sum + (toS ?? course.nowS) - fromS, 0);
  const dueS = course.reportedS + limitS + stoodS;
  const amberS = moved(course.reportedS + limitS * 0.75, course);
  return { limitS, amberAt: wallAt(zone, amberS), dueAt: wallAt(zone, dueS), ...stateOf(course, amberS, dueS) };
}

const DAY_BEGINS = '07:30:00';
const DAY_ENDS = '22:00:00';
function night(course: Course, channel: TicketFacts['channel'], at: TimeText): TicketJson['night'] {
  const { managerTold } = course;
  const [date = '', time = ''] = at.split('T');
  const isDay = time >= DAY_BEGINS && time < DAY_ENDS;
  if (channel !== 'watch' || course.located !== 'customer' || isDay)
    return { callCustomer: true, managerToTell: false, managerTold };
  const callFrom = `${time < DAY_BEGINS ? date : daysFrom(date, 1)}T${DAY_BEGINS}`;
  return { callCustomer: false, managerToTell: !managerTold, managerTold, callFrom };
}

function shown(course: Course, severe: Severe, zone: Zone): TicketJson['severe'] {
  const struckOff = course.struckOff !== undefined;
  if (severe.sinceS === undefined || severe.sinceS > course.nowS || struckOff) return { is: false, struckOff };
  return { is: true, since: wallAt(zone, severe.sinceS), struckOff };
}

const toldBy = (notes: readonly Note[], at: TimeText): string[] =>
  madeBy(notes, at).flatMap(({ did, reason }) => (did === 'told' && reason !== undefined ? [reason] : []));

/** Every ticket reported by a moment as the book shows it then; the key is the ticket's place in the list. */
export function ticketsAt(all: readonly BookedTicket[], zone: Zone, at: TimeText): Map<number, TicketJson> {
  const reported = all
    .map((ticket, place) => ({ ticket, place }))
    .filter(({ ticket }) => ticket.facts.reportedAt <= at);
  const courses = reported.map(({ ticket }) => courseOf(ticket, zone, at));
  const severe = severeAt(
    reported.map(({ ticket: { facts, line } }, index) => ({ facts, line, course: courses[index]! })),
  );
  return new Map(
    reported.map(({ ticket, place }, index) => {
      const { facts, line } = ticket;
      const course = courses[index]!;
      const json: TicketJson = {
        channel: facts.channel,
        circuit: line.number,
        clock: clock(course, repairLimitS(line), zone),
        firstCause: {
          dueAt: wallAt(zone, instantAt(zone, facts.reportedAt) + 15 * 60),
          doneAt: course.firstCauseAt,
        },
        severe: shown(course, severe[index]!, zone),
        told: toldBy(ticket.notes, at),
        night: night(course, facts.channel, at),
      };
      return [place, json];
    }),
  );
}
