import type { BookEvent } from '../../contract/book/entry.ts';
import type { GateState, Order, OrderEvent, OrderStep, OrderView } from '../../contract/book/order.ts';

/** Which event closes a step, and which opens it again. */
const STEPS: Readonly<Record<OrderStep, { closes: OrderEvent; opens?: OrderEvent }>> = {
  review: { closes: 'reviewed', opens: 'returned' },
  survey: { closes: 'surveyed' },
  plan: { closes: 'planned' },
  build: { closes: 'engineering-passed', opens: 'engineering-failed' },
  warning: { closes: 'warned' },
  commissioning: { closes: 'service-passed', opens: 'service-failed' },
  handover: { closes: 'completed' },
};

/** When a step was closed: by the first event that closes it after the last that opened it again. */
export function doneAt(events: readonly BookEvent[], step: OrderStep): string | undefined {
  const { closes, opens } = STEPS[step];
  let done: string | undefined;
  for (const { did, at } of events) {
    if (did === opens) done = undefined;
    else if (did === closes) done ??= at;
  }
  return done;
}

/** The last of one or two events; undefined where neither happened. */
export function lastOf(events: readonly BookEvent[], name: OrderEvent, other = name): BookEvent | undefined {
  // Asked a dozen times of each of thousands of orders.
  for (let n = events.length - 1; n >= 0; n--) {
    const event = events[n]!;
    if (event.did === name || event.did === other) return event;
  }
  return undefined;
}

function gate(events: readonly BookEvent[], passed: OrderEvent, failed: OrderEvent): Exclude<GateState, 'not-needed'> {
  const last = lastOf(events, passed, failed);
  if (!last) return 'open';
  return last.did === passed ? 'passed' : 'failed';
}

/** The two acceptances: the one of engineering only where something was built. A passed retest closes what a failed one opened. */
export const gatesOf = ({ built }: Order, events: readonly BookEvent[]): OrderView['gates'] => ({
  engineering: built ? gate(events, 'engineering-passed', 'engineering-failed') : 'not-needed',
  service: gate(events, 'service-passed', 'service-failed'),
});

const isReturned = (events: readonly BookEvent[]): boolean =>
  lastOf(events, 'returned', 'reviewed')?.did === 'returned';

/** Whether it is still worked on: completed for good, returned until it is reviewed again. */
export function standingOf(events: readonly BookEvent[]): 'open' | 'returned' | 'completed' {
  if (lastOf(events, 'completed')) return 'completed';
  return isReturned(events) ? 'returned' : 'open';
}
