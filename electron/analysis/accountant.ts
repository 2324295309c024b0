import {
  causeOf,
  isClean,
  lengthKnown,
  type CleanSpan,
  type Gap,
  type History,
  type Second,
} from '../contract/second.ts';
import { emptyAccount, type Account } from './account.ts';
import { interrupt, takeClean, takeSeconds } from './availability.ts';
import { BLOCK_BITS, classify, columnsOf, severeBlocks, severeErrors } from './classify.ts';
import { isObserved } from './seen.ts';
import { cutOut } from './turns.ts';

/** Greatest count of one second that the columns hold; far beyond severe at any rate below 2 Tbit/s. */
const MOST = 0x7fff_ffff;
/** Seconds with an event that are classified in one pass. */
const BATCH = 1024;

export interface AccountOptions {
  rateKbps?: number | undefined;
}

/** Takes seconds, clean spans and gaps in order of time. The streaming and the batch form are both this. */
export interface Accountant {
  readonly account: Account;
  second(second: Second): void;
  span(span: CleanSpan): void;
  gap(gap: Gap): void;
  /** Classifies what waits; call before reading `account`. */
  settle(): void;
}

export function createAccountant(options: AccountOptions): Accountant {
  const account = emptyAccount();
  const settle = settler(account);
  const unobserved = (from: number, to: number, gap?: Gap): void => {
    settle();
    addUnobserved(account, to - from, gap, options.rateKbps);
    cutOut(account.unavailable.byErrors, from, to);
    cutOut(account.unavailable.byBlocks, from, to);
    // Where in it they were nobody knows: as late as can be, so that nobody counts too much time without any.
    if (gap?.totals?.bitErrors) account.lastErrorAt = to - 1;
    account.end = to;
  };
  /** What lies between the end so far and `from` was seen by nobody. */
  const arriveAt = (from: number): void => {
    if (account.end !== undefined && from > account.end) unobserved(account.end, from);
  };
  const span = (clean: CleanSpan): void => {
    arriveAt(clean.from);
    settle();
    addSpan(account, clean);
    account.end = clean.to;
    account.inGap = false;
  };
  const counted = (clean: CleanSpan): void => {
    if (clean.blocks !== undefined) account.blocksSeen = true;
    span(clean);
  };
  return {
    account,
    settle,
    span: counted,
    second(second) {
      arriveAt(second.t);
      if (!isObserved(second)) return unobserved(second.t, second.t + 1);
      if (account.waiting === BATCH) settle();
      addSecond(account, settle.columns, second);
      account.end = second.t + 1;
      account.inGap = false;
    },
    gap(gap) {
      if (gap.to <= gap.from) return;
      if (gap.filled) return span({ from: gap.from, to: gap.to, ...filledCounts(gap), source: 'derived' });
      arriveAt(gap.from);
      unobserved(gap.from, gap.to, gap);
    },
  };
}

/** A filled gap is proven clean: no errored block either, whatever else the tester counts. */
function filledCounts(gap: Gap): { bits?: number; blocks: number } {
  const bits = gap.totals?.bits;
  return { ...(bits === undefined ? {} : { bits }), blocks: Math.floor((bits ?? 0) / BLOCK_BITS) };
}

function settler(account: Account): { (): void; columns: ReturnType<typeof columnsOf> } {
  const columns = columnsOf(BATCH);
  const classes = new Uint8Array(BATCH);
  const none = new Int32Array(BATCH);
  const settle = (): void => {
    const n = account.waiting;
    if (n === 0) return;
    classify(columns, columns.bitErrors, severeErrors, classes, n);
    takeSeconds(account.byErrors, account.waitingFrom, { classes, erroredBlocks: none, blocks: none }, n);
    classify(columns, columns.erroredBlocks, severeBlocks, classes, n);
    takeSeconds(account.byBlocks, account.waitingFrom, { classes, ...blockColumns(columns) }, n);
    account.waiting = 0;
  };
  return Object.assign(settle, { columns });
}
const blockColumns = ({ erroredBlocks, blocks }: ReturnType<typeof columnsOf>) => ({ erroredBlocks, blocks });

function addSecond(account: Account, columns: ReturnType<typeof columnsOf>, second: Second): void {
  const { bits = 0, bitErrors = 0, erroredBlocks, defects } = second;
  if (account.waiting === 0) account.waitingFrom = second.t;
  const i = account.waiting++;
  columns.bits[i] = bits;
  columns.bitErrors[i] = Math.min(bitErrors, MOST);
  columns.erroredBlocks[i] = Math.min(erroredBlocks ?? 0, MOST);
  columns.blocks[i] = second.blocks ?? Math.floor(bits / BLOCK_BITS);
  columns.defects[i] = defects.length > 0 ? 1 : 0;
  if (knowsBlocks(second)) account.blocksSeen = true;
  else if (defects.length === 0) account.blocksKnown = false;
  account.observed++;
  account.bits += bits;
  account.bitErrors += bitErrors;
  if (bitErrors > 0 || erroredBlocks || defects.length > 0 || second.slips?.length) account.lastErrorAt = second.t;
  addEvents(account, second);
}

/** The same for a second as it came and for the clean span that the archive makes of it, which keeps `blocks` alone. */
function knowsBlocks(second: Second): boolean {
  const { blocks, erroredBlocks } = second;
  if (blocks !== undefined && erroredBlocks !== undefined) return true;
  return (isClean(second) ? blocks : erroredBlocks) !== undefined;
}

/** Slips and alarms. Of several defects only the cause counts (LOS > AIS > LOF > LSS): the others follow from it. */
function addEvents(account: Account, second: Second): void {
  const cause = causeOf(second.defects);
  if (cause) account.defects[cause] = (account.defects[cause] ?? 0) + 1;
  if (second.notices?.includes('break')) account.breakS++;
  for (const slip of second.slips ?? []) {
    account.slips++;
    account.slipBits += slip.bits ?? 0;
    if (slip.bits === undefined) account.slipSignsKnown = false;
  }
}

function addSpan(account: Account, span: CleanSpan): void {
  const n = span.to - span.from;
  account.observed += n;
  account.bits += span.bits ?? 0;
  if (span.bits === undefined) account.bitsKnown = false;
  if (span.blocks === undefined) account.blocksKnown = false;
  takeClean(account.byErrors, span.from, n, 0);
  takeClean(account.byBlocks, span.from, n, span.blocks ?? 0);
}

function addUnobserved(account: Account, n: number, gap: Gap | undefined, rateKbps: number | undefined): void {
  const { totals } = gap ?? {};
  const most = !gap || lengthKnown(gap) ? n : Infinity;
  interrupt(account.byErrors);
  interrupt(account.byBlocks);
  account.unobserved += n;
  if (!account.inGap) account.gaps++;
  account.inGap = true;
  if (most > n) account.unmeasuredGaps++;
  if (totals?.bitErrors === undefined) account.unknownS += n;
  else addGapTotals(account, most, { bits: totals.bits, errors: totals.bitErrors }, Math.round((rateKbps ?? 0) * 1000));
}

/** `n`: the most seconds that the gap can be. `rate` in bit/s; 0 = unknown, when a single error could make a second severe. */
function addGapTotals(
  account: Account,
  n: number,
  totals: { bits: number | undefined; errors: number },
  rate: number,
): void {
  const { errors } = totals;
  const severe = (fewest: number): number => Math.min(n, Math.floor(errors / Math.max(1, fewest)));
  const { ES } = account.gapSums;
  ES.least += errors > 0 ? 1 : 0;
  ES.most += Math.min(n, errors);
  account.gapSums.severeByErrors += severe(rate > 0 ? severeErrors(rate) : 1);
  account.gapSums.severeByBlocks += severe(rate > 0 ? severeBlocks(rate) : 1);
  account.gapTotals = true;
  account.gapErrors += errors;
  account.gapBits += totals.bits ?? 0;
}

/** Merges the three lists of a history by time. */
export function feed(accountant: Accountant, { spans, rows, gaps }: History): void {
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
      accountant.gap(gap);
      g++;
    } else return;
  }
}
