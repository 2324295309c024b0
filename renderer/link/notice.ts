import type { ErrorView } from '../../electron/contract/errors.ts';
import { viewOf } from './client.ts';
import { host } from './host.ts';
import { createStore, useStore } from './store.ts';

/** The last thing that went wrong and belongs to no field: shown under the top bar until it is dismissed or the next call succeeds. */
const notice = createStore<ErrorView | undefined>(undefined);

/** For `.catch(report)`: no failed call is ever lost. */
export const report = (thrown: unknown): void => notice.set(viewOf(thrown));
export const dismiss = (): void => notice.set(undefined);
// While the core is away that is said once, in its own place; what failed because of it is over when it is back.
host.onLink((up) => {
  if (up && notice.get()?.code === 'link-to-core') dismiss();
});
// What went wrong belongs to the place where it was asked for.
window.addEventListener('hashchange', dismiss);
export const useNotice = (): ErrorView | undefined => useStore(notice);

/** Runs a call of the page to the core; what goes wrong is shown, what went wrong before is forgotten. */
export function attempt(work: () => Promise<unknown>): void {
  dismiss();
  work().catch(report);
}
