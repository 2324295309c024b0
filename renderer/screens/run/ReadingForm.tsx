import { useEffect, useRef, useState } from 'react';
import type { AnswerProblem } from '../../../electron/contract/api.ts';
import type { Prompt } from '../../../electron/contract/prompt.ts';
import { testerAtWork, type RunView } from '../../../electron/contract/views.ts';
import { host } from '../../link/host.ts';
import { useSay, type Say } from '../../text/say.ts';
import { PhotoInput } from '../../widgets/PhotoInput.tsx';
import { keepPhoto, type Photo } from '../../widgets/photo.ts';
import type { BlockProps } from './block-props.ts';
import { badFields, badPings, typedOf, type Reading } from './reading.ts';
import { MoreFields, ReadingFields } from './ReadingFields.tsx';
import './ReadingForm.css';

const NONE: readonly AnswerProblem[] = [];

/** A reading being typed, what is wrong with it as the run sees it, and whether somebody confirmed that the set shows it so. */
function useReading({ runId }: RunView, prompt: Prompt | undefined) {
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
  const take = async (option: string): Promise<unknown> => {
    const answer = { option, given: typedOf(reading, { confirmed }) };
    const found = await host.call('run.problems', { runId, promptId: prompt?.id ?? '', answer });
    // A contradiction that was confirmed is none any more, but stays in view until the reading is taken.
    if (found.length === 0) return typedOf(reading, { confirmed, photo: photo && (await keepPhoto(runId, photo)) });
    setProblems(found);
    return undefined;
  };
  return { reading, change, photo, setPhoto, problems, confirmed, setConfirmed, take };
}

/** Why a reading cannot be given yet. */
function whyNot(say: Say, { reading, problems, confirmed }: ReturnType<typeof useReading>): string | undefined {
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
    <label className="check reading-form-confirm">
      <input type="checkbox" checked={confirmed} onChange={(event) => setConfirmed(event.target.checked)} />
      <span>
        {say('reading.confirm')} <small className="label">{say('reading.confirm-means')}</small>
      </span>
    </label>
  );
}

/** What the display of the set shows, with a photo of it; readings in between are welcome, the final one ends the measurement. */
export function ReadingForm({ run, prompt, form: { hold } }: BlockProps<'reading'>) {
  const say = useSay();
  const draft = useReading(run, prompt);
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  useEffect(() => {
    if (draft.problems.length > 0) form.current?.querySelector<HTMLElement>('[data-fault]')?.focus();
  }, [draft.problems]);
  useEffect(() => hold({ why: whyNot(say, draft), take: draft.take }));
  const over = (run.remainingS ?? 0) <= 0;
  const { lacks } = testerAtWork(run);
  return (
    <div className="reading-form" ref={form}>
      <p>
        <b>{say(over ? 'reading.over' : 'reading.not-over')}</b>{' '}
        <span className="label">
          {say('reading.blank')}{' '}
          {lacks && lacks.length > 0 && say('reading.not-shown', { zh: lacks.join('、'), en: lacks.join(', ') })}
        </span>
      </p>
      <ReadingFields reading={draft.reading} onChange={draft.change} lacks={lacks} problems={draft.problems} />
      <ConfirmSo draft={draft} />
      <MoreFields reading={draft.reading} onChange={draft.change} />
      <PhotoInput label={say('reading.photo')} photo={draft.photo} onPhoto={draft.setPhoto} />
    </div>
  );
}
