import { TributaryError } from '../../contract/errors.ts';
import { parseRate } from '../../contract/rate.ts';
import type { StreamAsked, StreamFacility, StreamReach } from '../../contract/stream.ts';
import { orAborted } from '../../contract/waiting.ts';
import type { RunContext } from '../recording/run-context.ts';
import type { Settings } from '../request/settings.ts';

/** Opens what sends streams to the far end of a run. Errors: `far-gone`, `far-unreachable`, the signal's reason. */
export async function openFarEnd({ streams, signal, recording: { record } }: RunContext): Promise<StreamFacility> {
  const far = record.settings['far'];
  if (!streams || far === undefined) throw new TributaryError('far-unreachable', far ?? '', { text: 'far' });
  const opening = streams(far);
  try {
    return await orAborted(opening, signal);
  } catch (thrown) {
    // Nobody waits for one that opens only now: it is let go.
    opening.then(
      (late) => late.close(),
      () => undefined,
    );
    throw thrown;
  }
}

/** What a step sends: `rate` may be `$name` of a setting. Errors: `setting-bad`. */
export function askedIn(settings: Readonly<Settings>, rate: string): StreamAsked {
  const name = rate.startsWith('$') ? rate.slice(1) : undefined;
  // A peak that nobody gave is the committed rate.
  const text = name === undefined ? rate : settings[name] || settings['cir'] || '';
  const bitsPerS = parseRate(text);
  if (bitsPerS === undefined) throw new TributaryError('setting-bad', rate, { value: text });
  return { bitsPerS, frame: Number(settings['frame-size'] ?? 1518) };
}

/** What this computer was found to reach in the attempt going on. */
export const reachOf = ({ recording }: Pick<RunContext, 'recording'>): StreamReach | undefined =>
  recording.attempt.steps.findLast(({ reach }) => reach)?.reach;
