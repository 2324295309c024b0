import { DEFECTS } from '../contract/second.ts';
import type { LampView } from '../contract/views.ts';
import type { Message } from '../contract/words/index.ts';

/** What the tester sees while somebody wires: the first alarm in the order of causes, or its own pattern. Pure. */
export function whatIsSeen(lamps: readonly Pick<LampView, 'lamp' | 'state'>[]): { message: Message; good: boolean } {
  const stateOf = (name: string): LampView['state'] | undefined => lamps.find((lamp) => lamp.lamp === name)?.state;
  const bad = DEFECTS.find((name) => stateOf(name) === 'bad');
  if (bad) return { message: { code: `proof.${bad}` }, good: false };
  const pattern = stateOf('LSS');
  if (pattern === 'good' || pattern === 'was') return { message: { code: 'prompt.pattern-seen' }, good: true };
  return { message: { code: 'prompt.nothing-seen' }, good: false };
}
