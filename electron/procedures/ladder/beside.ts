import { createWireWatch } from '../../analysis/index.ts';
import { wireEvents, wireMessage } from '../../contract/ladder-finding.ts';
import type { Ladder } from '../../contract/ladder.ts';
import { isWithin, type Wire } from '../../contract/neighbourhood.ts';
import type { Message } from '../../contract/words/index.ts';
import { addEvent, type RunContext } from '../recording/run-context.ts';

/** So often the neighbours are looked at, milliseconds. */
const LOOK_MS = 5_000;

/** Hands each thing that is found on the wire to the record, once in an attempt: what was told before a crash is not told again. */
function teller(context: RunContext): (found: Message) => Promise<void> {
  const { record, attempt } = context.recording;
  const keyOf = ({ code, params = {} }: Message): string =>
    `${code} ${String(params['rung'])} ${String(params['address'])}`;
  const told = new Set(wireEvents(record, attempt.number).map(({ message }) => keyOf(message)));
  return async (found) => {
    if (told.has(keyOf(found))) return;
    told.add(keyOf(found));
    await addEvent(context, 'wire', found);
  };
}

/** What passes unfragmented to each rung behind our own wire. */
async function findMtu(
  { rungs }: Ladder,
  wire: Wire,
  tell: (found: Message) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const { own, gateway } = await wire.look();
  const behind = rungs.filter(({ address }) => address !== gateway && !isWithin(address, own));
  await Promise.all(
    behind.map(async ({ id: rung, address }) => {
      const octets = await wire.passes(address, signal);
      if (octets !== undefined && !signal.aborted) await tell(wireMessage('mtu', { rung, address, octets }));
    }),
  );
}

/**
 * Looks at the wire beside a ladder until the signal ends it; resolves when nothing is under way any more, and never rejects: it is no part of the counts.
 * How great packets may be is found out to its end, also where the rounds are over before: only who stops the run stops that.
 */
export async function lookBeside(
  context: RunContext,
  ladder: Ladder,
  wire: Wire | undefined,
  signal: AbortSignal,
): Promise<void> {
  if (!wire) return;
  const tell = teller(context);
  const watch = createWireWatch(ladder.rungs);
  const look = async (): Promise<void> => {
    while (!signal.aborted) {
      for (const found of watch(await wire.look())) await tell(found);
      await context.clock.sleep(LOOK_MS, signal);
    }
  };
  await Promise.allSettled([findMtu(ladder, wire, tell, context.signal), look()]);
}
