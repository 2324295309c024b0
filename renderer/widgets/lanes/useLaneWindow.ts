import { useEffect, useRef, useState } from 'react';
import type { LaneWindow } from '../../../electron/contract/lanes.ts';
import type { TrackWindow } from '../../../electron/contract/tracks.ts';
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

type Ask<W> = (asked: WindowAsked) => Promise<W>;
const askLanes: Ask<LaneWindow> = (asked) => host.call('run.window', asked);
const askTracks: Ask<TrackWindow> = (asked) => host.call('run.track', asked);

/**
 * A window, asked for anew whenever `asked` or `revision` (last second on disk) changes. Its samples live outside React. An old window stays until the
 * new one is there.
 */
function useWindow<W>(
  call: Ask<W>,
  asked: WindowAsked | undefined,
  revision: number | undefined,
): Store<W | undefined> {
  const [store] = useState(() => createStore<W | undefined>(undefined));
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
      const window = await call(JSON.parse(about) as WindowAsked);
      if (memory.key === about) store.set(window);
    };
    const wait = turned ? 0 : Math.max(0, memory.askedMs + PAUSE_MS - performance.now());
    const timer = setTimeout(() => void ask().catch(report), wait);
    return () => clearTimeout(timer);
  }, [up, want, store, call]);
  return store;
}

/** A window of the lanes of a line. */
export const useLaneWindow = (
  asked: WindowAsked | undefined,
  revision: number | undefined,
): Store<LaneWindow | undefined> => useWindow(askLanes, asked, revision);

/** A window of what is measured beside it. Nothing is told more than once a second: it asks for no more pixels than there are seconds. */
export const useTrackWindow = (
  asked: WindowAsked | undefined,
  revision: number | undefined,
): Store<TrackWindow | undefined> =>
  useWindow(
    askTracks,
    asked && { ...asked, pixels: Math.max(1, Math.min(asked.pixels, Math.ceil(asked.to - asked.from))) },
    revision,
  );
