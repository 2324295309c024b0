import type { PlanView } from '../../../electron/contract/views.ts';
import { useAsked, type Asked } from '../../asked.ts';
import { host } from '../../host.ts';
import type { Draft } from './useDraft.ts';

/** Changes within this long are looked at once. */
const PAUSE_MS = 150;

/** What the core says the draft will ask and prove, as far as it can say. Asked again whenever the tester's state changes. */
export function usePlan({ procedure, tester, circuit, given }: Draft): Asked<PlanView | undefined> {
  const question =
    procedure && tester
      ? { procedureId: procedure.id, address: tester.address, settings: { ...given }, ...(circuit && { circuit }) }
      : undefined;
  const ask = (): Promise<PlanView | undefined> =>
    question ? host.call('plan', question) : Promise.resolve(undefined);
  return useAsked(JSON.stringify([question, tester?.state]), ask, { pauseMs: PAUSE_MS, quiet: true });
}
