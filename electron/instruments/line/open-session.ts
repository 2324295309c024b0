import type { Family } from '../../../drivers/index.ts';
import { parseAddress, placeText, type Address, type FamilyName } from '../../contract/address.ts';
import type { Clock } from '../../contract/clock.ts';
import { asTributaryError, TributaryError } from '../../contract/errors.ts';
import { frameOf, type FamilyInfo } from '../../contract/family.ts';
import type { RoleKind } from '../../contract/instrument.ts';
import { NO_LOG, type Log } from '../../contract/log.ts';
import type { LinkState } from '../../contract/views.ts';
import { partSecrets, SECRET_OPTIONS, type Secrets } from '../../contract/secrets.ts';
import { timedOut, within } from '../../contract/waiting.ts';
import { systemClock } from '../../machine/index.ts';
import { hostKeysIn } from '../secrets/host-key-file.ts';
import { dropOffered, keepOffered, secretsFor } from '../secrets/secret-store.ts';
import { logSession } from './session-log.ts';
import { LineSession, type Session } from './session.ts';
import { GRACE_MS } from './wire.ts';
import type { WireListener } from './wire-tap.ts';
import type { Wires } from './wires.ts';

/** Opening and identifying together: within the 15 s that are promised, starting the program included. */
export const OPEN_LIMIT_MS = 12_000;

/** `home`: folder of the simulator registry and logs (TRIBUTARY_HOME). */
export interface SessionOptions {
  home: string;
  clock?: Clock;
  /** Every exchange in transcript form; the host writes it to the wire log. */
  onWire?: WireListener;
  /** The program's own. */
  log?: Log;
  /** What the instrument is to be to whoever asks; absent: what its family usually is. */
  role?: RoleKind;
  /** Where a password stands that is kept nowhere (TRIBUTARY_PASSWORD); absent: that of this program. */
  env?: NodeJS.ProcessEnv;
}

/** What a session needs from below; tests hand in their own. */
export interface SessionTools {
  wires: Wires;
  familyOf(name: FamilyName): Family;
  isSimulated(address: Address, home: string): Promise<boolean>;
}

/** As `openSession` of the room, with its tools; `onState` follows the states before there is a session. */
export async function openSessionWith(
  tools: SessionTools,
  given: string,
  signal: AbortSignal,
  options: SessionOptions,
  onState: (state: LinkState) => void = () => undefined,
): Promise<Session> {
  const { address: text, secrets } = partSecrets(given);
  const clock = options.clock ?? systemClock;
  const family = tools.familyOf(parseAddress(text).family);
  const address = withSecrets(parseAddress(text), family, secrets, options);
  let state: LinkState = 'opening';
  const enter = (next: LinkState): void => {
    state = next;
    onState(next);
  };
  const late = (): Error =>
    state === 'opening'
      ? timedOut(text, OPEN_LIMIT_MS)()
      : new TributaryError('no-answer', placeText(address), { text: speedText(family.info, address) });
  enter('opening');
  const open = async (bounded: AbortSignal): Promise<Session> => {
    const simulated = address.kind === 'sim' || (await tools.isSimulated(address, options.home));
    const lease = await tools.wires.acquire(address, bounded, {
      info: family.info,
      clock,
      onWire: options.onWire,
      keys: hostKeysIn(options.home),
    });
    enter('identifying');
    const context = { clock, simulated, ...(options.role === undefined ? {} : { role: options.role }) };
    return LineSession.begin(family, address, lease, context, bounded).catch(async (error: unknown) => {
      await lease.release();
      throw error;
    });
  };
  const log = (options.log ?? NO_LOG).child({ room: 'session', address: text });
  log.info({}, 'opening');
  try {
    const session = await within(clock, OPEN_LIMIT_MS, late, signal, open, GRACE_MS);
    logSession(session, log);
    keepSecrets(address, options.home, log);
    return session;
  } catch (thrown) {
    const { code } = asTributaryError(thrown);
    log.warn({ code }, 'not opened');
    if (code === 'login-refused') dropOffered(address, options.home);
    throw thrown;
  }
}

/** Keeps the secrets that let somebody in. What cannot be kept has to be given again, and closes no line. */
function keepSecrets(address: Address, home: string, log: Log): void {
  try {
    keepOffered(address, home);
  } catch (thrown) {
    log.error({ err: thrown }, 'secrets not kept');
  }
}

/** An address as its driver gets it: with what is kept of its secrets. Its text has none. */
function withSecrets(address: Address, { options }: Family, given: Secrets, { home, env }: SessionOptions): Address {
  const takes = (option: string): boolean => options[option]?.on.includes(address.kind) ?? false;
  if (!SECRET_OPTIONS.some(takes)) return address;
  const secrets = { ...secretsFor(address, home, takes, env), ...given };
  return { ...address, options: { ...address.options, ...(secrets as Record<string, string>) } };
}

function speedText(info: FamilyInfo, { kind, options }: Address): string {
  return kind === 'serial' ? String(frameOf(info, options).baud) : kind.toUpperCase();
}
