import { ASKED } from './asked.ts';
import type { Random } from './random.ts';
import {
  isImportant,
  madeBy,
  repairLimitS,
  type BookedTicket,
  type LineFacts,
  type Note,
  type Scope,
  type TicketFacts,
} from './rules.ts';
import { instantAt, wallAt, type Zone } from './zone.ts';

const HALF_AN_HOUR_S = 1800;
/** Moments of the year at which something turns: the leap day, clocks forward and back, New Year. */
const TURNS = [
  '2024-02-28T23:',
  '2024-02-29T23:',
  '2024-03-31T00:',
  '2024-03-31T01:',
  '2024-10-27T01:',
  '2024-10-27T02:',
  '2024-12-31T23:',
];
const two = (value: number): string => String(value).padStart(2, '0');

/** A second of the city's year, some of them beside a turn. */
function reportedS(random: Random, zone: Zone): number {
  if (random.chance(0.12))
    return instantAt(zone, `${random.pick(TURNS)}${two(random.between(0, 59))}:${two(random.between(0, 59))}`);
  const day = instantAt(zone, '2024-01-01T00:00:00') + random.between(0, 365) * 86_400;
  const [night, dawn] = [22 * 3600, 7.5 * 3600];
  return (
    day +
    random.weighed([
      [6, random.between(0, 86_399)],
      [1, night - random.between(-600, 600)],
      [1, dawn - random.between(-600, 600)],
    ])
  );
}

/** A ticket in the making: what is noted so many seconds after it was reported. */
interface Making {
  random: Random;
  limitS: number;
  notes: { afterS: number; did: string; reason?: string }[];
}
const note = ({ notes, random }: Making, afterS: number, did: string): void =>
  void notes.push({
    afterS,
    did,
    ...(['struck-off', 'told', 'paused'].includes(did) ? { reason: `${did}${random.between(100, 999)}` } : {}),
  });

/** Seconds that it stood still before its end, or before whatever comes next. */
function pause(making: Making): number {
  const { random, limitS } = making;
  const amberS = limitS * 0.75;
  const fromS = random.weighed([
    [3, random.between(60, amberS - 60)],
    [2, amberS + random.between(-1, 1)],
    [2, random.between(amberS + 60, limitS)],
    [1, limitS + random.between(1, 600)],
  ]);
  const lengthS = random.weighed([
    [1, 1],
    [4, random.between(60, 7200)],
    [2, Math.abs(amberS - fromS) + random.between(0, 2)],
  ]);
  note(making, fromS, 'paused');
  if (random.chance(0.12)) return 0;
  note(making, fromS + lengthS, 'resumed');
  return lengthS;
}
function restore(making: Making, stoodS: number): void {
  const { random, limitS } = making;
  const afterS = random.weighed([
    [2, limitS + stoodS],
    [2, limitS + stoodS + 1],
    [2, HALF_AN_HOUR_S],
    [2, HALF_AN_HOUR_S + 1],
    [1, 8 * 3600 + random.between(0, 2)],
    [8, random.between(300, limitS * 1.4)],
  ]);
  note(making, afterS, 'restored');
  if (!random.chance(0.2)) return;
  const backS =
    afterS +
    random.weighed([
      [1, 0],
      [6, random.between(1, 20_000)],
    ]);
  note(making, backS, 'reopened');
  if (random.chance(0.8)) note(making, backS + random.between(60, 10_000), 'restored');
}
function locate(making: Making): void {
  const { random } = making;
  const afterS = random.weighed([
    [1, 900],
    [1, 901],
    [8, random.between(60, 2400)],
  ]);
  note(making, afterS, random.pick(['located', 'located-customer', 'located-customer']));
  if (random.chance(0.15)) note(making, afterS + random.between(1, 3000), random.pick(['located', 'located-customer']));
  if (random.chance(0.4)) note(making, afterS + random.between(0, 30_000), 'manager-told');
}

function notesOf(random: Random, line: LineFacts): Making['notes'] {
  const making: Making = { random, limitS: repairLimitS(line) ?? 7200, notes: [] };
  if (random.chance(0.7)) note(making, random.between(0, 600), 'accepted');
  if (random.chance(0.4)) note(making, random.between(10, 2000), 'told');
  if (random.chance(0.7)) locate(making);
  const stoodS = random.chance(0.35) ? pause(making) : 0;
  if (random.chance(0.85)) restore(making, stoodS);
  if (random.chance(0.15)) note(making, random.between(600, 90_000), 'struck-off');
  return making.notes;
}

const scopeOf = (random: Random): Scope => ({
  all: random.weighed([
    [7, true],
    [1.5, false],
    [1.5, undefined],
  ]),
  towards: random.chance(0.4) ? '城南局' : undefined,
  city: random.chance(0.3) ? '南京' : undefined,
  sites: random.weighed([
    [3, 'all'],
    [2, 'some'],
    [5, undefined],
  ] as const),
});
const channelOf = (random: Random): TicketFacts['channel'] =>
  random.pick(['400', '10086-8', 'direct', 'watch', 'watch']);

type State = 'running' | 'paused' | 'restored';
const TURNS_TO: Record<string, Partial<Record<State, State>>> = {
  paused: { running: 'paused' },
  resumed: { paused: 'running' },
  restored: { running: 'restored', paused: 'restored' },
  reopened: { restored: 'running' },
};
/** Nobody notes what is so already: a second restoring, the end of no pause, or what stands before the report on the wall. */
function sensible(notes: readonly Note[], reportedAt: string): Note[] {
  let state: State = 'running';
  return madeBy(notes, '9999').filter(({ at, did }) => {
    if (at < reportedAt) return false;
    const turn = TURNS_TO[did];
    if (turn && !turn[state]) return false;
    state = turn?.[state] ?? state;
    return true;
  });
}
function booked(
  zone: Zone,
  line: LineFacts,
  fromS: number,
  facts: Omit<TicketFacts, 'reportedAt'>,
  made: Making['notes'],
): BookedTicket {
  const reportedAt = wallAt(zone, fromS);
  const startS = instantAt(zone, reportedAt);
  const notes = made.map(({ afterS, ...rest }): Note => ({ at: wallAt(zone, startS + afterS), ...rest }));
  return { facts: { ...facts, reportedAt }, line, notes: sensible(notes, reportedAt) };
}

/** Complaints of three or four neighbours that are, or just are not, one severe fault. */
function neighbours(random: Random, zone: Zone, lines: readonly LineFacts[]): BookedTicket[] {
  const one = random.pick(lines.filter((line) => !isImportant(line) && line.city));
  const alike = lines.filter(
    (line) => !isImportant(line) && line.service === one.service && (line.city ?? one.city) === one.city,
  );
  const lastS =
    HALF_AN_HOUR_S +
    random.weighed([
      [4, 0],
      [3, 1],
      [2, -1],
      [3, -900],
    ]);
  const decidedS = instantAt(zone, random.pick(ASKED)) + random.between(-1, 1);
  const fromS = random.chance(0.3) ? decidedS - HALF_AN_HOUR_S - lastS : reportedS(random, zone);
  const afters = random.shuffled([
    0,
    random.between(0, lastS),
    lastS,
    ...(random.chance(0.2) ? [lastS + random.between(0, 900)] : []),
  ]);
  return afters.map((afterS) => {
    const line = random.chance(0.93) ? random.pick(alike) : random.pick(lines);
    const momentS = lastS + HALF_AN_HOUR_S - afterS;
    const restoredS = random.weighed([
      [12, undefined],
      [2, momentS],
      [2, momentS - 1],
      [2, momentS + 1],
      [2, momentS + 5000],
    ]);
    const notes: Making['notes'] = restoredS === undefined ? [] : [{ afterS: restoredS, did: 'restored' }];
    if (restoredS !== undefined && random.chance(0.35))
      notes.push({ afterS: restoredS + random.between(0, 3), did: 'reopened' });
    const scope = {
      ...scopeOf(random),
      ...(random.chance(0.85) ? { all: true } : {}),
      ...(random.chance(0.8) ? { city: one.city } : {}),
    };
    return booked(zone, line, fromS + afterS, { channel: channelOf(random), scope }, notes);
  });
}

/** A fault that is at one of its limits, or a second to either side, when the book is asked. */
function aimed(random: Random, zone: Zone, lines: readonly LineFacts[]): BookedTicket {
  const line = random.pick(lines.filter((one) => repairLimitS(one) !== undefined || isImportant(one)));
  const limitS = repairLimitS(line) ?? 8 * 3600;
  const afterS = random.pick([limitS * 0.75, limitS, HALF_AN_HOUR_S, 8 * 3600]) + random.between(-1, 2);
  const notes: Making['notes'] = [];
  if (random.chance(0.5)) notes.push({ afterS: afterS + random.between(-1, 1), did: 'located-customer' });
  if (random.chance(0.3)) notes.push({ afterS: afterS + random.between(-1, 1), did: 'restored' });
  const facts = { channel: channelOf(random), scope: scopeOf(random) };
  return booked(zone, line, instantAt(zone, random.pick(ASKED)) - afterS, facts, notes);
}

/** The tickets of a city's year, as they are written down. */
export function ticketsOf(random: Random, zone: Zone, lines: readonly LineFacts[], count: number): BookedTicket[] {
  const together = Array.from({ length: Math.floor(count / 12) }, () => neighbours(random, zone, lines)).flat();
  const aims = Array.from({ length: Math.floor(count / 6) }, () => aimed(random, zone, lines));
  const alone = Array.from({ length: count - together.length - aims.length }, () => {
    const line = random.pick(lines);
    const facts = { channel: channelOf(random), scope: random.chance(0.95) ? scopeOf(random) : undefined };
    return booked(zone, line, reportedS(random, zone), facts, notesOf(random, line));
  });
  return random.shuffled([...alone, ...aims, ...together]);
}
