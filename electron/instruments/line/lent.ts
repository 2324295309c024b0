import type { RoleKind } from '../../contract/instrument.ts';
import type { Session } from './session.ts';

/** A session in the hands of a run, for what its instrument is to that run: closing it gives it back. */
export function lent(session: Session, back: () => void | Promise<void>, role?: RoleKind): Session {
  return {
    device: role === undefined ? session.device : (session.as?.(role) ?? session.device),
    get state() {
      return session.state;
    },
    get problem() {
      return session.problem;
    },
    get lastLoss() {
      return session.lastLoss;
    },
    get trouble() {
      return session.trouble;
    },
    onChange: (listener) => session.onChange(listener),
    async close() {
      await back();
    },
  };
}
