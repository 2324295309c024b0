import { daysAndClock } from '../../contract/duration.ts';
import type { RunEvent } from '../../contract/run.ts';
import type { RunView } from '../../contract/views.ts';
import type { RunHandle } from '../../procedures/index.ts';
import { sentenceOf, type WordKey } from '../../contract/words/index.ts';
import { inLang, tell, tellMessage, type Io, type Lang } from './io.ts';

/** Least time between two lines about a run that just goes on, seconds of the run. */
const EVERY_S = 10;

function stepLine(view: RunView, lang: Lang): string {
  const step = view.steps[view.step];
  const place = `[${view.step + 1}/${view.steps.length}]`;
  return step ? `${place} ${inLang(lang, step.title)}` : place;
}

/** Words of counters; ES, SES and UAS are their own in every language. */
const COUNTER_WORDS: Readonly<Record<string, WordKey>> = {
  errors: 'parameter.bitErrors',
  slips: 'parameter.slips',
  unobserved: 'not-observed',
};

function runLine(view: RunView, lang: Lang): string {
  const counters = view.counters
    .filter((counter) => counter.value !== undefined)
    .map(({ name, value }) => `${COUNTER_WORDS[name] ? tell(lang, COUNTER_WORDS[name]) : name} ${value}`);
  const time = `${daysAndClock(view.elapsedS ?? 0)} / ${daysAndClock(view.forS)}`;
  return [time, tellMessage(lang, view.big.line), ...counters].join('  ');
}

/** What befell the measurement from outside the line is said at once. */
const SAID: ReadonlySet<RunEvent['kind']> = new Set(['clock', 'computer', 'tester']);

/** Events that were not said yet, in the order in which they came. */
function createNews(): (view: RunView) => RunEvent[] {
  const said = new Set<string>();
  return ({ events }) =>
    events.toReversed().filter(({ attempt, kind, t, message }) => {
      const key = `${attempt} ${t} ${sentenceOf(message)}`;
      return SAID.has(kind) && !said.has(key) && said.add(key);
    });
}

/** Writes the course of a run to stderr: every step, every change of the line's state, and now and then how the seconds stand. */
export function showProgress(handle: RunHandle, io: Io, lang: Lang): () => void {
  const newsOf = createNews();
  let step = '';
  let big = '';
  let shownS = 0;
  const show = (): void => {
    const view = handle.view();
    for (const { message } of newsOf(view)) io.notes(`    ${tellMessage(lang, message)}`);
    const { state, do: kind } = view.steps[view.step] ?? {};
    if (state !== 'running') return;
    const now = stepLine(view, lang);
    if (now !== step) io.notes(now);
    step = now;
    if (kind !== 'run' || view.startedAt === undefined || view.elapsedS === undefined) return;
    const sameState = big === view.big.state && view.elapsedS >= shownS;
    if (sameState && view.elapsedS < shownS + EVERY_S) return;
    [big, shownS] = [view.big.state, view.elapsedS];
    io.notes(`    ${runLine(view, lang)}`);
  };
  show();
  return handle.onChange(show);
}
