import type { History } from '../contract/second.ts';
import { standardOf } from './account.ts';
import { createAccountant, feed, type Accountant } from './accountant.ts';
import { goingOn, type Stretch } from './turns.ts';
import type { JudgeOptions } from './types.ts';

/** Stretches of unavailable time by the standard in force (G.826 blocks, else bit errors), gaps cut out: their sum is the UAS of the judgement. */
export function unavailableStretches(history: History, options: Pick<JudgeOptions, 'form'> = {}): Stretch[] {
  const accountant = createAccountant({});
  feed(accountant, history);
  return stretchesOf(accountant, options);
}

/** The same of a history that grows; a span that has grown comes again with the same beginning. */
export interface GrowingUnavailable {
  add(added: History): void;
  stretches(): Stretch[];
}
export function createGrowingUnavailable(): GrowingUnavailable {
  const accountant = createAccountant({});
  const { account } = accountant;
  const fresh = <S extends { from: number; to: number }>(stretches: readonly S[]): S[] => {
    const { end = -Infinity } = account;
    return stretches.flatMap((one) => (one.to > end ? [{ ...one, from: Math.max(one.from, end) }] : []));
  };
  return {
    add: ({ spans, rows, gaps }) => feed(accountant, { spans: fresh(spans), rows, gaps: fresh(gaps) }),
    stretches: () => stretchesOf(accountant, {}),
  };
}

/** Unavailable time by what has come so far, in the standard that is in force now. */
export function unavailableIn(
  accountant: Accountant,
  options: Pick<JudgeOptions, 'form'>,
): { over: readonly Stretch[]; now?: Stretch } {
  accountant.settle();
  const { account } = accountant;
  const time = account.unavailable[standardOf(account, options)];
  const now = goingOn(time, account.end);
  return { over: time.over, ...(now ? { now } : {}) };
}

function stretchesOf(accountant: Accountant, options: Pick<JudgeOptions, 'form'>): Stretch[] {
  const { over, now } = unavailableIn(accountant, options);
  return now ? [...over, now] : [...over];
}
