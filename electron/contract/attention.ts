import { lengthIn } from './duration.ts';
import type { Bilingual, Language } from './text.ts';
import type { Verdict } from './verdict.ts';
import { isAway, runName, type BigState, type RunView } from './views.ts';
import { say, sayMessage, words } from './words/index.ts';

/** A tone, or silence where there is no pitch. */
export interface Tone {
  hz?: number;
  ms: number;
}
/** Two views of the same run, one after the other. */
type Change = (before: RunView, after: RunView) => boolean;

/** Something that people want to know who do not look at the screen. */
interface MomentRow {
  /** True for the one change with which it happens. */
  when: Change;
  /** The heading of a notice, which a locked screen shows, and the line below. */
  title: Bilingual;
  body: Bilingual;
  /** What it sounds like: each can be told from the others by its tune alone. Rising is good to hear, falling is not. */
  tune: readonly Tone[];
  /** The sound stands under the name of another moment: they come in pairs. */
  heardAs?: 'linkLost' | 'ended';
  /** The notice stays until somebody takes it away, and the window asks to be looked at. */
  urgent?: true;
  /** Told only while nobody has the page before him: it is the next thing that it asks. */
  whileAway?: true;
}

/** The same stretch of the same attempt: a count of another one is no later count of this. */
const isSameMeasurement = (a: RunView, b: RunView): boolean =>
  a.attempt === b.attempt && a.measurement === b.measurement;

/** The verdict as soon as it stands, also while people still sign. */
export const standingVerdict = ({ judged, finished, verdict }: RunView): Verdict | undefined =>
  judged ?? (finished ? verdict : undefined);

const ended: Change = (before, after) =>
  standingVerdict(after) !== undefined && (standingVerdict(before) === undefined || before.attempt !== after.attempt);

/** When a program took the run up again, epoch seconds: what is shown of the time before is old news. */
const takenUpAt = ({ events }: RunView): number | undefined =>
  events.find(({ message }) => message.code === 'event.resume')?.t;
const isNews = (run: RunView, at: number | undefined): boolean => (at ?? Infinity) >= (takenUpAt(run) ?? 0);

const hadError = ({ lastErrorAt, counters }: RunView): boolean =>
  lastErrorAt !== undefined || counters.some(({ name, value = 0 }) => name === 'bitErrors' && value > 0);
const firstError: Change = (before, after) =>
  hadError(after) &&
  !(isSameMeasurement(before, after) && hadError(before)) &&
  isNews(after, after.lastErrorAt ?? after.storedTo);

const certain: Change = (before, after) =>
  after.certain !== undefined && !(isSameMeasurement(before, after) && before.certain) && isNews(after, after.storedTo);

/** The last burst of loss that was told, epoch seconds. */
const lastBurst = ({ events }: RunView): number =>
  Math.max(-Infinity, ...events.filter(({ kind }) => kind === 'loss').map(({ t }) => t));
const burst: Change = (before, after) => lastBurst(after) > lastBurst(before) && isNews(after, lastBurst(after));

/** Some instrument's link went from one to the other. */
const links =
  (from: (one: RunView['link']) => boolean, to: (one: RunView['link']) => boolean): Change =>
  (before, after) =>
    !after.finished &&
    Object.entries(after.instruments).some(([role, { link }]) => {
      const was = before.instruments[role]?.link;
      return was !== undefined && from(was) && to(link);
    });
const isReady = (link: RunView['link']): boolean => link === 'ready';

const isTimeLeft = ({ remainingS }: RunView): boolean => (remainingS ?? 0) > 0;
const timeUp: Change = (before, after) =>
  after.big.state === 'by-hand' && isSameMeasurement(before, after) && isTimeLeft(before) && !isTimeLeft(after);

/** Nothing goes on until a person answers. The form of a reading is open from START: it waits once time is up. */
export const isAsking = ({ prompt, remainingS }: RunView): boolean =>
  prompt !== undefined && (prompt.kind !== 'reading' || remainingS === 0);

/** What comes with the result, or with START, is told by these. */
const NO_QUESTIONS: readonly string[] = ['retry', 'sign', 'reading'];
const asks: Change = (before, { prompt }) =>
  prompt !== undefined && before.prompt?.id !== prompt.id && !NO_QUESTIONS.includes(prompt.kind);

/** What weighs most stands first: of what happens to a run at one go, people are told that. */
export const MOMENTS = {
  ended: {
    when: ended,
    title: { zh: '{{verdict}} · {{name}}', en: '{{verdict}} · {{name}}' },
    body: { zh: '{{test}}测完，历时 {{lasted}}。{{why}}', en: '{{test}} is over after {{lasted}}. {{why}}' },
    tune: [
      { hz: 523, ms: 160 },
      { hz: 659, ms: 160 },
      { hz: 784, ms: 420 },
    ],
    urgent: true,
  },
  linkLost: {
    when: links(isReady, isAway),
    title: { zh: '仪表断开 · {{name}}', en: 'Link lost · {{name}}' },
    body: { zh: '{{line}}', en: '{{line}}' },
    tune: [{ hz: 587, ms: 120 }, { ms: 80 }, { hz: 392, ms: 120 }, { ms: 80 }, { hz: 392, ms: 300 }],
    urgent: true,
  },
  certain: {
    when: certain,
    title: { zh: '已定：{{verdict}} · {{name}}', en: '{{verdict}} is certain · {{name}}' },
    body: { zh: '{{why}}', en: '{{why}}' },
    tune: [
      { hz: 440, ms: 220 },
      { hz: 330, ms: 220 },
      { hz: 220, ms: 440 },
    ],
    urgent: true,
  },
  firstError: {
    when: firstError,
    title: { zh: '出现误码 · {{name}}', en: 'First error · {{name}}' },
    body: { zh: '开始后 {{lasted}}。', en: '{{lasted}} after START.' },
    tune: [{ hz: 988, ms: 90 }, { ms: 60 }, { hz: 988, ms: 90 }, { ms: 60 }, { hz: 988, ms: 90 }],
  },
  burst: {
    when: burst,
    title: { zh: '突发丢包 · {{name}}', en: 'Burst of loss · {{name}}' },
    body: { zh: '开始后 {{lasted}}。{{loss}}', en: '{{lasted}} after START. {{loss}}' },
    tune: [{ hz: 698, ms: 90 }, { ms: 50 }, { hz: 698, ms: 90 }, { ms: 50 }, { hz: 523, ms: 240 }],
  },
  timeUp: {
    when: timeUp,
    title: { zh: '时间到 · {{name}}', en: 'Time is up · {{name}}' },
    body: { zh: '去读仪表，把读数填进来。', en: 'Read the set and enter what it shows.' },
    tune: [{ hz: 784, ms: 160 }, { ms: 80 }, { hz: 784, ms: 160 }, { ms: 80 }, { hz: 1047, ms: 420 }],
    heardAs: 'ended',
    urgent: true,
  },
  asks: {
    when: asks,
    title: { zh: '等待答复 · {{name}}', en: 'A question waits · {{name}}' },
    body: { zh: '{{step}}', en: '{{step}}' },
    tune: [{ hz: 659, ms: 120 }, { ms: 60 }, { hz: 880, ms: 240 }],
    whileAway: true,
  },
  linkBack: {
    when: links(isAway, isReady),
    title: { zh: '仪表已重连 · {{name}}', en: 'Link is back · {{name}}' },
    body: { zh: '自动续测。', en: 'The run goes on by itself.' },
    tune: [{ hz: 392, ms: 120 }, { ms: 60 }, { hz: 587, ms: 240 }],
    heardAs: 'linkLost',
  },
} as const satisfies Record<string, MomentRow>;
export type MomentName = keyof typeof MOMENTS;
const NAMES = Object.keys(MOMENTS) as readonly MomentName[];
export const momentRow = (name: MomentName): MomentRow => MOMENTS[name];

/** Names under which the preferences hold the sounds. */
export type SoundName = Exclude<MomentName, 'timeUp' | 'linkBack'>;
export const soundOf = (name: MomentName): SoundName => (momentRow(name).heardAs ?? name) as SoundName;
export const SOUNDS: readonly SoundName[] = [...new Set(NAMES.map(soundOf))];

export interface Moment {
  name: MomentName;
  run: RunView;
}

/**
 * What happened between two states, by run as they began, the weightiest of each first. A run that was not there before tells nothing: a page that
 * was loaded anew, or a program that took a run up again, has no news of it. Pure.
 */
export function momentsBetween(before: readonly RunView[], after: readonly RunView[]): Moment[] {
  return after.flatMap((run) => {
    const was = before.find(({ runId }) => runId === run.runId);
    if (!was || was === run) return [];
    return NAMES.filter((name) => momentRow(name).when(was, run)).map((name) => ({ name, run }));
  });
}

function paramsIn(lang: Language, run: RunView) {
  const verdict = standingVerdict(run) ?? run.certain?.verdict;
  const loss = run.events.find(({ kind }) => kind === 'loss');
  const why = run.certain ? sayMessage(lang, run.certain.why) : run.error?.message[lang];
  return {
    name: runName(run),
    test: run.title[lang],
    step: run.steps[run.step]?.title[lang] ?? '',
    line: sayMessage(lang, run.big.line),
    lasted: lengthIn(lang, Math.floor(run.elapsedS ?? 0)),
    verdict: verdict ? words[`verdict.${verdict}`][lang] : '',
    why: why ?? '',
    loss: loss ? sayMessage(lang, loss.message) : '',
  };
}

/** What people read of a moment. */
export function momentText({ name, run }: Moment, lang: Language): { title: string; body: string } {
  const { title, body } = momentRow(name);
  const params = paramsIn(lang, run);
  return { title: say(lang, title, params), body: say(lang, body, params).trim() };
}

/** How a task bar shows that something goes on: `bad` red, `waits` yellow. `progress`: from 0 to 1. */
export interface TaskBar {
  progress: number;
  look: 'good' | 'bad' | 'waits';
}
const BAD: readonly BigState['state'][] = ['errors', 'defect', 'no-pattern', 'unavailable', 'loses'];
function lookOf(run: RunView): TaskBar['look'] {
  if (run.certain || BAD.includes(run.big.state)) return 'bad';
  return isAway(run.link) || run.openGap || isAsking(run) ? 'waits' : 'good';
}
const progressOf = ({ elapsedS = 0, remainingS }: RunView): number =>
  remainingS === undefined ? 0 : elapsedS / Math.max(1, elapsedS + remainingS);

/** All runs going on as one bar: full when the last of them is over, and as bad as the worst. Undefined while none is measured. */
export function taskBarOf(runs: readonly RunView[]): TaskBar | undefined {
  const going = runs.filter((run) => !run.finished && run.startedAt !== undefined && run.judged === undefined);
  if (going.length === 0) return undefined;
  const looks = going.map(lookOf);
  const look = (['bad', 'waits'] as const).find((one) => looks.includes(one)) ?? 'good';
  return { progress: Math.min(...going.map(progressOf)), look };
}
