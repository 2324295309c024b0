import { TributaryError } from '../../contract/errors.ts';
import type { Device, Role } from '../../contract/instrument.ts';
import { partsOf } from '../../contract/site-action.ts';
import { sectionOfRole } from '../../contract/site-chain.ts';
import type { ActionKind, Observation, SiteAction, SiteLine } from '../../contract/site.ts';
import { within } from '../../contract/waiting.ts';
import type { RunContext } from '../recording/run-context.ts';
import type { Search } from './session.ts';

/** A box that has not told what it sees by then is taken for silent. */
const OBSERVE_MS = 30_000;

/** What a box tells by itself. */
interface Teller {
  observes: readonly ActionKind[];
  observe(kind: ActionKind, signal: AbortSignal): Promise<Observation>;
}
function tellerOf(device: Device): Teller | undefined {
  if (device.role === 'tester' || !device.observes || !device.observe) return undefined;
  const { observes } = device;
  return { observes, observe: (kind, signal) => device.observe!(kind, signal) };
}

/** The instrument of the run that answers an action by itself. */
function roleFor({ sessions }: RunContext, line: SiteLine, action: string): { role: Role; teller: Teller } | undefined {
  const parts = partsOf(action);
  if (!parts) return undefined;
  for (const [role, { device }] of sessions) {
    const teller = tellerOf(device);
    if (teller?.observes.includes(parts.kind) && sectionOfRole(role, line) === parts.at) return { role, teller };
  }
  return undefined;
}

/** Asks an instrument of the run, and keeps what it tells; false where none answers this by itself. One that fails is told as silent. */
export async function askRole(search: Search, action: SiteAction): Promise<boolean> {
  const { context, record } = search;
  const found = roleFor(context, record().site.line, action.id);
  if (!found) return false;
  const { role, teller } = found;
  const { kind } = partsOf(action.id)!;
  const { clock, signal, sessions } = context;
  const where = sessions.get(role)?.device.address ?? role;
  try {
    const saw = await within(clock, OBSERVE_MS, where, signal, (limited) => teller.observe(kind, limited));
    await search.tell({ action: action.id, saw, role });
  } catch (thrown) {
    signal.throwIfAborted();
    if (!(thrown instanceof TributaryError)) throw thrown;
    await search.tell({ action: action.id, refused: 'no-answer', role });
  }
  return true;
}
