import { useEffect, useRef, type RefObject } from 'react';

/** Where the focus is nowhere, or fell to the row of places because what had it is gone. */
const isAdrift = ({ activeElement: at, body }: Document): boolean =>
  at === null || at === body || at.closest('main nav') !== null;

/** Leads the focus to where work goes on, whenever `key` changes and what had it before is gone. */
export function useLanding(where: RefObject<HTMLElement | null>, key: string | number): void {
  const landed = useRef<string | number>(undefined);
  useEffect(() => {
    if (landed.current === key) return;
    landed.current = key;
    if (!isAdrift(document)) return;
    where.current?.focus({ preventScroll: true });
    where.current?.scrollIntoView({ block: 'nearest' });
  }, [where, key]);
}
