import { useEffect } from 'react';
import { lookAt } from './current-run.ts';
import { go } from './navigation.ts';
import type { Route } from './routes.ts';

const OPTIONS = { view: 'far' };
/** True where a run is shown to be read from afar. */
export const isFar = ({ place, options }: Route): boolean => place === 'run' && options['view'] === OPTIONS.view;

/** Shows a run to be read from afar, over the whole screen where the browser lets a page have it. */
export function goFar(runId: string): void {
  go('run', runId, OPTIONS);
  document.documentElement.requestFullscreen?.().catch((thrown: unknown) => console.info('no full screen', thrown));
}

export const leaveFar = (runId: string): void => go('run', runId);

/** While the far view is open: who leaves the full screen leaves it, and the other way round. */
export function useFarScreen(runId: string | undefined): void {
  useEffect(() => {
    if (runId === undefined) return;
    lookAt(runId);
    const onChange = (): void => {
      if (!document.fullscreenElement) leaveFar(runId);
    };
    document.addEventListener('fullscreenchange', onChange);
    return () => document.removeEventListener('fullscreenchange', onChange);
  }, [runId]);
  useEffect(
    () => () => {
      if (document.fullscreenElement)
        document.exitFullscreen().catch((thrown: unknown) => console.info('full screen', thrown));
    },
    [],
  );
}
