import type { Block } from '../../../electron/contract/prompt.ts';
import type { RunView } from '../../../electron/contract/views.ts';
import { Blocks } from './Blocks.tsx';
import { useForm } from './form.ts';
import { Hero } from './Hero.tsx';
import './Doing.css';

/** What a step does that asks nobody: the state of the line, and how far it has come. */
export function Doing({ run, blocks }: { run: RunView; blocks: readonly Block[] }) {
  const form = useForm();
  return (
    <div className="doing">
      <Hero run={run} />
      <section className="doing-shown">
        <Blocks run={run} blocks={blocks} form={form} />
      </section>
    </div>
  );
}
