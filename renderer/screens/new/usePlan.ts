import type { PlanView } from '../../../electron/contract/views.ts';
import { useAsked, type Asked } from '../../link/asked.ts';
import { host } from '../../link/host.ts';
import { useMinute } from '../../page/now.ts';
import { addressesOf, isManned } from './draft.ts';
import { ladderGiven } from './ladder-draft.ts';
import { releaseOf } from '../../pieces/release/release.ts';
import type { Draft } from './useDraft.ts';

/** Changes within this long are looked at once. */
const PAUSE_MS = 150;

/** What the core says the draft will ask and prove, as far as it can say. Asked again whenever the tester's state changes, and as a release runs out. */
export function usePlan({
  procedure,
  tester,
  others,
  circuit,
  given,
  release: asked,
  ladder: typed,
}: Draft): Asked<PlanView | undefined> {
  const nowMs = useMinute();
  const release = circuit?.inService ? releaseOf(asked, nowMs) : undefined;
  const ladder = typed && ladderGiven(typed);
  const question =
    procedure && isManned(procedure, tester)
      ? {
          procedureId: procedure.id,
          use: addressesOf(procedure, tester, others),
          settings: { ...given },
          ...(ladder && { ladder }),
          ...(circuit && { circuit }),
          ...(release && { release }),
        }
      : undefined;
  const ask = (): Promise<PlanView | undefined> =>
    question ? host.call('plan', question) : Promise.resolve(undefined);
  const key = JSON.stringify([question, tester?.state, others.map(({ item }) => item?.state), release && nowMs]);
  return useAsked(key, ask, { pauseMs: PAUSE_MS, quiet: true });
}
