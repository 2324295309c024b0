import { useEffect, useRef, useState } from 'react';
import type { LaneWindow } from '../../../electron/contract/run.ts';
import { host, useLink } from '../../host.ts';
import { report } from '../../notice.ts';
import { createStore, type Store } from '../../store.ts';

/** The core is asked for a window this often at most, milliseconds. */
const PAUSE_MS = 1000;

export interface WindowAsked {
  runId: string;
  attempt: number;
  from: number;
  to: number;
  pixels: number;
}

/**
 * A window of the lanes, asked for anew whenever `asked` or `revision` (last second on disk) changes. Its samples live outside React. An old
 * window stays until the new one is there.
 */
export function useLaneWindow(
  asked: WindowAsked | undefined,
  revision: number | undefined,
): Store<LaneWindow | undefined> {
  const [store] = useState(() => createStore<LaneWindow | undefined>(undefined));
  const up = useLink() === true;
  const key = asked ? JSON.stringify(asked) : '';
  const latest = useRef({ key, askedMs: 0 });
  useEffect(() => {
    if (!up || key === '') return;
    const about = latest.current;
    const turned = about.key !== key;
    about.key = key;
    const ask = (): void => {
      about.askedMs = performance.now();
      host.call('run.window', JSON.parse(key) as WindowAsked).then((window) => {
        if (about.key === key) store.set(window);
      }, report);
    };
    const wait = turned ? 0 : Math.max(0, about.askedMs + PAUSE_MS - performance.now());
    const timer = setTimeout(ask, wait);
    return () => clearTimeout(timer);
  }, [up, key, revision, store]);
  return store;
}
