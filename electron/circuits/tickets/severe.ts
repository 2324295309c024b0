import type { Ticket, TicketView } from '../../contract/book/ticket.ts';
import { localText } from '../../contract/book/times.ts';
import type { Circuit } from '../../contract/circuit.ts';
import { isImportant, type Figures } from '../figures/index.ts';
import { rulesOf, type Rules } from './rules.ts';
import { isWithin, momentOf, type Course } from './course.ts';

/** A ticket with its circuit and its course. */
export interface Known {
  body: Ticket;
  circuit: Circuit | undefined;
  course: Course;
}
interface Since {
  rule: string;
  sinceMs: number;
}

/** Why a line is important: by the class of its customer, or by its span alone. */
function importanceOf(circuit: Circuit | undefined, figures: Figures): 'class' | 'span' | undefined {
  if (!circuit || !isImportant(figures, circuit)) return undefined;
  return isImportant(figures, { ...circuit, span: undefined }) ? 'class' : 'span';
}

/** The rule of its service and its limit, seconds, where nothing that was said of the fault is against it. */
function ownRule({ body: { scope }, circuit }: Known, figures: Figures): { rule: string; limitS: number } | undefined {
  const importance = importanceOf(circuit, figures);
  const rule = rulesOf(figures).severe.rules.find(({ services }) => services.some((one) => one === circuit?.service));
  if (!importance || !rule) return undefined;
  if ((rule.out.all && scope?.all === false) || (rule.out.sites && scope?.sites === 'some')) return undefined;
  return { rule: rule.id, limitS: (importance === 'span' ? rule.limitBySpan : undefined) ?? rule.limit };
}

/** Since when its own rule makes it a severe one; may lie ahead. */
export function ownSince(known: Known, figures: Figures): Since | undefined {
  const own = ownRule(known, figures);
  const sinceMs = own && momentOf(known.course.out, 1000 * (own.limitS + 1));
  return own && sinceMs !== undefined ? { rule: own.rule, sinceMs } : undefined;
}

/** What complaints are counted together: those of ordinary customers of one city about one service. */
function groupOf({ body: { scope }, circuit }: Known, figures: Figures): string | undefined {
  const city = circuit?.customer?.city ?? scope?.city;
  if (!circuit?.service || !circuit.customer?.name || !city || scope?.all === false) return undefined;
  return importanceOf(circuit, figures) ? undefined : JSON.stringify([city, circuit.service]);
}

const reported = ({ course }: Known): number => course.reportedMs;

/** Of complaints of one group, in the order of their reports, those that make one severe, and since when. */
function together(group: readonly Known[], { complaints }: Rules['severe']): Map<Known, number> {
  const severe = new Map<Known, number>();
  // Those near enough to the last one: both ends of them only move on.
  let [from, to] = [0, 0];
  for (const last of group) {
    while (reported(group[from]!) < reported(last) - 1000 * complaints.within) from++;
    while (to < group.length && reported(group[to]!) <= reported(last)) to++;
    const sinceMs = reported(last) + 1000 * complaints.still;
    const still = group
      .slice(from, to)
      .filter(
        (one) =>
          (one === last || one.circuit?.customer?.name !== last.circuit?.customer?.name) &&
          isWithin(one.course.out, sinceMs),
      );
    const customers = new Set(still.map(({ circuit }) => circuit?.customer?.name));
    if (!still.includes(last) || customers.size < complaints.customers) continue;
    for (const one of still) severe.set(one, Math.min(sinceMs, severe.get(one) ?? Infinity));
  }
  return severe;
}

/** Since when complaints of several ordinary customers make each of these tickets severe. */
export function complaintsOf(tickets: readonly Known[], figures: Figures): Map<Known, number> {
  const groups = new Map<string, Known[]>();
  for (const one of tickets) {
    const group = groupOf(one, figures);
    if (group === undefined) continue;
    const there = groups.get(group);
    if (there) there.push(one);
    else groups.set(group, [one]);
  }
  const { severe } = rulesOf(figures);
  const found = [...groups.values()].filter(({ length }) => length >= severe.complaints.customers);
  return new Map(found.flatMap((group) => [...together(group, severe)]));
}

/** The rule of complaints by its name in `severe.rule`. */
export const COMPLAINTS = 'complaints';

/** Whether a ticket is a severe fault at its time, by which rule and since when; only who struck it off with a reason takes that back. */
export function severeOf(known: Known, together: number | undefined, figures: Figures): TicketView['severe'] {
  const { atMs, events } = known.course;
  const all = [
    ownSince(known, figures),
    ...(together === undefined ? [] : [{ rule: COMPLAINTS, sinceMs: together }]),
  ].filter((one) => one !== undefined && one.sinceMs <= atMs) as Since[];
  const first = all.toSorted((a, b) => a.sinceMs - b.sinceMs)[0];
  const struck = events.find(({ did }) => did === 'struck-off');
  return {
    is: first !== undefined && !struck,
    ...(first ? { since: localText(first.sinceMs), rule: first.rule } : {}),
    ...(struck ? { struckOff: struck.reason ?? '' } : {}),
  };
}
