export { createOutbox, type Outbox } from './outbox.ts';
export { pollTotals, type Reading, type TotalsTester } from './poll.ts';
export type { Measurement } from './state.ts';
export { watchDefects, type DefectsNow } from './watch.ts';
