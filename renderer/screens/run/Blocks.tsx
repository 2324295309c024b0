import type { ComponentType } from 'react';
import type { Block, Prompt } from '../../../electron/contract/prompt.ts';
import type { RunView } from '../../../electron/contract/views.ts';
import { clock, needsDays } from '../../text/format.ts';
import { useSay } from '../../text/say.ts';
import { Picture } from '../../widgets/Picture.tsx';
import { Chain } from '../../pieces/locate/Chain.tsx';
import { AskList } from './AskList.tsx';
import { AttemptSoFar } from './AttemptSoFar.tsx';
import type { BlockProps } from './block-props.ts';
import { ComplaintForm } from './ComplaintForm.tsx';
import { ConsentForm } from './ConsentForm.tsx';
import type { Form } from './form.ts';
import { FormFields } from './FormFields.tsx';
import { LampsSeen } from './LampsSeen.tsx';
import { Located } from './Located.tsx';
import { PanelForm } from './PanelForm.tsx';
import { Progress } from '../../widgets/Progress.tsx';
import { ReadingForm } from './ReadingForm.tsx';
import { ReleaseForm } from './ReleaseForm.tsx';
import { Search } from './Search.tsx';
import './Blocks.css';

function Text({ shown: { text, loud } }: BlockProps<'text'>) {
  const say = useSay();
  return (
    <p className="blocks-text" role={loud ? 'alert' : undefined}>
      {say.message(text)}
    </p>
  );
}

function Note({ shown: { text } }: BlockProps<'note'>) {
  const say = useSay();
  return <p className="label">{say.message(text)}</p>;
}

/** State, and places to sign, are drawn by the whole page. */
const Elsewhere = (): null => null;

/** How each part is drawn. */
const DRAWN: { readonly [B in Block['block']]: ComponentType<BlockProps<B>> } = {
  text: Text,
  note: Note,
  length: ({ shown: { forS } }) => <p className="blocks-length">{clock(forS, needsDays(forS))}</p>,
  list: ({ shown }) => <AskList list={shown} />,
  picture: ({ shown: { picture, wiring } }) => <Picture id={picture} {...(wiring && { wiring })} />,
  lamps: ({ run, shown }) => <LampsSeen lamps={run.lamps} seen={shown.seen} />,
  progress: ({ shown }) => <Progress progress={shown} />,
  form: FormFields,
  panel: PanelForm,
  release: ReleaseForm,
  reading: ReadingForm,
  attempt: AttemptSoFar,
  chain: ({ shown: { chain } }) => <Chain chain={chain} />,
  complaint: ComplaintForm,
  observation: Search,
  consent: ConsentForm,
  located: Located,
  state: Elsewhere,
  signatures: Elsewhere,
};

/** All parts of a question, or of what a step does by itself, in order. */
export function Blocks(props: { run: RunView; prompt?: Prompt; blocks: readonly Block[]; form: Form }) {
  const { run, prompt, blocks, form } = props;
  return blocks.map((shown, at) => {
    const Drawn = DRAWN[shown.block] as ComponentType<BlockProps<Block['block']>>;
    // A question shows the same parts as long as it stands.
    // oxlint-disable-next-line react/no-array-index-key
    return <Drawn key={at} run={run} prompt={prompt} shown={shown} form={form} />;
  });
}
