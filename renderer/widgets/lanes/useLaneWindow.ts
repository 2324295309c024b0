import { useEffect, useRef, useState } from 'react';
import type { LaneWindow } from '../../../electron/contract/lanes.ts';
import { host, useLink } from '../../link/host.ts';
import { report } from '../../link/notice.ts';
import { createStore, type Store } from '../../link/store.ts';

/** The core is asked for a window this often at most, milliseconds. */
const PAUSE_MS = 1000;

export interface WindowAsked {
  runId: string;
  measurement: string;
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
  // What was asked, and as of when: either asks anew.
  const want = `${key} ${revision ?? ''}`;
  const latest = useRef({ key, askedMs: 0 });
  useEffect(() => {
    const [about = ''] = want.split(' ');
    if (!up || about === '') return;
    const memory = latest.current;
    const turned = memory.key !== about;
    memory.key = about;
    const ask = async (): Promise<void> => {
      memory.askedMs = performance.now();
      const window = await host.call('run.window', JSON.parse(about) as WindowAsked);
      if (memory.key === about) store.set(window);
    };
    const wait = turned ? 0 : Math.max(0, memory.askedMs + PAUSE_MS - performance.now());
    const timer = setTimeout(() => void ask().catch(report), wait);
    return () => clearTimeout(timer);
  }, [up, want, store]);
  return store;
}
