import { hasPattern } from '../../analysis/index.ts';
import type { Message } from '../../contract/words/index.ts';
import type { Question } from '../recording/run-context.ts';
import { waitForPattern, watch } from './observing.ts';
import { Conclusion, LIMITS_MS, note, sawOf, type Proof } from './proof.ts';

/** Something to be done at the far end, with lamps by which one sees it. */
const byPerson = (step: string, code: 'ask.open-loop' | 'ask.close-loop'): Question => ({
  kind: 'confirm',
  step,
  title: { code },
  blocks: [{ block: 'lamps' }],
  tools: [{ tool: 'photo' }],
  answers: [
    {
      id: 'done',
      words: { code: 'prompt.done' },
      key: 'Ctrl+Enter',
      main: true,
      means: { code: 'prompt.lamps-first' },
    },
  ],
});

/** Where the procedure asks for it: somebody opens the loop, the pattern is lost; closes it, and it is found. */
export async function openLoop(proof: Proof, stepId: string): Promise<void> {
  const { context, live } = proof;
  if (context.recording.record.settings['open-loop'] !== 'ask') return;
  const did: Message = { code: 'proof.did.open' };
  const lost: Message = { code: 'proof.expected.lost' };
  if (context.headless) {
    note(proof, did, lost, { code: 'not-confirmed-headless' }, true);
    return;
  }
  await context.ask(byPerson(stepId, 'ask.open-loop'));
  live.inbox.drain();
  proof.progress.tell({ code: 'proof.now.open' });
  const open = await watch(context, live, LIMITS_MS.zero, (s) => s.some((second) => !hasPattern(second)));
  const gone = open.some((second) => !hasPattern(second));
  note(proof, did, lost, gone ? sawOf(open) : { code: 'proof.saw.pattern' }, gone);
  if (!gone) throw new Conclusion('fail', { outcome: 'still-pattern' });
  await context.ask(byPerson(stepId, 'ask.close-loop'));
  live.inbox.drain();
  proof.progress.tell({ code: 'proof.now.close' });
  const closed = await waitForPattern(context, live, LIMITS_MS.byHand);
  const found = closed.some(hasPattern);
  note(
    proof,
    { code: 'proof.did.close' },
    { code: 'proof.expected.pattern' },
    found ? { code: 'proof.saw.pattern' } : sawOf(closed),
    found,
  );
  if (!found) throw new Conclusion('fail', { outcome: 'not-found-again' });
}
