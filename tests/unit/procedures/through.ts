import { blockOf, type Prompt } from '../../../electron/contract/prompt.ts';
import { ladderSchema, type Prober } from '../../../electron/contract/ladder.ts';
import type { RunHandle } from '../../../electron/procedures/index.ts';
import { bench, mainOf, until, type Bench } from './fixtures.ts';

/** A bench with a ladder. `losesAt`: which place on the line the laptop stands at when nothing comes back, by how many ladders were begun. */
export function benchLosing(losesAt: number): Bench {
  const on = bench();
  let begun = 0;
  on.options.openProber = () => {
    // The first is opened to see whether there is any.
    const at = begun++;
    const prober: Prober = {
      facility: 'iputils',
      identity: { maker: 'iputils', model: 'ping' },
      compared: true,
      payloadName: (name) => name,
      twice: () => undefined,
      round: (probes) => probes.map(() => Promise.resolve(at === losesAt ? {} : { ms: 10 })),
      close: () => Promise.resolve(),
    };
    return Promise.resolve(prober);
  };
  return on;
}
export const ladder = ladderSchema.parse({
  version: 1,
  sizes: [64],
  rungs: [{ id: 'gateway', address: '10.0.0.1' }],
});

function givenFor(prompt: Prompt): unknown {
  const panel = blockOf(prompt, 'panel')?.panel;
  if (panel) return Object.fromEntries(panel.lamps.map(({ name }) => [name, 'on']));
  if (blockOf(prompt, 'consent')) return { configuration: 'saved', log: 'saved', consentBy: '于小川' };
  const fields = blockOf(prompt, 'form')?.fields ?? [];
  return Object.fromEntries(fields.map(({ id, options }) => [id, options!.at(-1)!.value]));
}

/** Answers what is asked as somebody does who agrees, until nobody is asked any more; gives what was asked. */
export async function through(handle: RunHandle, on: Bench): Promise<string[]> {
  const asked: string[] = [];
  for (;;) {
    const { prompt, finished } = await until(handle, on, (view) => view.finished || view.prompt !== undefined);
    if (finished || !prompt) return asked;
    asked.push(prompt.kind);
    const option = prompt.kind === 'sign' ? 'finish' : prompt.kind === 'retry' ? 'stay' : mainOf(prompt);
    const gives = prompt.answers.find(({ id }) => id === option)?.gives === true;
    handle.answer(prompt.id, { option, ...(gives ? { given: givenFor(prompt) } : {}) });
    await on.clock.advance(1000);
  }
}
