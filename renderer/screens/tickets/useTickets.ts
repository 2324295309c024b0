import { useState } from 'react';
import type { Output } from '../../../electron/contract/api.ts';
import { useAsked, type Asked } from '../../link/asked.ts';
import { host, useAppState } from '../../link/host.ts';
import { useSecond } from '../../page/now.ts';

export type Tickets = Output<'tickets.list'> & { askedAtMs: number };
/** Between two times at which all is asked anew, milliseconds: what turns severe by complaints of others the page cannot reckon. */
const AGAIN_MS = 10_000;
const PAUSE_MS = 120;

/** The tickets that are looked for, or that one beside them, as they stand; asked anew whenever the book changes. */
export function useTickets({ find = '', ticket }: { find?: string; ticket?: string } = {}): Asked<Tickets> {
  const state = useAppState();
  const nowMs = useSecond();
  const key = `${state?.bookChanges ?? 0} ${Math.floor(nowMs / AGAIN_MS)} ${ticket ?? ''} ${find.trim()}`;
  const ask = async (): Promise<Tickets> => ({
    ...(await host.call('tickets.list', { find: find.trim(), ...(ticket !== undefined && { ticket }) })),
    askedAtMs: Date.now(),
  });
  return useAsked(key, ask, { pauseMs: PAUSE_MS });
}

/** Seconds since tickets were asked for: by so much their clocks have gone on. */
export const useSince = (tickets: Tickets | undefined): number => {
  const nowMs = useSecond();
  return tickets ? Math.max(0, Math.floor((nowMs - tickets.askedAtMs) / 1000)) : 0;
};

/** One of several dialogs is open, or none. */
export function useDialog<T>(): { open: T | undefined; show: (what: T) => void; close: () => void } {
  const [open, setOpen] = useState<T>();
  return { open, show: setOpen, close: () => setOpen(undefined) };
}
