import { blockOf, type AnswerOption, type Prompt } from '../../../electron/contract/prompt.ts';
import type { RunView } from '../../../electron/contract/views.ts';
import { useAnswer } from '../../link/answer.ts';
import { useSay } from '../../text/say.ts';
import { Action } from '../../widgets/Action.tsx';
import { Blocks } from './Blocks.tsx';
import { useForm, type Form } from './form.ts';
import { Hero } from './Hero.tsx';
import { Tools } from './Tools.tsx';
import './Ask.css';

/** One answer with what it leads to. The primary one takes the focus, unless a form wants it. */
function Answer(props: { option: AnswerOption; form: Form; busy: boolean; onAct: () => void }) {
  const say = useSay();
  const { option, form, busy, onAct } = props;
  const { words, key, main, means, gives } = option;
  const why = busy ? say('prompt.sent') : gives ? form.why(option.id) : undefined;
  const said = means && <span className="label">{say.message(means)}</span>;
  return (
    <>
      {main && <span className="grow" />}
      {main && said}
      <Action
        main={main && !gives}
        className={main && gives ? 'is-main' : ''}
        label={say.message(words)}
        {...(key && { hotkey: key })}
        why={why}
        onAct={onAct}
      />
      {!main && said}
    </>
  );
}

/** Its row of answers: what can be done meanwhile, the answers, and the primary one at its right end. */
function Answers({ run, prompt, form }: { run: RunView; prompt: Prompt; form: Form }) {
  const { busy, answer } = useAnswer(run.runId, prompt);
  const give = ({ id: option, gives }: AnswerOption): void => {
    if (!gives) return answer({ option });
    answer(async () => {
      const given = await form.take(option);
      return given === undefined ? undefined : { option, given };
    });
  };
  return (
    <footer className="bar">
      <Tools runId={run.runId} tools={prompt.tools ?? []} />
      {prompt.answers.map((option) => (
        <Answer key={option.id} option={option} form={form} busy={busy} onAct={() => give(option)} />
      ))}
    </footer>
  );
}

/** A question in place of the measurement: what is asked, what belongs to it, and the row of answers. Which kind of step asks is no matter here. */
export function Ask({ run, prompt }: { run: RunView; prompt: Prompt }) {
  const say = useSay();
  const form = useForm();
  const title = say.message(prompt.title);
  const state = blockOf(prompt, 'state');
  return (
    <>
      <div className="ask" data-state={state && ''}>
        {state && <Hero run={run} />}
        <section className="ask-asked" aria-label={title}>
          <h2>{title}</h2>
          <Blocks run={run} prompt={prompt} blocks={prompt.blocks} form={form} />
        </section>
      </div>
      <Answers run={run} prompt={prompt} form={form} />
    </>
  );
}
