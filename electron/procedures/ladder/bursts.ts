import { createBurstWatch, type BurstWitness, type SeenBurst } from '../../analysis/index.ts';
import type { Ladder } from '../../contract/ladder.ts';
import type { RunEvent } from '../../contract/run.ts';
import type { Bilingual } from '../../contract/text.ts';
import { wordOf } from '../../contract/words/index.ts';
import type { RunContext } from '../recording/run-context.ts';

/** So many bursts of an attempt are told one by one; the table of rungs counts all of them. */
const TOLD = 2000;

function nameOf(witness: BurstWitness): Bilingual {
  if (witness.who === 'rung') return wordOf('rung', witness.rung);
  if (witness.who === 'bits') return wordOf('parameter', 'bitErrors', 'short');
  const name = `${witness.source} ${witness.name}`;
  return { zh: name, en: name };
}
const offset = (s: number): string => (s === 0 ? '' : ` (${s > 0 ? '+' : '−'}${Math.abs(s)} s)`);

/** Who saw it, in the order of first sight, each with how long before or after the first loss. */
function orderOf({ from, witnesses }: SeenBurst, lang: keyof Bilingual): string {
  const said = witnesses.map((one) =>
    one.who === 'bits' && one.defect ? one.defect + offset(one.t - from) : nameOf(one)[lang] + offset(one.t - from),
  );
  return said.join(' → ');
}

/** A burst as an event of its run. */
export const burstEvent = (burst: SeenBurst, attempt: number, measurement: string): RunEvent => ({
  t: burst.from,
  kind: 'loss',
  attempt,
  measurement,
  durationS: burst.to - burst.from,
  message: {
    code: 'event.loss',
    params: { lost: burst.lost, sent: burst.sent, zh: orderOf(burst, 'zh'), en: orderOf(burst, 'en') },
  },
  ...(burst.bitErrors === undefined ? {} : { bitErrors: burst.bitErrors }),
});

/** Hears of all that is recorded while a ladder runs, and tells its bursts; gives what tells the last of them. */
export function tellBursts({ recording }: RunContext, ladder: Ladder, measurement: string): () => Promise<void> {
  const { attempt } = recording;
  const watch = createBurstWatch({
    order: ladder.rungs.map(({ id }) => id),
    everyS: ladder.everyMs / 1000,
    bits: attempt.measurements.some(({ kind }) => kind === 'bits'),
  });
  let told = recording.record.events.filter(({ kind, attempt: of }) => kind === 'loss' && of === attempt.number).length;
  let writing = Promise.resolve();
  const tell = (bursts: readonly SeenBurst[]): void => {
    for (const burst of bursts) {
      if (told++ >= TOLD) return;
      const event = burstEvent(burst, attempt.number, measurement);
      writing = writing.then(() => recording.write({ what: 'told', event }));
    }
  };
  const stop = recording.listen((change) => {
    if (change.what === 'pings') for (const item of change.items) tell(watch.take(item));
    else if (change.what === 'observed') tell(watch.take(change.item));
  });
  return async () => {
    stop();
    tell(watch.end());
    await writing;
  };
}
