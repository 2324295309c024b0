import type { Log } from '../../contract/log.ts';
import { numberedName } from '../../contract/tester.ts';
import { mayFollow } from './link-states.ts';
import type { Session } from './session.ts';

/** Where a session stays for a while. Between them it tries, every few seconds for as long as a cable is out: that is one line, not thousands. */
const SETTLED: ReadonlySet<string> = new Set(['ready', 'lost', 'closed']);

/** Writes to the log what becomes of a session: who answered, when it was lost and why, when it was back, and its end. */
export function logSession(session: Session, log: Log): void {
  const { device } = session;
  const own = log.child({ instrument: numberedName(device.identity, device.family) });
  own.info({ firmware: device.identity.firmware }, 'identified');
  let [told, before] = ['ready', session.state];
  session.onChange(() => {
    const { state, problem, lastLoss } = session;
    if (state !== before && !mayFollow(before, state)) own.error({ from: before, to: state }, 'not in the table');
    before = state;
    const code = state === 'lost' ? (problem ?? lastLoss)?.code : undefined;
    const now = `${state} ${code ?? ''}`.trim();
    if (!SETTLED.has(state) || now === told) return;
    told = now;
    if (state === 'lost') own.warn({ code }, 'lost');
    else own.info({}, state === 'ready' ? 'back' : 'closed');
  });
}
