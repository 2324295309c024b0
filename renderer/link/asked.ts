import { useEffect, useRef, useState } from 'react';
import type { ErrorView } from '../../electron/contract/errors.ts';
import { viewOf } from './client.ts';
import { useLink } from './host.ts';
import { report } from './notice.ts';

/** `fresh`: the answer is about the question as it stands. An older one stays in view meanwhile, so that nothing jumps. */
export interface Asked<T> {
  value: T | undefined;
  problem: ErrorView | undefined;
  fresh: boolean;
}

interface Answer<T> {
  key: string;
  value?: T;
  problem?: ErrorView;
}

/**
 * Asks the core something whenever `key` changes and whenever the link is back; late answers to old questions are dropped.
 * Changes within `pauseMs` are asked once. What goes wrong is shown under the top bar, unless `quiet`: then the caller shows `problem`.
 */
export function useAsked<T>(
  key: string,
  ask: () => Promise<T>,
  { pauseMs = 0, quiet = false }: { pauseMs?: number; quiet?: boolean } = {},
): Asked<T> {
  const up = useLink() === true;
  const [answer, setAnswer] = useState<Answer<T>>();
  const latest = useRef({ ask, quiet });
  useEffect(() => {
    latest.current = { ask, quiet };
  });
  useEffect(() => {
    if (!up) return;
    let stale = false;
    const answered = (next: Answer<T>): void => {
      if (!stale) setAnswer(next);
    };
    const failed = (thrown: unknown): void => {
      if (!stale && !latest.current.quiet) report(thrown);
      answered({ key, problem: viewOf(thrown) });
    };
    const timer = setTimeout(() => {
      latest.current.ask().then((value) => answered({ key, value }), failed);
    }, pauseMs);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [up, key, pauseMs]);
  return { value: answer?.value, problem: answer?.problem, fresh: up && answer?.key === key };
}
