import { hasPattern } from '../../analysis/index.ts';
import { TributaryError } from '../../contract/errors.ts';
import type { LoopFinding } from '../../contract/finding.ts';
import type { Role } from '../../contract/instrument.ts';
import { secondsIn } from '../../contract/judgement.ts';
import type { MeasurementRecord } from '../../contract/measurement.ts';
import { causeOf, type Second } from '../../contract/second.ts';
import { actionWords, inFrames, partsOf } from '../../contract/site-action.ts';
import { sectionOfRole } from '../../contract/site-chain.ts';
import type { Observation, SiteAction, SiteCounts, SiteSignal } from '../../contract/site.ts';
import { ulid } from '../../contract/ulid.ts';
import { askedOf } from '../measure/asked.ts';
import { judgeAll } from '../measure/judging.ts';
import { prove } from '../measure/loop-proof.ts';
import { measured } from '../measure/measuring.ts';
import { configureQuietly, ensureLive, watch } from '../measure/observing.ts';
import { releaseLoop, setLoop } from '../measure/remote-loop.ts';
import { stopTester } from '../measure/teardown.ts';
import { workWith } from '../measure/work-with.ts';
import { handQuestion, type Hand } from './hand-questions.ts';
import type { Search } from './session.ts';

/** What a loop is measured for, seconds; and how long it may stand beyond that. */
const FOR_S: Readonly<Record<string, number>> = { loop: 900, loop24: 86_400 };
const SPARE_S = 900;
/** A pattern that is there is found by then; one that is gone is missed by then. */
const LOOK_MS = 10_000;
/** Errors in fewer seconds than this share of all come in bursts; more are a background. */
const BURSTS_SHARE = 0.1;
const TOLD_MOST = 80;
const INJECTED = 10;

/** The tester of the run that can measure a loop by itself: one that tells seconds, at the end from which it is looped. */
export function loopTesterOf({ context, record }: Search, action: SiteAction): Role | undefined {
  const { kind, side = 'a' } = partsOf(action.id) ?? {};
  if (kind === undefined || FOR_S[kind] === undefined || inFrames(record().site.line.variant)) return undefined;
  const wanted = side === 'a' ? ['tester', 'tester.a'] : ['tester.z'];
  const found = [...context.sessions].find(
    ([role, { device }]) =>
      wanted.includes(role) && device.role === 'tester' && device.capabilities.reading === 'seconds',
  );
  return found?.[0];
}

/** The box of the run that sets the loop by remote control. */
function setterOf({ context, record }: Search, action: SiteAction): Role | undefined {
  const { line } = record().site;
  const at = partsOf(action.id)?.at;
  const found = [...context.sessions].find(
    ([role, { device }]) => 'loop' in device && device.loop.kinds.length > 0 && sectionOfRole(role, line) === at,
  );
  return found?.[0];
}

/** Looks until the pattern is there, or gone; gives the last second seen. */
async function lookFor({ context }: Search, there: boolean): Promise<Second | undefined> {
  const live = await ensureLive(context);
  live.inbox.drain();
  const seen = await watch(context, live, LOOK_MS, (seconds) => {
    const last = seconds.at(-1);
    return last !== undefined && hasPattern(last) === there;
  });
  return seen.at(-1);
}

const OF_DEFECT = { LOS: 'LOS', AIS: 'AIS', LOF: 'LOF', LSS: 'noPattern', LOC: 'noClock' } as const;
function signalOf(second: Second | undefined): SiteSignal {
  if (second && hasPattern(second)) return { signal: 'ok', patternSync: true };
  const defect = second && causeOf(second.defects);
  return { signal: defect ? OF_DEFECT[defect] : 'LOS', patternSync: false };
}

/** How many of ten came back; absent where it cannot be told. */
function backOf({ outcome, out, back }: LoopFinding): { injectedBack?: number } {
  if (outcome.startsWith('cannot')) return {};
  if (outcome.startsWith('proven')) return { injectedBack: INJECTED };
  return { injectedBack: out && back ? Math.min(INJECTED, Math.round((INJECTED * back) / out)) : 0 };
}

async function bits({ context, step }: Search, role: Role, forS: number): Promise<MeasurementRecord> {
  const { recording, time } = context;
  const { attempt, record, archive, screen } = recording;
  const one: MeasurementRecord = { id: ulid(time.nowMs()), step: step.id, role, kind: 'bits', forS, readings: [] };
  attempt.measurements.push(one);
  await recording.write({ what: 'measurement', of: one });
  screen.dispatch({ type: 'measurement', id: one.id, asked: askedOf(record, one) });
  await measured(context, step, one);
  screen.dispatch({ type: 'phase', phase: 'idle' });
  await judgeAll(archive, record, [one]);
  return one;
}

/** What was counted, with the seconds in which it came where it came in bursts. */
async function countsOf({ context }: Search, { id, from = 0, judgement }: MeasurementRecord): Promise<SiteCounts> {
  const { rows } = await context.recording.archive.history(id);
  const secondsOf = (is: (second: Second) => boolean): number[] =>
    rows.flatMap((row) => (row.valid && is(row) ? [row.t - from] : [])).slice(0, TOLD_MOST);
  const { bitErrors = 0, slips = 0 } = judgement?.totals ?? {};
  const seconds = judgement?.seconds.observed ?? 0;
  const erroredSeconds = secondsIn(judgement)?.ES ?? 0;
  const inBursts = erroredSeconds < seconds * BURSTS_SHARE;
  return {
    seconds,
    bitErrors,
    erroredSeconds,
    burstSeconds: inBursts ? secondsOf((row) => (row.bitErrors ?? 0) > 0) : [],
    patternSlips: slips,
    slipSeconds: secondsOf((row) => (row.slips?.length ?? 0) > 0),
  };
}

type Asks = (hand: Hand) => Promise<string>;
/** One loop from before it is set to after it is released. `ask`: a person connects, sets and releases what no instrument can. */
async function loopSeen(search: Search, action: SiteAction, role: Role, ask: Asks): Promise<Observation<'loop'>> {
  const { context, step } = search;
  const forS = FOR_S[partsOf(action.id)!.kind]!;
  await workWith(context, role);
  await configureQuietly(context);
  const before = await lookFor(search, true);
  const seenBeforeSet = before !== undefined && hasPattern(before);
  const setter = setterOf(search, action);
  if (setter) await setLoop(context, setter, undefined, forS + SPARE_S);
  else if ((await ask('set')) === 'not-set')
    return { tester: '2M', loopSet: false, seenBeforeSet, ...signalOf(before) };
  const found = signalOf(await lookFor(search, true));
  if (!found.patternSync) return { tester: '2M', loopSet: true, seenBeforeSet, injectedBack: 0, ...found };
  const { finding, rtdUs } = await prove(context, step.id);
  const counts = await countsOf(search, await bits(search, role, forS));
  if (setter) await releaseLoop(context, setter);
  else await ask('release');
  await stopTester(context);
  const after = await lookFor(search, false);
  const lostOnRelease = after !== undefined && !hasPattern(after);
  const roundTrip = rtdUs ? { roundTripUs: rtdUs.min } : {};
  return {
    tester: '2M',
    loopSet: true,
    seenBeforeSet,
    lostOnRelease,
    ...backOf(finding),
    ...roundTrip,
    ...found,
    counts,
  };
}

/**
 * Measures a loop with the tester of the run, a person connecting and looping; false where there is no such tester, where he types in what he
 * measured himself, or where the tester failed: then he is asked for what was seen.
 */
export async function askTester(search: Search, action: SiteAction, more: object): Promise<boolean> {
  const { context, step, record } = search;
  const role = loopTesterOf(search, action);
  if (role === undefined) return false;
  const title = actionWords(record().site.line, action.id);
  const ask: Asks = async (hand) => (await context.ask(handQuestion(step.id, title, hand))).option;
  const first = await ask('connect');
  if (first === 'by-hand') return false;
  if (first === 'skip') {
    await search.tell({ action: action.id, refused: 'skipped', ...more });
    return true;
  }
  try {
    await search.tell({ action: action.id, saw: await loopSeen(search, action, role, ask), ...more, role });
    return true;
  } catch (thrown) {
    if (!(thrown instanceof TributaryError)) throw thrown;
    return false;
  } finally {
    await stopTester(context);
  }
}
