import type { AbortReason } from '../../contract/abort-reasons.ts';
import type { Verdict } from '../../contract/verdict.ts';
import { sentenceOf, type Message } from '../../contract/words/index.ts';

/** Thrown (or given as the reason of an abort) where an attempt ends early, and that is no error of the program. */
export class RunEnd extends Error {
  readonly verdict: Verdict;
  readonly why: Message;
  /** What somebody said who stopped it. */
  readonly reason: AbortReason | undefined;
  constructor(verdict: Verdict, why: Message, reason?: AbortReason) {
    super(sentenceOf(why));
    this.name = 'RunEnd';
    this.verdict = verdict;
    this.why = why;
    this.reason = reason;
  }
}

/** The program ends: whatever can only go on in it is stopped; what merely waits for people waits on in its record. */
export class ProgramEnd extends RunEnd {
  constructor() {
    super('aborted', { code: 'why.stopped' });
    this.name = 'ProgramEnd';
  }
}
