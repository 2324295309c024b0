import { madeBy, type BookedTicket, type Note, type TimeText } from './rules.ts';
import { instantAt, type Zone } from './zone.ts';

/** A time in which the clock stands still: a pause, or a fault that was restored and came back. */
interface Still {
  fromS: number;
  /** Absent while it goes on. */
  toS?: number;
}
/** What had happened with a ticket by a moment; all instants in seconds since 1970. */
export interface Course {
  nowS: number;
  reportedS: number;
  /** Pauses, and gaps that are over, in order of time; none overlaps another. */
  stills: Still[];
  /** The times in which the service worked again, the one that goes on too. */
  gaps: Still[];
  restoredS?: number;
  firstCauseAt?: TimeText;
  located?: 'network' | 'customer';
  managerTold: boolean;
  struckOff?: string;
}

interface Happening extends Course {
  pausedS?: number;
}
function endPause(course: Happening, nowS: number): void {
  if (course.pausedS === undefined) return;
  course.stills.push({ fromS: course.pausedS, toS: nowS });
  course.pausedS = undefined;
}

type Act = (course: Happening, nowS: number, note: Note) => void;
const locate =
  (located: 'network' | 'customer'): Act =>
  (course, _nowS, { at }) => {
    course.located = located;
    course.firstCauseAt ??= at;
  };
/** What each event changes; what is not here leaves only its trace. */
const ACTS: Record<string, Act> = {
  located: locate('network'),
  'located-customer': locate('customer'),
  'manager-told': (course) => void (course.managerTold = true),
  'struck-off': (course, _nowS, { reason }) => void (course.struckOff ??= reason ?? ''),
  paused(course, nowS) {
    if (course.restoredS === undefined) course.pausedS ??= nowS;
  },
  resumed: endPause,
  restored(course, nowS) {
    if (course.restoredS !== undefined) return;
    endPause(course, nowS);
    course.restoredS = nowS;
  },
  reopened(course, nowS) {
    if (course.restoredS === undefined) return;
    const gap = { fromS: course.restoredS, toS: nowS };
    course.stills.push(gap);
    course.gaps.push(gap);
    course.restoredS = undefined;
  },
};

/** Plays a ticket's notes up to a moment. */
export function courseOf({ facts, notes }: BookedTicket, zone: Zone, at: TimeText): Course {
  const nowS = instantAt(zone, at);
  const course: Happening = {
    nowS,
    reportedS: instantAt(zone, facts.reportedAt),
    stills: [],
    gaps: [],
    managerTold: false,
  };
  for (const note of madeBy(notes, at)) ACTS[note.did]?.(course, instantAt(zone, note.at), note);
  if (course.pausedS !== undefined) course.stills.push({ fromS: course.pausedS });
  if (course.restoredS !== undefined) course.gaps.push({ fromS: course.restoredS });
  return course;
}
