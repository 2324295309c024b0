import { LADDER_ROLE, type Ladder, type RungResult } from '../../contract/ladder.ts';
import type { MeasurementRecord } from '../../contract/measurement.ts';
import { partsOf } from '../../contract/site-action.ts';
import { SITE_RUNGS, type Observation, type SiteAction, type SitePing, type SiteRung } from '../../contract/site.ts';
import { ulid } from '../../contract/ulid.ts';
import { measureLadder } from '../ladder/measure-ladder.ts';
import { askedOf } from '../measure/asked.ts';
import { judgeAll } from '../measure/judging.ts';
import { RunEnd } from '../recording/run-end.ts';
import type { Search } from './session.ts';

/** What this computer answers with a ladder, and how long that takes, seconds: it stands on the local network of the A end. */
const FOR_S: Readonly<Record<string, number>> = { 'ping:pc_a': 60, 'watch:pc_a': 86_400 };

const rungNamed = (id: string): SiteRung | undefined => SITE_RUNGS.find((one) => one === id);
const hasRungs = ({ rungs }: Ladder): boolean => rungs.some(({ id }) => rungNamed(id) !== undefined);

/** What a rung answered, by size; when it lost, by the seconds of its bursts. */
function pingsOf({ bySize, bursts, sent, avgMs }: RungResult, payload: string): SitePing[] {
  const lossSeconds = bursts.flatMap(({ from, to }) => Array.from({ length: to - from }, (_none, at) => from + at));
  const sizes = bySize.length > 0 ? bySize : [{ size: 0, sent, lost: sent, ...(avgMs === undefined ? {} : { avgMs }) }];
  return sizes.map((one) => ({
    payload,
    size: one.size,
    sent: one.sent,
    lost: one.lost,
    ...(one.avgMs === undefined ? {} : { avgMs: one.avgMs }),
    // Loss all the time is no burst.
    lossSeconds: one.lost > 0 && one.lost < one.sent / 2 ? lossSeconds.slice(0, 80) : [],
  }));
}

/** What a ladder saw, as the site language has it; rungs of other names are left out. */
export function seenBy(results: readonly RungResult[], { payloads }: Pick<Ladder, 'payloads'>): Observation<'ping'> {
  const rungs = results.flatMap((one) => {
    const rung = rungNamed(one.rung);
    return rung ? [{ rung, pings: pingsOf(one, payloads[0] ?? 'prbs') }] : [];
  });
  return { rungs };
}

async function measured({ context, step }: Search, forS: number): Promise<MeasurementRecord> {
  const { recording, time } = context;
  const { record, attempt, screen, archive } = recording;
  const one: MeasurementRecord = {
    id: ulid(time.nowMs()),
    step: step.id,
    role: LADDER_ROLE,
    kind: 'ping',
    forS,
    readings: [],
  };
  attempt.measurements.push(one);
  await recording.write({ what: 'measurement', of: one });
  screen.dispatch({ type: 'measurement', id: one.id, asked: askedOf(record, one) });
  try {
    await measureLadder(context, step, one);
  } finally {
    screen.dispatch({ type: 'phase', phase: 'idle' });
  }
  await judgeAll(archive, record, [one]);
  return one;
}

/** Asks the ladder of the run, and keeps what it tells; false where there is none, or this is not asked from where it stands. */
export async function askLadder(search: Search, action: SiteAction): Promise<boolean> {
  const { ladder } = search.context.recording.record;
  const forS = FOR_S[action.id];
  if (!ladder || !search.context.prober || forS === undefined || !hasRungs(ladder) || !partsOf(action.id)) return false;
  try {
    const { judgement } = await measured(search, forS);
    const results = judgement?.ladder ?? [];
    if (results.length > 0) await search.tell({ action: action.id, saw: seenBy(results, ladder), role: LADDER_ROLE });
    else await search.tell({ action: action.id, refused: 'no-answer', role: LADDER_ROLE });
  } catch (thrown) {
    // Nothing observed for long says nothing of the line: others may be asked still.
    if (!(thrown instanceof RunEnd) || thrown.verdict !== 'not-assessed') throw thrown;
    await search.tell({ action: action.id, refused: 'no-answer', role: LADDER_ROLE });
  }
  return true;
}
