import type { StepSpec } from '../../contract/procedure.ts';
import type { Message } from '../../contract/words/index.ts';
import { confirmedBefore, type Live, type RunContext } from '../context.ts';
import { configureQuietly, ensureLive } from '../live.ts';
import { causeOf, hasPattern } from '../pattern-seen.ts';
import { confirmedNote, HEADLESS } from './notes.ts';

/** Lamps while somebody wires. A tester that cannot is no reason to stop here: setting it up comes next and says why. */
async function liveLamps(context: RunContext): Promise<Live | undefined> {
  if (context.tester.capabilities.reading !== 'seconds') return undefined;
  try {
    await configureQuietly(context);
    return await ensureLive(context);
  } catch {
    context.signal.throwIfAborted();
    return undefined;
  }
}

/** Remembers that the pattern was absent before the loop was there: seen lost and found is half a proof. */
function rememberLoss(context: RunContext): () => void {
  return context.view.onChange(() => {
    const { liveLast } = context.view.state();
    if (liveLast && liveLast.valid && !hasPattern(liveLast)) context.lostWhileWiring = causeOf(liveLast) ?? 'LSS';
  });
}

/** Shows what to do, with a picture, and waits until somebody has done it. */
export async function instruct(
  context: RunContext,
  spec: Extract<StepSpec, { do: 'instruct' }>,
): Promise<Message | undefined> {
  if (context.headless) return HEADLESS;
  if (!spec.confirm) return { code: 'step.shown' };
  const again = confirmedBefore(context, spec.id);
  if (context.unchanged && again.before !== undefined) return { code: 'step.unchanged', params: { n: again.before } };
  const live = await liveLamps(context);
  const forget = rememberLoss(context);
  try {
    const picture = spec.picture === undefined ? {} : { picture: spec.picture };
    const seen = { live: live !== undefined, ...again };
    const answer = await context.ask({ kind: 'confirm', step: spec.id, text: spec.text, ...picture, ...seen });
    if (answer.kind === 'confirm' && answer.unchanged) context.unchanged = true;
    return confirmedNote(context, answer);
  } finally {
    forget();
  }
}
