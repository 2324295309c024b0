import type { Defect, Second } from '../contract/second.ts';
import type { Observation } from '../contract/tester.ts';
import type { PingSecond, RegisterSample } from '../contract/tracks.ts';
import { isErrored } from './classify.ts';
import { sightOf } from './seen.ts';

/** So long before a burst and after it a witness is heard, seconds: registers are asked every ten. */
const NEAR_S = 12;
/** A register that says something else more often than this is no witness: it counts traffic. */
const BUSY = 0.2;
/** Witnesses of one burst that are kept. */
const WITNESSES = 12;

/** Who saw something, first at `t`, epoch seconds: bit errors or an alarm, a register that said something else, a rung that lost. */
export type BurstWitness = { t: number } & (
  { who: 'bits'; defect?: Defect } | { who: 'register'; source: string; name: string } | { who: 'rung'; rung: string }
);
/** A burst of loss over all rungs, epoch seconds, `to` not included; witnesses in the order of first sight. */
export interface SeenBurst {
  from: number;
  to: number;
  sent: number;
  lost: number;
  witnesses: BurstWitness[];
  /** Bit errors near it; absent where no tester looked. */
  bitErrors?: number;
}
/** What a measurement of a watch tells. */
export type Told = Observation | { kind: 'ping'; ping: PingSecond } | { kind: 'register'; sample: RegisterSample };

/** Finds bursts as their seconds come; what it keeps does not grow with time. */
export interface BurstWatch {
  /** Gives the bursts that are over, and whose witnesses have all been heard. */
  take(told: Told): SeenBurst[];
  /** Nothing comes any more. */
  end(): SeenBurst[];
}

interface Register {
  value: number | string;
  said: number;
  changed: number;
}
/** The same thing seen again. */
const keyOf = (witness: BurstWitness): string =>
  witness.who === 'rung'
    ? `rung ${witness.rung}`
    : witness.who === 'register'
      ? `register ${witness.source} ${witness.name}`
      : 'bits';
/** Of what was seen in one second the lowest layer stands first, and of rungs the nearest. */
const LAYERS = ['bits', 'register', 'rung'] as const;

/** Rungs of a second that lose while no rung behind them is good, the farthest first: one that loses alone only answers rarely. */
export function losingRungs(pings: readonly PingSecond[], order: readonly string[]): PingSecond[] {
  const far = pings.toSorted((a, b) => order.indexOf(b.rung) - order.indexOf(a.rung));
  const end = far.findIndex(({ sent, lost }) => sent > 0 && lost === 0);
  return (end < 0 ? far : far.slice(0, end)).filter(({ lossy = [] }) => lossy.length > 0);
}

type Sight = BurstWitness & { bitErrors?: number };

/** A second of the line in which somebody saw errors or an alarm. */
function sightOfLine(row: Second): Sight | undefined {
  if (sightOf(row) !== 'observed' || !isErrored(row)) return undefined;
  const [defect] = row.defects;
  return { t: row.t, who: 'bits', bitErrors: row.bitErrors ?? 1, ...(defect ? { defect } : {}) };
}

/** What registers say: a sight where one says something else that as a rule does not. */
function createRegisters(): (sample: RegisterSample) => Sight | undefined {
  const all = new Map<string, Register>();
  return ({ t, source, name, value }) => {
    const key = `${source} ${name}`;
    const known = all.get(key) ?? { value, said: 0, changed: 0 };
    all.set(key, known);
    known.said++;
    if (known.value === value) return undefined;
    known.value = value;
    known.changed++;
    const isBusy = known.said <= 3 || known.changed / known.said > BUSY;
    return isBusy ? undefined : { t, who: 'register', source, name };
  };
}

const sumOf = (lost: readonly PingSecond[], name: 'sent' | 'lost'): number =>
  lost.reduce((sum, { lossy = [] }) => sum + lossy.reduce((n, one) => n + one[name], 0), 0);

/** A burst with what was seen near it, each witness once, in the order of first sight. */
function withWitnesses(burst: SeenBurst, sights: readonly Sight[], order: readonly string[], bits: boolean): SeenBurst {
  const rank = (one: BurstWitness): number =>
    LAYERS.indexOf(one.who) * 100 + (one.who === 'rung' ? order.indexOf(one.rung) : 0);
  const near = sights.filter(({ t }) => t >= burst.from - NEAR_S && t < burst.to + NEAR_S);
  const first = new Map<string, BurstWitness>();
  for (const { bitErrors: _, ...one } of near.toSorted((a, b) => a.t - b.t || rank(a) - rank(b)))
    if (!first.has(keyOf(one))) first.set(keyOf(one), one);
  const bitErrors = near.reduce((sum, one) => sum + (one.bitErrors ?? 0), 0);
  return { ...burst, witnesses: [...first.values()].slice(0, WITNESSES), ...(bits ? { bitErrors } : {}) };
}

/** `order`: rungs, nearest first. `everyS`: seconds from round to round. `bits`: a tester looks as well. */
export function createBurstWatch(options: { order: readonly string[]; everyS: number; bits: boolean }): BurstWatch {
  const { order, everyS, bits } = options;
  const registers = createRegisters();
  let sights: Sight[] = [];
  let waiting: SeenBurst[] = [];
  let round: PingSecond[] = [];
  const saw = (sight: Sight | undefined): void => void (sight && sights.push(sight));
  /** A round of all rungs, once a later one comes. */
  const closeRound = (): void => {
    const [first] = round;
    const lost = losingRungs(round, order);
    round = [];
    if (!first || lost.length === 0) return;
    for (const { t, rung } of lost) saw({ t, who: 'rung', rung });
    const [{ t }, last] = [first, waiting.at(-1)];
    const [sent, gone] = [sumOf(lost, 'sent'), sumOf(lost, 'lost')];
    if (last && t <= last.to + Math.max(0, everyS - 1))
      Object.assign(last, { to: t + 1, sent: last.sent + sent, lost: last.lost + gone });
    else waiting.push({ from: t, to: t + 1, sent, lost: gone, witnesses: [] });
  };
  const over = (now: number): SeenBurst[] => {
    const done = waiting.filter(({ to }) => now >= to + NEAR_S);
    waiting = waiting.filter((one) => !done.includes(one));
    const out = done.map((burst) => withWitnesses(burst, sights, order, bits));
    const since = Math.min(now, ...waiting.map(({ from }) => from)) - 2 * NEAR_S;
    if ((sights[0]?.t ?? Infinity) < since) sights = sights.filter(({ t }) => t >= since);
    return out;
  };
  return {
    take(item) {
      if (item.kind === 'second') saw(sightOfLine(item.second));
      else if (item.kind === 'register') saw(registers(item.sample));
      if (item.kind !== 'ping') return [];
      const { ping } = item;
      const isNext = round.length > 0 && round[0]!.t !== ping.t;
      if (isNext) closeRound();
      round.push(ping);
      return isNext ? over(ping.t) : [];
    },
    end() {
      closeRound();
      return over(Infinity);
    },
  };
}
