import type { G821, Judgement, OneMore } from '../contract/judgement.ts';
import type { History } from '../contract/second.ts';
import { standardOf, type Account, type Standard } from './account.ts';
import { createAccountant, feed, type Accountant } from './accountant.ts';
import { assemble, exactly } from './assemble.ts';
import type { Availability } from './availability.ts';
import type { Counted, Facts, StandardFacts } from './facts.ts';
import type { Stretch } from './turns.ts';
import { createLadderPartJudge } from './ladder-judge.ts';
import type { JudgeOptions, Observation } from './types.ts';
import { oneMore } from './one-more.ts';
import { unavailableIn } from './unavailable.ts';

/** Judges a stretch of line time second by second, with the same results at every moment as `judge` over all of it. */
export interface StreamingJudge {
  push(observation: Observation): void;
  /** Judgement as it stands now. */
  judgement(): Judgement;
  /** For the big state: is this moment unavailable time, how long the pending run of SES is. */
  state(): { unavailable: boolean; unavailableSince?: number; pendingSes: number; lastErrorAt?: number };
  /** What may not come once more (`oneMore`); nothing before anything was observed. */
  oneMore(): OneMore | undefined;
  /** Unavailable time so far: the stretches that are over, and the one going on. */
  unavailable(): { over: readonly Stretch[]; now?: Stretch };
}

/** Judges a history that comes in parts, in order of time. */
export interface PartJudge {
  add(part: History): void;
  judgement(): Judgement;
}
export function createPartJudge(options: JudgeOptions): PartJudge {
  const { ladder, forS = 0, unseenMax } = options;
  if (ladder) return createLadderPartJudge(ladder, { forS, unseenMax });
  const accountant = createAccountant(options);
  return { add: (part) => feed(accountant, part), judgement: () => judgementOf(accountant, options) };
}

/** Batch form: judges a whole history. */
export function judge(history: History, options: JudgeOptions): Judgement {
  const parts = createPartJudge(options);
  parts.add(history);
  return parts.judgement();
}

/** Streaming form: same results at every moment, O(1) a second. */
export function createStreamingJudge(options: JudgeOptions): StreamingJudge {
  const accountant = createAccountant({ rateKbps: options.rateKbps });
  return {
    push(observation) {
      if (observation.kind === 'second') accountant.second(observation.second);
      else if (observation.kind === 'gap') accountant.gap(observation.gap);
    },
    judgement: () => judgementOf(accountant, options),
    oneMore() {
      accountant.settle();
      const { account } = accountant;
      return account.observed === 0
        ? undefined
        : oneMore(factsOf(account, standardOf(account, options), options), options);
    },
    unavailable: () => unavailableIn(accountant, options),
    state() {
      accountant.settle();
      const standard = standardOf(accountant.account, options);
      const { unavailable, pending } = accountant.account[standard];
      const { since: unavailableSince } = accountant.account.unavailable[standard];
      const { lastErrorAt } = accountant.account;
      return {
        unavailable,
        ...(unavailableSince === undefined ? {} : { unavailableSince }),
        pendingSes: unavailable ? 0 : pending,
        ...(lastErrorAt === undefined ? {} : { lastErrorAt }),
      };
    },
  };
}

function judgementOf(accountant: Accountant, options: JudgeOptions): Judgement {
  accountant.settle();
  const { account } = accountant;
  const standard = standardOf(account, options);
  return assemble(countedOf(account, standard, options), factsOf(account, standard, options), options);
}

const countsOf = ({ AS, UAS, ES, SES }: Availability, unobserved: number): G821 => ({ AS, UAS, ES, SES, unobserved });

function countedOf(account: Account, standard: Standard, options: JudgeOptions): Counted {
  const { observed, unobserved, gaps, unknownS, unmeasuredGaps, bits, bitErrors, bitsKnown } = account;
  const block = standard === 'byBlocks';
  return {
    seconds: { total: observed + unobserved, observed, gaps },
    unknownS,
    unmeasuredGaps,
    totals: totalsOf(account, options),
    ...(bitsKnown ? { observedBits: bits } : {}),
    observedErrors: bitErrors,
    g821: countsOf(account.byErrors, unobserved),
    g826: {
      form: block ? 'block' : 'connection',
      ...countsOf(account[standard], unobserved),
      ...(block ? { BBE: account.byBlocks.BBE } : {}),
    },
    ...(block ? { bberBlocks: account.byBlocks.blocks } : {}),
  };
}

function totalsOf(account: Account, { rule, countsSlips = rule === 'loop-check' }: JudgeOptions): Judgement['totals'] {
  if (account.observed === 0 && !account.gapTotals) return {};
  const { slips, slipBits, slipSignsKnown } = account;
  const told = countsSlips || slips > 0;
  return {
    bits: account.bitsKnown ? account.bits + account.gapBits : undefined,
    bitErrors: account.bitErrors + account.gapErrors,
    slips: told ? slips : undefined,
    slipBits: told && slipSignsKnown ? slipBits : undefined,
  };
}

function factsOf(account: Account, standard: Standard, options: JudgeOptions): Facts {
  const { gapSums, gapErrors } = account;
  const block = standard === 'byBlocks';
  const g826 = openFacts(account[standard], gapSums.ES, block ? gapSums.severeByBlocks : gapSums.severeByErrors);
  const { BBE, blocks } = account.byBlocks;
  const { bits, bitErrors, slips } = totalsOf(account, { ...options, countsSlips: true });
  return {
    periodS: account.observed,
    ...(options.forS === undefined ? {} : { finalS: Math.max(options.forS, account.observed) }),
    form: block ? 'block' : 'connection',
    g821: openFacts(account.byErrors, gapSums.ES, gapSums.severeByErrors),
    g826: block ? { ...g826, BBE: { least: BBE, most: BBE + gapErrors }, blocks } : g826,
    bits,
    bitErrors,
    slips: slips ?? 0,
    defects: { ...account.defects },
    breakS: account.breakS,
  };
}

/** Counts widened by what gaps with totals can hold. */
function openFacts(state: Availability, ES: { least: number; most: number }, severe: number): StandardFacts {
  return {
    ...exactly(state),
    ES: { least: state.ES + ES.least, most: state.ES + ES.most },
    SES: { least: state.SES, most: state.SES + severe },
    pendingSES: state.unavailable ? 0 : state.pending,
  };
}
