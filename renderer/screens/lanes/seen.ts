import { useMemo } from 'react';
import type { Moment } from '../../../electron/contract/lanes.ts';
import type { ReadableEvents, RunEvent } from '../../../electron/contract/run.ts';
import { useAsked } from '../../link/asked.ts';
import { host } from '../../link/host.ts';
import type { Range } from '../../widgets/lanes/axis.ts';
import type { Shown } from './shown.ts';

/** One second of all that is shown of a record, as it stands on disk, by measurement. */
export function useMoments(shown: Shown | undefined, t: number | undefined): ReadonlyMap<string, Moment> {
  const isWithin = shown && t !== undefined && t >= shown.whole.from && t < shown.whole.to;
  const ids = shown ? [...new Set([shown.measurement, ...shown.tracks].map(({ id }) => id))] : [];
  const asked = useAsked(
    isWithin ? `${ids.join(' ')} ${t}` : '',
    async () =>
      isWithin
        ? await Promise.all(
            ids.map((measurement) => host.call('run.moment', { runId: shown.record.runId, measurement, t })),
          )
        : [],
    { quiet: true },
  );
  const { value } = asked;
  return useMemo(
    () =>
      new Map((value ?? []).flatMap((moment, at): [string, Moment][] => (moment.t === t ? [[ids[at]!, moment]] : []))),
    // The ids are those that the answer was asked for.
    // oxlint-disable-next-line react/exhaustive-deps
    [value, t],
  );
}

/** The moments of the events of what is shown, in order of time. */
export const timesOf = (events: readonly RunEvent[], { attempt, whole }: Shown): number[] =>
  events
    .filter((event) => event.attempt === attempt.number && event.t >= whole.from && event.t < whole.to)
    .map(({ t }) => Math.floor(t))
    .toSorted((a, b) => a - b);

/** The longest stretch that is read through again when somebody looks at it, seconds. */
const CLOSE_S = 6 * 3600;
const PAUSE_MS = 300;
/** The events of what is in view, where the list of the whole joins what lies apart. Those of before stay in view while it moves. */
export function useEventsClose(
  all: ReadableEvents | undefined,
  { record, measurement }: Shown,
  range: Range,
): ReadableEvents | undefined {
  const { from, to } = { from: Math.floor(range.from), to: Math.ceil(range.to) };
  const isClose = all !== undefined && all.withinS > 1 && to - from <= CLOSE_S;
  const ask = async (): Promise<ReadableEvents | undefined> =>
    isClose
      ? await host.call('record.events', { runId: record.runId, within: { measurement: measurement.id, from, to } })
      : undefined;
  const asked = useAsked(isClose ? `${measurement.id} ${from} ${to}` : '', ask, { pauseMs: PAUSE_MS, quiet: true });
  return isClose ? asked.value : undefined;
}
