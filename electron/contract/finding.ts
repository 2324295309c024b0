import type { ErrorView } from './errors.ts';
import { ratioText } from './ratio.ts';
import type { Defect } from './second.ts';
import type { Bilingual } from './text.ts';
import type { Verdict } from './verdict.ts';
import { isWord, saidOf, type Message, type WordKey } from './words/index.ts';

/** How a loop proof ended; an alarm by its own name. The sentence of each stands in `words/findings.ts`. */
export type LoopOutcome =
  | Defect
  | 'inverted'
  | 'no-pattern'
  | 'silent'
  | 'silent-lost'
  | 'noise-hides'
  | 'none-back'
  | 'wrong-back'
  | 'still-errors'
  | 'still-pattern'
  | 'not-found-again'
  | 'proven-count'
  | 'proven-ratio'
  | 'proven-noisy'
  | 'cannot-count'
  | 'cannot-inject'
  | 'by-hand'
  | 'by-hand-unconfirmed';

/** What a loop proof found: facts, from which a sentence is made only where somebody reads it. */
export interface LoopFinding {
  kind: 'loop';
  outcome: LoopOutcome;
  /** Injected and come back: so many bit errors, or below 1 a ratio of them. */
  out?: number;
  back?: number;
  /** Bit errors a second that the line has of its own. */
  noise?: number;
  /** Bit errors counted after injection was off. */
  left?: number;
  /** What befell the link to the tester. */
  lost?: Bilingual;
}

/** Why a result is not good, and so where to look first. */
export type CauseFinding = { kind: 'cause' } & (
  | { outcome: 'alarm'; defect: Defect; seconds: number }
  | { outcome: 'slips'; count: number }
  /** Bit errors that somebody injected: all there were, or a part of them. `rest`: what was injected besides, in words. */
  | { outcome: 'injected' | 'injected-part'; errors: number; rest: Bilingual[] }
  /** Bit errors without an alarm. */
  | { outcome: 'errors' }
  | { outcome: 'error'; error: ErrorView }
  | { outcome: Exclude<Verdict, 'pass' | 'fail'> }
);

/** Errors come back at one interval, seconds: so many of all disturbances lie in step with it. */
export interface RecurrenceFinding {
  kind: 'recurring';
  everyS: number;
  hits: number;
  of: number;
}
export type Finding = LoopFinding | CauseFinding | RecurrenceFinding;

const amount = (n: number): number | string => (n > 0 && n < 1 ? ratioText(n) : n);

function loopSentence({ outcome, out, back, noise, left, lost }: LoopFinding): Message {
  const known = {
    ...(out === undefined ? {} : { out: amount(out) }),
    ...(back === undefined ? {} : { back: amount(back) }),
    ...(noise === undefined ? {} : { noise }),
    ...(left === undefined ? {} : { n: left }),
    ...lost,
  };
  const isRatio = out !== undefined && out > 0 && out < 1;
  const code: WordKey =
    isRatio && (outcome === 'none-back' || outcome === 'wrong-back') ? `proof.${outcome}-ratio` : `proof.${outcome}`;
  return Object.keys(known).length > 0 ? { code, params: known } : { code };
}

function injectedText(errors: number, rest: readonly Bilingual[], lang: keyof Bilingual): string {
  return [errors > 0 ? String(errors) : '', ...rest.map((one) => one[lang])].filter(Boolean).join(' + ');
}

const errorSentence = ({ message, hint }: ErrorView): Message =>
  saidOf({ zh: `${message.zh} ${hint.zh}`, en: `${message.en} ${hint.en}` });

function causeSentence(finding: CauseFinding): Message {
  switch (finding.outcome) {
    case 'alarm':
      return { code: `cause.${finding.defect}`, params: { n: finding.seconds } };
    case 'slips':
      return { code: 'cause.slips', params: { n: finding.count } };
    case 'injected':
    case 'injected-part': {
      const { errors, rest, outcome } = finding;
      const params = { zh: injectedText(errors, rest, 'zh'), en: injectedText(errors, rest, 'en') };
      return { code: `cause.${outcome}`, params };
    }
    case 'errors':
      return { code: 'cause.fail' };
    case 'error':
      return 'error' in finding ? errorSentence(finding.error) : { code: 'cause.error' };
    case 'uncertain':
    case 'not-assessed':
    case 'aborted':
    case 'not-set':
      return { code: `cause.${finding.outcome}` };
  }
}

/** Seconds as exactly as they are known: a tenth below a minute and a half. */
const every = (seconds: number): number => (seconds < 100 ? Math.round(seconds * 10) / 10 : Math.round(seconds));

/** The one sentence of a finding. */
export function findingSentence(finding: Finding): Message {
  if (finding.kind === 'loop') return loopSentence(finding);
  if (finding.kind === 'cause') return causeSentence(finding);
  const { everyS, hits, of } = finding;
  return { code: 'recurring', params: { n: every(everyS), hits, of } };
}

const isNumber = (value: unknown): value is string | number => value !== undefined && Number.isFinite(Number(value));

/** What a sentence of an older record said, as facts: its code is the outcome, its figures the facts. Undefined where it is none of a proof. */
export function findingFrom({ code, params = {} }: Message): LoopFinding | undefined {
  const outcome = /^proof\.(.+)$/.exec(code ?? '')?.[1]?.replace(/-back-ratio$/, '-back') as LoopOutcome | undefined;
  if (outcome === undefined || !isWord(`proof.${outcome}`)) return undefined;
  const { out, back, noise, n: left, zh, en } = params;
  const figures = Object.entries({ out, back, noise, left }).flatMap(([name, value]) =>
    isNumber(value) ? [[name, Number(value)] as const] : [],
  );
  const lost = zh === undefined || en === undefined ? {} : { lost: { zh: String(zh), en: String(en) } };
  return { kind: 'loop', outcome, ...Object.fromEntries(figures), ...lost };
}
