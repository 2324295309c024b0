import type { Prompt, RunView } from '../../../electron/contract/views.ts';
import { useState } from 'react';
import { attempt } from '../../link/notice.ts';
import { useSay } from '../../text/say.ts';
import { Action } from '../../widgets/Action.tsx';
import { Lamp } from '../../widgets/Lamp.tsx';
import { PhotoInput } from '../../widgets/PhotoInput.tsx';
import { Picture } from '../../widgets/Picture.tsx';
import { keepPhoto, type Photo } from '../../widgets/photo.ts';
import { useAnswer } from '../../link/answer.ts';
import { Frame } from './Frame.tsx';
import { whatIsSeen } from './prompts.ts';
import { Untouched } from './Untouched.tsx';
import { FarEndText, Wiring } from './Wiring.tsx';
import './Confirm.css';

/** Does the tester see it yet: lamps that can say something, and what they mean together. */
function Seen({ run }: { run: RunView }) {
  const say = useSay();
  const { message, good } = whatIsSeen(run.lamps);
  return (
    <div className="confirm-seen">
      <span className="label">{say('prompt.sees')}</span>
      {run.lamps
        .filter((lamp) => lamp.state !== 'off')
        .map((lamp) => (
          <span key={lamp.lamp} className="row">
            <Lamp state={lamp.state} label={lamp.lamp} />
            {lamp.lamp}
          </span>
        ))}
      <output className="grow">
        {good && '✓ '}
        {say.message(message)}
      </output>
    </div>
  );
}

/** A photo of what was connected goes into the record at once. */
function useStoredPhotos(runId: string): { count: number; store: (photo: Photo | undefined) => void } {
  const [count, setCount] = useState(0);
  const store = (photo: Photo | undefined): void => {
    if (photo) attempt(() => keepPhoto(runId, photo).then(() => setCount((n) => n + 1)));
  };
  return { count, store };
}

/** Something for a person to do and confirm: with a picture, and with lamps where the tester can look on. */
export function ConfirmAsk({ run, prompt }: { run: RunView; prompt: Extract<Prompt, { kind: 'confirm' }> }) {
  const say = useSay();
  const { busy, answer } = useAnswer(run.runId, prompt);
  const photos = useStoredPhotos(run.runId);
  const { wiring } = prompt;
  return (
    <Frame
      title={say.text(wiring?.title ?? prompt.text)}
      answers={
        <>
          <PhotoInput label={say('photo.add')} photo={undefined} onPhoto={photos.store} />
          {wiring && <FarEndText wiring={wiring} />}
          {photos.count > 0 && <output className="label">{say('photo.stored', { n: photos.count })}</output>}
          <Untouched before={prompt.before} busy={busy} answer={answer} />
          <span className="grow" />
          {prompt.live && <span className="label">{say('prompt.lamps-first')}</span>}
          <Action
            main
            label={say(wiring || prompt.picture ? 'prompt.wired' : 'prompt.done')}
            hotkey="Ctrl+Enter"
            why={busy ? say('prompt.sent') : undefined}
            onAct={() => answer({ kind: 'confirm' })}
          />
        </>
      }
    >
      {wiring && <Wiring wiring={wiring} />}
      {prompt.picture && <Picture id={prompt.picture} />}
      {prompt.live && <Seen run={run} />}
    </Frame>
  );
}
