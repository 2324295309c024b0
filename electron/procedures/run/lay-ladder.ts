import { TributaryError } from '../../contract/errors.ts';
import type { InstrumentRecord } from '../../contract/instrument.ts';
import type { Ladder } from '../../contract/ladder.ts';
import { proberRecord } from '../../contract/ladder-tester.ts';
import type { EngineOptions } from './run-handle.ts';

/** A ladder with what sends its probes: opened once, so that a run that cannot ping never begins. Errors: `ping-none`. */
export async function layLadder(
  ladder: Ladder,
  { openProber }: EngineOptions,
): Promise<{ ladder: Ladder; record: InstrumentRecord }> {
  if (!openProber) throw new TributaryError('ping-none', '', { text: '' });
  const prober = await openProber(ladder);
  const payload = ladder.payloads.map((one) => prober.payloadName(one)).join(', ');
  const facility = { name: prober.facility, payload, compared: prober.compared };
  const record = proberRecord(prober, ladder);
  await prober.close();
  return { ladder: { ...ladder, facility }, record };
}
