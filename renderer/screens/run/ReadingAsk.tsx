import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Prompt, RunView } from '../../../electron/contract/views.ts';
import { useSay } from '../../say.ts';
import { Action } from '../../widgets/Action.tsx';
import { Field } from '../../widgets/Dialog.tsx';
import { PhotoInput } from '../../widgets/PhotoInput.tsx';
import { keepPhoto, type Photo } from '../../widgets/photo.ts';
import { useAnswer } from './answer.ts';
import { answerOf, badFields, READ_ALARMS, READ_COUNTS, type ReadField, type Reading } from './reading.ts';

/** Fields of a reading; a blank one means that the set does not show it. */
function Fields({ reading, onChange }: { reading: Reading; onChange: (reading: Reading) => void }) {
  const say = useSay();
  const bad = badFields(reading);
  const field = (name: ReadField, label: string, placeholder?: string) => (
    <Field
      key={name}
      label={label}
      value={reading[name]}
      placeholder={placeholder}
      invalid={bad.includes(name)}
      onChange={(value) => onChange({ ...reading, [name]: value })}
    />
  );
  return (
    <div className="reading-fields">
      {field('testTime', say('reading.time'), '00:15:00')}
      {READ_COUNTS.map((name) => field(name, say(`counter.${name === 'bitErrors' ? 'errors' : name}`)))}
      {READ_ALARMS.map((name) => field(name, say('reading.alarm', { alarm: name })))}
    </div>
  );
}

/** What the display of the set shows, with a photo of it; readings in between are welcome, the final one ends the measurement. */
export function ReadingAsk({
  run,
  prompt,
  hero,
}: {
  run: RunView;
  prompt: Extract<Prompt, { kind: 'reading' }>;
  /** State and times above the form. */
  hero: ReactNode;
}) {
  const say = useSay();
  const { busy, answer } = useAnswer(prompt);
  const [reading, setReading] = useState<Reading>({});
  const [photo, setPhoto] = useState<Photo>();
  const form = useRef<HTMLElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const over = (run.remainingS ?? 0) <= 0;
  const wrong = badFields(reading).length > 0 ? say('reading.why-count') : undefined;
  const why = busy ? say('prompt.sent') : (reading.testTime ?? '').trim() === '' ? say('reading.why-time') : wrong;
  const give = (final: boolean): void =>
    answer(async () => answerOf(reading, final, photo && (await keepPhoto(run.runId, photo))));
  return (
    <>
      <div className="work">
        {hero}
        <section className="reading" ref={form} aria-label={say('reading.title')}>
          <h2>{say(over ? 'reading.title-now' : 'reading.title')}</h2>
          <p className="label">{say('reading.blank')}</p>
          <Fields reading={reading} onChange={setReading} />
          <PhotoInput label={say('reading.photo')} photo={photo} onPhoto={setPhoto} />
        </section>
      </div>
      <footer className="bar">
        <Action label={say('reading.interim')} hotkey="i" why={why} onAct={() => give(false)} />
        <span className="label">{say('reading.interim-line')}</span>
        <span className="grow" />
        <span className="label">{over ? '' : say('reading.not-over')}</span>
        <Action label={say('reading.final')} hotkey="Ctrl+Enter" className="main" why={why} onAct={() => give(true)} />
      </footer>
    </>
  );
}
