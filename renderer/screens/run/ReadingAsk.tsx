import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Answer, AnswerProblem } from '../../../electron/contract/api.ts';
import { testerAtWork, type Prompt, type RunView } from '../../../electron/contract/views.ts';
import { host } from '../../link/host.ts';
import { useSay, type Say } from '../../text/say.ts';
import { Action } from '../../widgets/Action.tsx';
import { PhotoInput } from '../../widgets/PhotoInput.tsx';
import { keepPhoto, type Photo } from '../../widgets/photo.ts';
import { useAnswer } from '../../link/answer.ts';
import { answerOf, badFields, badPings, type Reading } from './reading.ts';
import { MoreFields, ReadingFields } from './ReadingFields.tsx';
import './ReadingAsk.css';

type ReadingPrompt = Extract<Prompt, { kind: 'reading' }>;
const NONE: readonly AnswerProblem[] = [];

/** A reading being typed, what is wrong with it as the run sees it, and whether somebody confirmed that the set shows it so. */
function useReading(run: RunView, prompt: ReadingPrompt) {
  const { busy, answer } = useAnswer(run.runId, prompt);
  const [reading, setReading] = useState<Reading>({});
  const [photo, setPhoto] = useState<Photo>();
  const [problems, setProblems] = useState(NONE);
  const [confirmed, setConfirmed] = useState(false);
  const change = (next: Reading): void => {
    setReading(next);
    setProblems(NONE);
    setConfirmed(false);
  };
  /** What cannot be is said at its fields before a photo is kept. */
  const checked = async (final: boolean): Promise<Answer | undefined> => {
    const told = answerOf(reading, final, { confirmed });
    const found = await host.call('run.problems', { runId: run.runId, promptId: prompt.id, answer: told });
    // A contradiction that was confirmed is none any more, but stays in view until the reading is taken.
    if (found.length > 0) {
      setProblems(found);
      return undefined;
    }
    return answerOf(reading, final, { confirmed, photo: photo && (await keepPhoto(run.runId, photo)) });
  };
  const give = (final: boolean): void => answer(() => checked(final));
  const draft = { reading, change, photo, setPhoto };
  return { ...draft, problems, confirmed, setConfirmed, busy, give };
}

/** Why a reading cannot be given yet. */
function whyNot(say: Say, { busy, reading, problems, confirmed }: ReturnType<typeof useReading>): string | undefined {
  if (busy) return say('prompt.sent');
  if ((reading.testTime ?? '').trim() === '') return say('reading.why-time');
  if (badFields(reading).length + badPings(reading).length > 0) return say('reading.why-field');
  return problems.length > 0 && !confirmed ? say('reading.why-contradicts') : undefined;
}

/** Below the fields that do not go together: a person may say that the set shows it so. What is longer than the run nobody can confirm. */
function ConfirmSo({ draft }: { draft: ReturnType<typeof useReading> }) {
  const say = useSay();
  const { problems, confirmed, setConfirmed } = draft;
  if (problems.length === 0 || !problems.every(({ confirmable }) => confirmable)) return null;
  return (
    <label className="check reading-ask-confirm">
      <input type="checkbox" checked={confirmed} onChange={(event) => setConfirmed(event.target.checked)} />
      <span>
        {say('reading.confirm')} <small className="label">{say('reading.confirm-means')}</small>
      </span>
    </label>
  );
}

/** What the display of the set shows, with a photo of it; readings in between are welcome, the final one ends the measurement. */
export function ReadingAsk(props: {
  run: RunView;
  prompt: ReadingPrompt;
  /** State and times above the form. */
  hero: ReactNode;
}) {
  const { run, hero } = props;
  const say = useSay();
  const draft = useReading(run, props.prompt);
  const form = useRef<HTMLElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  useEffect(() => {
    if (draft.problems.length > 0) form.current?.querySelector<HTMLElement>('[data-fault]')?.focus();
  }, [draft.problems]);
  const over = (run.remainingS ?? 0) <= 0;
  const why = whyNot(say, draft);
  const { lacks } = testerAtWork(run);
  return (
    <>
      <div className="reading-ask">
        {hero}
        <section className="reading-ask-form" ref={form} aria-label={say('reading.title')}>
          <h2>{say(over ? 'reading.title-now' : 'reading.title')}</h2>
          <p className="label">
            {say('reading.blank')}{' '}
            {lacks && lacks.length > 0 && say('reading.not-shown', { zh: lacks.join('、'), en: lacks.join(', ') })}
          </p>
          <ReadingFields reading={draft.reading} onChange={draft.change} lacks={lacks} problems={draft.problems} />
          <ConfirmSo draft={draft} />
          <MoreFields reading={draft.reading} onChange={draft.change} />
          <PhotoInput label={say('reading.photo')} photo={draft.photo} onPhoto={draft.setPhoto} />
        </section>
      </div>
      <footer className="bar">
        <Action label={say('reading.interim')} hotkey="i" why={why} onAct={() => draft.give(false)} />
        <span className="label">{say('reading.interim-line')}</span>
        <span className="grow" />
        <span className="label">{over ? '' : say('reading.not-over')}</span>
        <Action
          label={say('reading.final')}
          hotkey="Ctrl+Enter"
          className="is-main"
          why={why}
          onAct={() => draft.give(true)}
        />
      </footer>
    </>
  );
}
