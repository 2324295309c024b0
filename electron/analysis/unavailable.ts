import type { History } from '../contract/second.ts';
import { standardOf, type Account, type Standard } from './account.ts';
import { createAccountant, feed, type Accountant } from './accountant.ts';
import { goingOn, type Stretch } from './turns.ts';
import type { JudgeOptions } from './types.ts';

/** Stretches of unavailable time by the standard in force (G.826 blocks, else bit errors), gaps cut out: their sum is the UAS of the judgement. */
export function unavailableStretches(history: History, options: Pick<JudgeOptions, 'form'> = {}): Stretch[] {
  const accountant = createAccountant({});
  feed(accountant, history);
  return stretchesOf(accountant, options);
}

/** Where the unavailable time of one standard stands; `over`: what ended since it was last asked. */
interface StandardState {
  unavailable: boolean;
  /** Seconds in a row that may still turn it. */
  pending: number;
  since?: number | undefined;
  from: number;
  over: Stretch[];
}
/** Where unavailable time stands after a part of a history: plain data, to go on from. */
export interface UnavailableState {
  byErrors: StandardState;
  byBlocks: StandardState;
  blocksKnown: boolean;
  blocksSeen: boolean;
  end?: number | undefined;
}

/** The same of a history that grows; a span that has grown comes again with the same beginning, and what it knows it passes over. */
export interface GrowingUnavailable {
  add(added: History): void;
  stretches(): Stretch[];
  /** Where it stands; `over` holds what ended since this was asked before, or all of it (`whole`). */
  state(whole: boolean): UnavailableState;
}

const STANDARDS = ['byErrors', 'byBlocks'] as const;

/** Goes on where another stood. */
function goOn(account: Account, states: readonly UnavailableState[]): void {
  const last = states.at(-1);
  if (!last) return;
  const { blocksKnown, blocksSeen, end } = last;
  Object.assign(account, { blocksKnown, blocksSeen, end });
  for (const standard of STANDARDS) {
    const { unavailable, pending, since, from } = last[standard];
    Object.assign(account[standard], { unavailable, pending });
    const over = states.flatMap((state) => state[standard].over);
    Object.assign(account.unavailable[standard], { since, from, over });
  }
}

/** `states`: what the parts before left behind, the first part first. */
export function createGrowingUnavailable(states: readonly UnavailableState[] = []): GrowingUnavailable {
  const accountant = createAccountant({});
  const { account } = accountant;
  goOn(account, states);
  const told = {
    byErrors: account.unavailable.byErrors.over.length,
    byBlocks: account.unavailable.byBlocks.over.length,
  };
  const fresh = <S extends { from: number; to: number }>(stretches: readonly S[]): S[] => {
    const { end = -Infinity } = account;
    return stretches.flatMap((one) => (one.to > end ? [{ ...one, from: Math.max(one.from, end) }] : []));
  };
  const standing = (standard: Standard, whole: boolean): StandardState => {
    const { unavailable, pending } = account[standard];
    const { over, since, from } = account.unavailable[standard];
    const ended = over.slice(whole ? 0 : told[standard]);
    told[standard] = over.length;
    return { unavailable, pending, since, from, over: ended };
  };
  return {
    add: ({ spans, rows, gaps }) => {
      const { end = -Infinity } = account;
      feed(accountant, { spans: fresh(spans), rows: rows.filter(({ t }) => t >= end), gaps: fresh(gaps) });
    },
    stretches: () => stretchesOf(accountant, {}),
    state: (whole) => {
      accountant.settle();
      const { blocksKnown, blocksSeen, end } = account;
      const [byErrors, byBlocks] = [standing('byErrors', whole), standing('byBlocks', whole)];
      return { byErrors, byBlocks, blocksKnown, blocksSeen, end };
    },
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
