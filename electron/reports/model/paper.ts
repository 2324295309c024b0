import type { Bilingual } from '../../contract/text.ts';
import { offsetName } from '../../contract/release.ts';
import type { ReportModel } from './document.ts';
import { labels, verdictWords } from './labels.ts';
import { both } from './texts.ts';

/** What every paper has: its head, its foot, the words of its tables. */
export type PaperHead = Pick<
  ReportModel,
  | 'words'
  | 'verdicts'
  | 'zone'
  | 'madeAt'
  | 'firstAt'
  | 'lastAt'
  | 'title'
  | 'circuitLabel'
  | 'stamps'
  | 'simulated'
  | 'company'
>;
/** The same of one that is no report of one record. */
export type PaperModel = PaperHead & { number?: string; runId?: string };

/** When a paper was made, and how far local time is ahead of UTC then. */
export interface MadeAt {
  madeAtMs: number;
  /** Seconds. */
  offsetS: number;
}

export interface PaperAbout extends MadeAt {
  /** Its kind in large letters, and the line below. */
  report: Bilingual;
  title: Bilingual;
  /** In the head of every further page. */
  label?: string;
  simulated?: boolean;
  /** An exercise: said on every page. */
  drill?: boolean;
  /** From when until when what stands on it was; epoch milliseconds; absent: when it was made. */
  firstMs?: number;
  lastMs?: number;
  /** Words of its own. */
  words?: Readonly<Record<string, Bilingual>>;
}

/** Head and foot of a paper. Pure. */
export function paperModel(about: PaperAbout): PaperModel {
  const {
    madeAtMs,
    offsetS,
    report,
    title,
    label = '',
    simulated = false,
    drill = false,
    firstMs,
    lastMs,
    words,
  } = about;
  const second = (ms: number): number => Math.floor(ms / 1000);
  return {
    words: { ...labels(), ...words, report },
    verdicts: verdictWords(),
    zone: { label: offsetName(offsetS), offsetS },
    madeAt: second(madeAtMs),
    firstAt: second(firstMs ?? madeAtMs),
    lastAt: second(lastMs ?? madeAtMs),
    title,
    circuitLabel: label,
    stamps: [...(drill ? [both('planned.kind.drill')] : []), ...(simulated ? [both('simulated')] : [])],
    simulated,
  };
}
