import { LADDER_ROLE, type Ladder, type RungResult } from '../../contract/ladder.ts';
import type { MeasurementRecord } from '../../contract/measurement.ts';
import { actionWords, partsOf } from '../../contract/site-action.ts';
import { SITE_RUNGS, type Observation, type SiteAction, type SitePing, type SiteRung } from '../../contract/site.ts';
import { ulid } from '../../contract/ulid.ts';
import { measureLadder } from '../ladder/measure-ladder.ts';
import { askedOf } from '../measure/asked.ts';
import { judgeAll } from '../measure/judging.ts';
import { RunEnd } from '../recording/run-end.ts';
import { moveQuestion } from './hand-questions.ts';
import type { Search } from './session.ts';

/** What this computer answers with a ladder, and how long that takes, seconds. */
const FOR_S: Readonly<Record<string, number>> = { ping: 60, watch: 86_400 };
/** Where it can be put on the local network of the A end: its address holds at each of them. It begins in the place of the customer's own. */
const HOME = 'pc_a';
const PLACES: readonly string[] = [HOME, 'switch_a', 'router_a'];

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

/** Where it stands: where it last measured. */
function standsAt({ record }: Search): string {
  const last = record().told.findLast(({ role }) => role === LADDER_ROLE);
  return (last && partsOf(last.action)?.at) ?? HOME;
}

/** Where the ladder of the run would stand for an action, and how long it would measure; undefined where it cannot answer it. */
function wantedOf({ context }: Search, { id }: SiteAction): { at: string; forS: number } | undefined {
  const { ladder } = context.recording.record;
  const { kind = '', at = '' } = partsOf(id) ?? {};
  const forS = FOR_S[kind];
  return ladder && context.prober && hasRungs(ladder) && forS !== undefined && PLACES.includes(at)
    ? { at, forS }
    : undefined;
}

/** Measures, and keeps what that tells. */
async function told(search: Search, action: SiteAction, forS: number, more: object): Promise<true> {
  const keep = (what: { saw: Observation } | { refused: string }): Promise<void> =>
    search.tell({ action: action.id, ...what, ...more, role: LADDER_ROLE });
  try {
    const { ladder } = search.context.recording.record;
    const { judgement } = await measured(search, forS);
    const results = judgement?.ladder ?? [];
    await keep(ladder && results.length > 0 ? { saw: seenBy(results, ladder) } : { refused: 'no-answer' });
  } catch (thrown) {
    // Nothing observed for long says nothing of the line: others may be asked still.
    if (!(thrown instanceof RunEnd) || thrown.verdict !== 'not-assessed') throw thrown;
    await keep({ refused: 'no-answer' });
  }
  return true;
}

/** Asks the ladder of the run, and keeps what it tells; false where there is none, or this is not asked from where it stands. */
export async function askLadder(search: Search, action: SiteAction): Promise<boolean> {
  const wanted = wantedOf(search, action);
  return wanted?.at === standsAt(search) && (await told(search, action, wanted.forS, {}));
}

/**
 * The same from another place on the local network, once a person has plugged this computer in there; false where it cannot answer, or he types in what
 * he saw himself.
 */
export async function askLadderFrom(search: Search, action: SiteAction, more: object): Promise<boolean> {
  const wanted = wantedOf(search, action);
  if (!wanted || wanted.at === standsAt(search)) return false;
  const title = actionWords(search.record().site.line, action.id);
  const { option } = await search.context.ask(moveQuestion(search.step.id, title));
  if (option === 'by-hand') return false;
  if (option === 'connected') return await told(search, action, wanted.forS, more);
  await search.tell({ action: action.id, refused: 'skipped', ...more });
  return true;
}
