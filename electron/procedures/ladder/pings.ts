import { createLadderTally, feedLadder, judgeLadder, judgeOptions, type LadderTally } from '../../analysis/index.ts';
import type { Judgement } from '../../contract/judgement.ts';
import type { Ladder } from '../../contract/ladder.ts';
import type { MeasurementRecord } from '../../contract/measurement.ts';
import type { RunEvent } from '../../contract/run.ts';
import type { Gap } from '../../contract/second.ts';
import type { PingSecond } from '../../contract/tracks.ts';
import type { Message } from '../../contract/words/index.ts';
import { storedParts } from '../measure/stored.ts';
import type { RunContext } from '../recording/run-context.ts';
import type { Aside, LadderItem } from './second-book.ts';

/** So many wrong octets are told one by one; the others are counted. */
const TOLD_OCTETS = 200;

/** Seconds of a ladder on their way: durable first, then counted, judged and shown. */
export interface Pings {
  take(item: LadderItem): Promise<void>;
  /** A gap that is known from elsewhere. */
  gap(gap: Gap): Promise<void>;
  observedS(): number;
  /** First second that is not covered yet; undefined before the first. */
  next(): number | undefined;
  /** Takes in what is stored already. */
  replay(): Promise<void>;
}

const hex = (octet: number): string => octet.toString(16).padStart(2, '0').toUpperCase();

type Needs = Pick<RunContext, 'recording' | 'time'>;

/** What a second says beside its counts, as events: each wrong octet while there are few, and what a box says only when it says something else. */
function createAsides(attempt: number) {
  let told = 0;
  const said = new Map<string, string>();
  const wrong = ({ rung, size, answer }: Extract<Aside, { is: 'wrong' }>): Message[] => {
    const octets = answer.wrong ?? [];
    const shown = octets.slice(0, Math.max(0, TOLD_OCTETS - told));
    const messages = shown.map(({ offset, sent, received }): Message => {
      const params = { rung, size, offset, sent: hex(sent), received: hex(received) };
      return { code: 'event.wrong-octet', params };
    });
    const ends = told <= TOLD_OCTETS && told + octets.length > TOLD_OCTETS;
    told += octets.length;
    return ends ? [...messages, { code: 'event.wrong-more' }] : messages;
  };
  const told1 = ({ rung, said: text }: Extract<Aside, { is: 'said' }>): Message[] => {
    if (said.get(rung) === text) return [];
    said.set(rung, text);
    return [{ code: 'event.ladder-said', params: { rung, said: text } }];
  };
  return (t: number, asides: readonly Aside[]): RunEvent[] =>
    asides.flatMap((one) =>
      one.is === 'wrong'
        ? wrong(one).map((message): RunEvent => ({ t, kind: 'wrong-octet', attempt, message }))
        : told1(one).map((message): RunEvent => ({ t, kind: 'tester', attempt, message })),
    );
}

export function createPings({ recording, time }: Needs, ladder: Ladder, one: MeasurementRecord): Pings {
  const { archive, record, screen } = recording;
  const limits = judgeOptions(record, one);
  const eventsOf = createAsides(recording.attempt.number);
  const tally: LadderTally = createLadderTally(ladder);
  let next: number | undefined;
  const judgement = (): Judgement =>
    judgeLadder(tally, limits.ladder!, { forS: one.forS, unseenMax: limits.unseenMax });
  const show = (events: RunEvent[], rungs: PingSecond[] = []): void =>
    screen.dispatch({ type: 'pinged', judgement: judgement(), coveredTo: next, rungs, events, nowMs: time.nowMs() });
  const roundS = Math.max(1, Math.floor(ladder.everyMs / 1000));
  const gap = async (of: Gap): Promise<void> => {
    const from = Math.max(of.from, next ?? of.from);
    if (of.to <= from) return;
    await recording.write({ what: 'pings', of: one, items: [{ kind: 'gap', gap: { ...of, from } }], events: [] });
    tally.gap({ ...of, from });
    next = of.to;
    show([]);
  };
  return {
    gap,
    take: async (item) => {
      if (item.kind === 'gap') return await gap(item.gap);
      const events = eventsOf(item.t, item.asides);
      const items = item.pings.map((ping) => ({ kind: 'ping', ping }) as const);
      await recording.write({ what: 'pings', of: one, items, events });
      tally.second(item.pings);
      next = item.t + roundS;
      show(events, item.pings);
    },
    observedS: () => tally.seconds().observed,
    next: () => next,
    replay: async () => {
      for await (const part of storedParts(archive, one.id)) {
        feedLadder(tally, part);
        const last = Math.max(
          ...(part.pings ?? []).map(({ t }) => t + roundS),
          ...part.gaps.map(({ to }) => to),
          next ?? 0,
        );
        if (last > 0) next = last;
      }
      show([]);
    },
  };
}
