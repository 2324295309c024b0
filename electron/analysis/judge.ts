import type { G821, Judgement } from '../contract/judgement.ts';
import type { Gap, History } from '../contract/second.ts';
import { createAccountant, type Account, type Accountant, type AccountOptions } from './account.ts';
import { assemble, exactly, type Counted } from './assemble.ts';
import type { Availability } from './availability.ts';
import type { Facts, StandardFacts } from './facts.ts';
import type { JudgeOptions, Observation } from './types.ts';

/** Judges a stretch of line time second by second, with the same results at every moment as `judge` over all of it. */
export interface StreamingJudge {
  push(observation: Observation): void;
  /** Judgement as it stands now. */
  judgement(): Judgement;
  /** For the big state: is this moment unavailable time, how long the pending run of SES is. */
  state(): { unavailable: boolean; unavailableSince?: number; pendingSes: number; lastErrorAt?: number };
}

/** Batch form: judges a whole history. */
export function judge(history: History, options: JudgeOptions): Judgement {
  const accountant = createAccountant(options);
  feed(accountant, history);
  return judgementOf(accountant, options);
}

/** Streaming form: same results at every moment, O(1) a second. */
export function createStreamingJudge(options: JudgeOptions): StreamingJudge {
  const since: Record<Standard, number | undefined> = { byErrors: undefined, byBlocks: undefined };
  const onTurn: AccountOptions['onTurn'] = (standard, t, unavailable) => {
    since[standard] = unavailable ? t : undefined;
  };
  const accountant = createAccountant({ rateKbps: options.rateKbps, onTurn });
  return {
    push(observation) {
      if (observation.kind === 'second') accountant.second(observation.second);
      else if (observation.kind === 'gap') accountant.gap(observation.gap);
    },
    judgement: () => judgementOf(accountant, options),
    state() {
      accountant.settle();
      const standard = standardOf(accountant.account, options);
      const { unavailable, pending } = accountant.account[standard];
      const unavailableSince = since[standard];
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

/** Stretches of unavailable time by the standard in force (G.826 blocks, else bit errors), epoch seconds [from, to), gaps cut out. */
export function unavailableStretches(history: History, options: JudgeOptions): { from: number; to: number }[] {
  const turns: Record<Standard, { t: number; unavailable: boolean }[]> = { byErrors: [], byBlocks: [] };
  const unseen: Stretch[] = [];
  const accountant = createAccountant({
    rateKbps: options.rateKbps,
    onTurn: (standard, t, unavailable) => turns[standard].push({ t, unavailable }),
    onUnobserved: (from, to) => unseen.push({ from, to }),
  });
  feed(accountant, history);
  accountant.settle();
  const { account } = accountant;
  const list = turns[standardOf(account, options)];
  const stretches: Stretch[] = [];
  for (let i = 0; i < list.length; i += 2)
    stretches.push({ from: list[i]!.t, to: list[i + 1]?.t ?? account.end ?? list[i]!.t });
  return without(stretches, unseen);
}

interface Stretch {
  from: number;
  to: number;
}
/** `stretches` less `cuts`; both sorted, neither overlapping itself. */
function without(stretches: readonly Stretch[], cuts: readonly Stretch[]): Stretch[] {
  const left: Stretch[] = [];
  let c = 0;
  for (const { from, to } of stretches) {
    let at = from;
    while (c < cuts.length && cuts[c]!.to <= from) c++;
    for (let i = c; i < cuts.length && cuts[i]!.from < to; i++) {
      if (cuts[i]!.from > at) left.push({ from: at, to: cuts[i]!.from });
      at = cuts[i]!.to;
    }
    if (at < to) left.push({ from: at, to });
  }
  return left;
}

/** Merges the three lists of a history by time. */
function feed(accountant: Accountant, { spans, rows, gaps }: History): void {
  let [s, r, g] = [0, 0, 0];
  for (;;) {
    const [span, row, gap] = [spans[s], rows[r], gaps[g]];
    const from = Math.min(span?.from ?? Infinity, row?.t ?? Infinity, gap?.from ?? Infinity);
    if (row?.t === from) {
      accountant.second(row);
      r++;
    } else if (span?.from === from) {
      accountant.span(span);
      s++;
    } else if (gap?.from === from) {
      accountant.gap(gap satisfies Gap);
      g++;
    } else return;
  }
}

type Standard = 'byErrors' | 'byBlocks';
/** The block form needs the blocks of every observed second without defect; else the whole record is judged by bit errors. */
function standardOf({ blocksKnown, blocksSeen }: Account, { form }: JudgeOptions): Standard {
  return form !== 'connection' && blocksKnown && blocksSeen ? 'byBlocks' : 'byErrors';
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
