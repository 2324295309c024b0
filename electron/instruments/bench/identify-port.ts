import type { Clock } from '../../contract/clock.ts';
import { asTributaryError, TributaryError } from '../../contract/errors.ts';
import { writeAddress, type FamilyName } from '../../contract/address.ts';
import type { AskingView } from '../../contract/bench-item.ts';
import type { FamilyInfo } from '../../contract/family.ts';
import type { Bilingual } from '../../contract/text.ts';
import { within } from '../../contract/waiting.ts';
import type { Session } from '../line/session.ts';
import { GRACE_MS } from '../line/wire.ts';

/** The usual speed gets all the time that asking again and again takes; each further one the time of one answer. */
const USUAL_MS = 5_000;
const FURTHER_MS = 1_800;

/** What says something about the speed or the instrument; everything else is about the port, and no speed will mend it. */
const NEXT_SPEED = new Set(['no-answer', 'bad-answer', 'timed-out']);

interface ProbeAt {
  family: FamilyName;
  title: Bilingual;
  baud: number;
  limitMs: number;
}

/** What an unknown port is asked, in order: a question that may do harm to whatever hears it is never asked blindly. */
function probesOf(families: readonly FamilyInfo[]): ProbeAt[] {
  return families.flatMap(({ family, title, probe }) =>
    probe?.harmless
      ? probe.speeds.map((baud, at) => ({ family, title, baud, limitMs: at === 0 ? USUAL_MS : FURTHER_MS }))
      : [],
  );
}

/** What it takes to ask. */
interface Asking {
  clock: Clock;
  open(address: string, signal: AbortSignal): Promise<Session>;
  /** Told before each question. */
  asks(question: AskingView): void;
}

/**
 * Asks a port of which nothing is known, family by family, each at one documented speed after the other. Errors: `bad-answer` if something else
 * spoke, `no-answer` with all the speeds, or what the port says.
 */
export async function identifyPort(
  path: string,
  families: readonly FamilyInfo[],
  { clock, open, asks }: Asking,
  signal: AbortSignal,
): Promise<Session> {
  let heard: TributaryError | undefined;
  const probes = probesOf(families);
  for (const [at, { family, title, baud, limitMs }] of probes.entries()) {
    asks({ family: title, baud, n: at + 1, of: probes.length });
    const late = (): Error => new TributaryError('no-answer', path, { text: String(baud) });
    try {
      const address = writeAddress(family, 'serial', { path }, { baud: String(baud) });
      const ask = (bounded: AbortSignal): Promise<Session> => open(address, bounded);
      return await within(clock, limitMs, late, signal, ask, GRACE_MS);
    } catch (thrown) {
      signal.throwIfAborted();
      const error = asTributaryError(thrown);
      if (!NEXT_SPEED.has(error.code)) throw error;
      if (error.code === 'bad-answer') heard ??= error;
    }
  }
  throw (
    heard ?? new TributaryError('no-answer', path, { text: [...new Set(probes.map(({ baud }) => baud))].join(' / ') })
  );
}
