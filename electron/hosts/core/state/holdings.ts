import { TributaryError } from '../../../contract/errors.ts';
import { alike, type Bilingual } from '../../../contract/text.ts';
import { isOneInstrument, lent, type Known, type Session } from '../../../instruments/index.ts';
import type { EngineOptions } from '../../../procedures/index.ts';

/** A run that has instruments, as people know it; without id while it is only beginning. */
export interface Holder {
  runId?: string;
  title?: Bilingual;
  circuit?: string;
}

/** Which instruments are in the hands of which run: one run an instrument. */
export interface Holdings {
  /** The run that has it. */
  holderOf(known: Known): Holder | undefined;
  /** Errors: `instrument-in-run`, naming the run. */
  check(known: Known): void;
  /** Opens instruments for one run: taken before anything is opened, given back when the run closes them. Errors: `instrument-in-run`, those of `open`. */
  lending(open: EngineOptions['openSession'], holder: Holder): EngineOptions['openSession'];
}

type OpenSession = EngineOptions['openSession'];

/** `circuit · record`, as far as there are any. */
function nameOf({ runId, title = alike(''), circuit }: Holder): Bilingual {
  const joined = (what: string): string => [what, runId].filter(Boolean).join(' · ') || '---';
  return { zh: joined(circuit ?? title.zh), en: joined(circuit ?? title.en) };
}

/** The error for an instrument that a run has. */
export const inRun = (address: string, holder: Holder): TributaryError =>
  new TributaryError('instrument-in-run', address, { run: nameOf(holder) });

const knownOf = ({ device }: Session, address: string): Known => ({
  address,
  identity: device.identity,
  simulated: device.simulated,
});

export function createHoldings(): Holdings {
  const held = new Map<object, { known: Known; holder: Holder }>();
  const holderOf = (known: Known, but?: Holder): Holder | undefined =>
    [...held.values()].find((one) => one.holder !== but && isOneInstrument(one.known, known))?.holder;
  const check = (known: Known, but?: Holder): void => {
    const holder = holderOf(known, but);
    if (holder) throw inRun(known.address, holder);
  };
  const open = async (
    openSession: OpenSession,
    holder: Holder,
    ...[address, signal, role]: Parameters<OpenSession>
  ): Promise<Session> => {
    check({ address });
    const hold = {};
    held.set(hold, { known: { address }, holder });
    let session: Session | undefined;
    try {
      session = await openSession(address, signal, role);
      const known = knownOf(session, address);
      check(known, holder);
      held.set(hold, { known, holder });
    } catch (thrown) {
      held.delete(hold);
      await session?.close();
      throw thrown;
    }
    return lent(session, async () => {
      held.delete(hold);
      await session.close();
    });
  };
  return {
    holderOf: (known) => holderOf(known),
    check: (known) => check(known),
    lending: (openSession, holder) => (address, signal, role) => open(openSession, holder, address, signal, role),
  };
}
