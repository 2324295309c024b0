import type { BenchItem, LampView, LinkState, LookView } from './bench-item.ts';
import type { CauseFinding } from './finding.ts';
import type { Bilingual, Language } from './text.ts';
import type { OpenTickets } from './book/ticket.ts';
import type { Circuit } from './circuit.ts';
import type { ErrorView } from './errors.ts';
import type { Wants } from './fit.ts';
import type { LeftLoopView } from './left-loop.ts';
import type { PacketsView } from './packets-view.ts';
import type { Preferences } from './preferences.ts';
import type { Role } from './instrument.ts';
import { NO_BITS } from './no-bits.ts';
import type { AttemptRecord, RunEvent, RunRecord, RunSummary, StepRecord } from './run.ts';
import type { Block, Prompt } from './prompt.ts';
import type { Lackable } from './reading.ts';
import type { OneMore } from './judgement.ts';
import type { FamilyName } from './address.ts';
import type { TesterSetting } from './settings.ts';
import type { Capabilities } from './tester.ts';
import type { BigStateName } from './states.ts';
import type { SettingSpec } from './procedure.ts';
import type { Verdict } from './verdict.ts';
import type { Message } from './words/index.ts';

export { BIG_STATES } from './states.ts';
export { isAway, type BenchItem, type LampView, type LinkState } from './bench-item.ts';

/** One big state of the run screen. */
export interface BigState {
  state: BigStateName;
  /** The line below, already chosen. */
  line: Message;
  /** Word of the defect for `defect`. */
  defect?: string;
}

export interface CounterView {
  name: 'bitErrors' | 'ES' | 'SES' | 'UAS' | 'slips' | 'unobserved';
  /** Absent: before the first sync (`---`) or unknown (with reason). */
  value?: number;
  ratio?: number;
  seconds?: number;
  limit?: number;
  overLimit?: boolean;
  reason?: Message;
}

/** Seconds that nobody has seen up to now, epoch seconds. `lost`: the link to the tester is. */
export interface OpenGap {
  from: number;
  to: number;
  lost: boolean;
}

/** An instrument of a run as the page shows it. */
export interface InstrumentView {
  family: FamilyName;
  label: string;
  address: string;
  simulated: boolean;
  link: LinkState;
  /** Of a tester. */
  capabilities?: Capabilities;
  /** Read by hand: what its display does not have, and is not asked. */
  lacks?: readonly Lackable[];
}

/** A run as it goes on: a projection of the record, never a second truth. */
export interface RunView extends PacketsView {
  runId: string;
  title: Bilingual;
  procedureId: string;
  circuit?: Circuit;
  instruments: Record<Role, InstrumentView>;
  /** Whose tester is at work: lamps, figures and `link` are its own. */
  role: Role;
  settings: Record<string, string>;
  simulated: boolean;
  attempt: number;
  /** Id of the measurement going on, or of the last one. */
  measurement?: string;
  steps: StepRecord[];
  /** Index into `steps` of the step going on. */
  step: number;
  /** How long each step usually takes, seconds; 0 where that is not worth a word. */
  usualS: number[];
  prompt?: Prompt;
  /** What is shown while a step works and asks nobody. */
  doing?: Block[];
  big: BigState;
  lamps: LampView[];
  counters: CounterView[];
  /** Epoch seconds; absent before START. */
  startedAt?: number;
  elapsedS?: number;
  remainingS?: number;
  /** Observed seconds since the last error, or since START where there was none; those between that nobody saw; and when the error was. */
  sinceLastErrorS?: number;
  sinceUnseenS?: number;
  lastErrorAt?: number;
  /** While nobody sees the line. */
  openGap?: OpenGap;
  /** Line time of this view, epoch milliseconds. */
  nowMs: number;
  forS: number;
  /** Newest first, at most 50. */
  events: RunEvent[];
  certain?: { verdict: Verdict; why: Message };
  /** One more of these, and it fails whatever comes after. */
  oneMore?: OneMore;
  berBound?: number;
  link: LinkState;
  /** Last second on disk, epoch seconds. */
  storedTo?: number;
  /** Loops that stand by remote control; `untilMs`: when their timers release them, milliseconds of line time. */
  loops?: { role: Role; kind: string; untilMs: number }[];
  injectUnlockedUntilMs?: number;
  finished: boolean;
  /** Verdict of the attempt as soon as it stands, also while people still sign. */
  judged?: Verdict;
  verdict?: Verdict;
  error?: ErrorView;
}

/** What people call a run among others: the circuit that is tested, else the tester that tests, else what is done. */
export const runName = (
  run: Pick<RunView, 'circuit' | 'instruments' | 'role' | 'title'>,
  lang: Language = 'en',
): string => run.circuit?.number ?? (testerAtWork(run).label || run.title[lang]);

/** A tester at work, or what stands in its place where a person answers all. */
type AtWork = InstrumentView & { capabilities: Capabilities };
const NOBODY: AtWork = {
  family: '',
  label: '',
  address: '',
  simulated: false,
  link: 'ready',
  capabilities: NO_BITS,
};

/** The tester at work in a run. */
export const testerAtWork = ({ instruments, role }: Pick<RunView, 'instruments' | 'role'>): AtWork => {
  const found = instruments[role];
  return found?.capabilities ? { ...found, capabilities: found.capabilities } : NOBODY;
};

/** A copy of the archive, and whether one is due. */
export interface BackupView {
  /** While one is made; `share` 0 to 1. */
  going?: { stage: 'copy' | 'check'; share: number };
  /** Why the last one of this session came to nothing. */
  problem?: ErrorView;
  /** Rows of it that were damaged in the archive already. */
  damaged?: number;
  /** When the oldest record began, epoch milliseconds; absent while there is none. */
  oldestMs?: number;
}

/** What is exchanged with other laptops through the shared folder. */
export interface ExchangeView {
  /** While files are taken in; both 0 before it is known how many. */
  going?: { done: number; of: number };
  /** Since the program was started: what was taken in and put there, and when last. */
  last?: { atMs: number; taken: Exchanged; given: Exchanged };
  /** The folder cannot be reached, or cannot be written into. */
  problem?: ErrorView;
  /** Files of it that are damaged, or of a newer program. */
  bad: ErrorView[];
  /** Files that are still being copied. */
  waiting: number;
  /** Records that wait until no test goes on any more; absent for none. */
  heldBack?: number;
  /** Files that no Tributary has written. */
  foreign: string[];
}
export interface Exchanged {
  entries: number;
  files: number;
  records: number;
}

/** All that the page shows; of every change a page is told what changed (`state-wire.ts`). */
export interface AppState extends OpenTickets {
  bench: BenchItem[];
  benchProblem?: ErrorView;
  /** The last look at the ports; absent before the first. */
  benchLook?: LookView;
  /** Those going on, as they began, and those that ended until somebody has looked at the result. */
  runs: RunView[];
  /** Runs that broke off and can be resumed. */
  unfinished: RunSummary[];
  archive: { path: string; problem?: ErrorView };
  software: { name: string; version: string };
  backup: BackupView;
  exchange: ExchangeView;
  /** Loops of tests that are no more: still standing, or released since. */
  loops?: LeftLoopView[];
  /** This computer is the far end of another's streams, and is reached there; the likeliest first. */
  farEnd?: { addresses: string[] };
  /** Grows with every change of the book: whoever shows some of it asks again. */
  bookChanges: number;
  /** What the user of this computer has chosen. */
  preferences: Preferences;
  /** Its file could not be read: everything is as nobody had chosen. */
  preferencesProblem?: ErrorView;
}

/** A procedure as the New test screen draws it. */
export interface ProcedureView extends Wants {
  id: string;
  title: Bilingual;
  /** The user's own file, not the program's. */
  own: boolean;
  settings: Record<string, SettingSpec>;
}

/** What a test will ask and prove, before it starts. */
export interface PlanView {
  steps: { id: string; title: Bilingual; actions: number; durationS?: number }[];
  frontPanel: TesterSetting[];
  actions: number;
  totalS: number;
  berBound?: number;
  /** A ratio that is usually asked for, which this run cannot prove, and the seconds that would. */
  toProve?: { ratio: number; forS: number; seconds: number };
  /** Problems that forbid START, each with what to do. */
  problems: ErrorView[];
}

/** The result screen: the record, its summaries for people, and the files made so far. */
export interface ResultView {
  record: RunRecord;
  /** The attempt that the verdict rests on. */
  attempt: AttemptRecord;
  proves: Message[];
  notObserved: Message[];
  /** Where to look first; absent after a good result. */
  cause?: CauseFinding;
  files?: { pdf: string; json: string; csv: string };
}
