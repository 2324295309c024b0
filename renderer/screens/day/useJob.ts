import type { JobEntry } from '../../../electron/contract/book/day-api.ts';
import type { JobView, Reason } from '../../../electron/contract/book/job.ts';
import type { AppState } from '../../../electron/contract/views.ts';
import { useAsked, type Asked } from '../../link/asked.ts';
import { host } from '../../link/host.ts';

/** The jobs that there are; undefined until that is known. */
export const useJobs = ({ bookChanges }: AppState): readonly JobEntry[] | undefined =>
  useAsked(String(bookChanges), () => host.call('day.list', {})).value;

/** A job as it stands: asked again as the book changes or a run moves on. */
export function useJob(job: string | undefined, { bookChanges, runs }: AppState): Asked<JobView | undefined> {
  const moved = runs.map(({ runId, step, finished, prompt, judged }) =>
    [runId, step, finished, prompt?.id, judged].join(),
  );
  return useAsked(`${job} ${bookChanges} ${moved.join(' ')}`, () =>
    job === undefined ? Promise.resolve(undefined) : host.call('day.get', { job }),
  );
}

const NONE = { skip: [], leave: [] } as const satisfies Record<string, readonly Reason[]>;
/** The reasons to pick from. */
export const useReasons = (): { skip: readonly Reason[]; leave: readonly Reason[] } =>
  useAsked('', () => host.call('day.reasons', {})).value ?? NONE;
