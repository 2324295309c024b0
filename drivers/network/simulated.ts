import type { Clock } from '../../electron/contract/clock.ts';
import { TributaryError } from '../../electron/contract/errors.ts';
import type { Ladder, Probe, ProbeAnswer, Prober } from '../../electron/contract/ladder.ts';
import type { LadderEvent, LadderScenario } from '../../electron/contract/ladder-scenario.ts';
import { createRandom } from '../simulation/index.ts';
import { payloadName, payloadOf } from './payload.ts';

/** Round trip to the first rung and for each further one, milliseconds; and for each kilobyte at 2 048 kbit/s, there and back. */
const NEAR_MS = 0.4;
const STEP_MS = 1.1;
const KILOBYTE_MS = 7.8;
const HEADER_OCTETS = 46;

const lies = (s: number, from: number, forS: number): boolean => s >= from && s < from + forS;
/** An event of one moment bites all of its second. */
const during = (event: LadderEvent, s: number): boolean =>
  'at' in event ? lies(s, Math.floor(event.at), 'do' in event ? (event.for ?? 1) : 1) : lies(s, event.from, event.for);

/** A draw that belongs to one probe and to nothing else: in whatever order probes come, each meets the same chance. */
const chance = (seed: number, ...of: readonly number[]): number =>
  createRandom(of.reduce((mixed, n) => Math.imul(mixed, 31) + n, seed)).unit();

interface Place {
  probe: Probe;
  /** Number of its rung, of its size, and of its second. */
  rung: number;
  size: number;
  s: number;
  seed: number;
}

/** True if a probe is lost by what a scenario does to the line in its second. */
function isLost(event: LadderEvent, index: number, { probe, rung, size, s, seed }: Place): boolean {
  if ('loss' in event)
    return (
      (event.sizes?.includes(probe.size) ?? true) &&
      100 * chance(seed, index, rung, size, Math.round(s * 10)) < event.loss
    );
  if ('defect' in event) return true;
  if (!('ber' in event)) return false;
  const bits = 2 * 8 * (probe.size + HEADER_OCTETS);
  return chance(seed, index, rung, size, Math.round(s * 10)) < 1 - (1 - event.ber) ** bits;
}

/** The answer that a probe meets on the line of a scenario. `from`: the rung from which on an event bites. */
function answerOf(
  place: Place,
  { events }: LadderScenario,
  bites: (event: LadderEvent, rung: number) => boolean,
): ProbeAnswer {
  const { probe, rung, s } = place;
  const own = events.filter((event) => bites(event, rung) && during(event, s));
  if (own.some((event) => isLost(event, events.indexOf(event), place))) return {};
  const delayed = own.reduce((sum, event) => sum + ('delay' in event ? event.delay : 0), 0);
  const ms = NEAR_MS + STEP_MS * rung + (KILOBYTE_MS * probe.size) / 1024 + delayed;
  const wrong = own.flatMap((event) => ('wrongOctets' in event ? wrongOctets(event.wrongOctets, place) : []));
  return { ms: Math.round(ms * 1000) / 1000, ...(wrong.length > 0 ? { wrong, wrongOctets: wrong.length } : {}) };
}

/** Octets of the largest probe of a rung that come back otherwise, from the middle on. */
function wrongOctets(n: number, { probe, size }: Place): NonNullable<ProbeAnswer['wrong']> {
  if (size > 0) return [];
  const octets = payloadOf(probe.payload, probe.size);
  const first = Math.floor(probe.size / 2);
  return [...octets.slice(first, first + n)].map((sent, i) => ({ offset: first + i, sent, received: sent ^ 1 }));
}

/** When the first round of a ladder was sent: its time goes on when its facility was gone. */
const begun = new WeakMap<Ladder, number>();

/** A ladder on the simulated line of a scenario: the same answers for the same seed. Time counts from its first round. */
export function createSimulatedProber(ladder: Ladder, scenario: LadderScenario, clock: Clock): Prober {
  const seed = ladder.simulated?.seed ?? scenario.seed;
  const sizes = ladder.sizes.toSorted((a, b) => b - a);
  const rungOf = new Map(ladder.rungs.map(({ address }, at) => [address, at]));
  const ids = ladder.rungs.map(({ id }) => id);
  const behindLine = Math.max(
    0,
    ids.findIndex((id) => !NEAR.includes(id)),
  );
  const bites = (event: LadderEvent, rung: number): boolean => {
    const from = event.rung === undefined ? behindLine : ids.indexOf(event.rung);
    return event.only ? rung === from : from >= 0 && rung >= from;
  };
  const isGone = (s: number): boolean => scenario.events.some((event) => 'do' in event && during(event, s));
  return {
    facility: 'simulated',
    identity: { maker: '', model: 'ladder' },
    compared: true,
    payloadName: (payload) => payloadName(payload),
    twice: () => ({}),
    round: (probes) => {
      const startMs = begun.get(ladder) ?? clock.monotonicMs();
      begun.set(ladder, startMs);
      const s = Math.round((clock.monotonicMs() - startMs) / 100) / 10;
      if (isGone(s)) return probes.map(() => Promise.reject(new TributaryError('ping-gone', 'sim', { text: 'sim' })));
      return probes.map((probe) => {
        const place = { probe, rung: rungOf.get(probe.address) ?? 0, size: sizes.indexOf(probe.size), s, seed };
        return Promise.resolve(answerOf(place, scenario, bites));
      });
    },
    close: () => Promise.resolve(),
  };
}

/** Rungs this side of the line: what happens to the line does not reach them. */
const NEAR: readonly string[] = ['lan', 'gateway', 'nearConverter'];
