import { hasPattern, isInverted } from '../../analysis/index.ts';
import type { LoopFinding } from '../../contract/finding.ts';
import { ratioText } from '../../contract/ratio.ts';
import type { LoopProof } from '../../contract/run.ts';
import { causeOf, type Second } from '../../contract/second.ts';
import type { Injection } from '../../contract/injections.ts';
import type { Capabilities } from '../../contract/tester.ts';
import type { Verdict } from '../../contract/verdict.ts';
import { bothOf, type Message } from '../../contract/words/index.ts';
import type { Session } from '../../instruments/index.ts';
import type { Live, RunContext } from '../recording/run-context.ts';
import { ensureLive, waitForPattern, watch } from './observing.ts';
import { injects } from './switched-on.ts';
import { within } from '../../contract/waiting.ts';

/** Together well under the 20 s that all steps before `run` may take. */
const LIMITS_MS = { sync: 6_000, baseline: 3_500, back: 4_500, zero: 4_500, command: 5_000, byHand: 60_000 } as const;
const BASELINE_S = 2;
const PREFERRED_COUNT = 10;
const PREFERRED_RATIO = 1e-3;
/** A ratio is taken as come back if it lies within this factor. */
const RATIO_FACTOR = 2;

/** What a proof finds, before it says that it is one of a loop. */
type Found = Omit<LoopFinding, 'kind'>;

/** Ends the proof with what it found. */
class Conclusion extends Error {
  readonly verdict: Verdict;
  readonly found: Found;
  constructor(verdict: Verdict, found: Found) {
    super(found.outcome);
    this.verdict = verdict;
    this.found = found;
  }
}
interface Proof {
  context: RunContext;
  live: Live;
  steps: LoopProof['steps'];
  rtd: { min: number; max: number }[];
}
const note = (proof: Proof, did: Message, expected: Message, saw: Message, ok: boolean): void =>
  void proof.steps.push({ atMs: proof.context.time.nowMs(), did, expected, saw, ok });

const sum = (seconds: readonly Second[], of: (second: Second) => number | undefined): number =>
  seconds.reduce((total, second) => total + (of(second) ?? 0), 0);
const errorsOf = (seconds: readonly Second[]): number => sum(seconds, (s) => s.bitErrors);
const ratioOf = (seconds: readonly Second[]): number =>
  errorsOf(seconds) /
  Math.max(
    1,
    sum(seconds, (s) => s.bits),
  );

/** What is wrong where the pattern is absent. */
function absence(seen: readonly Second[], { lastLoss }: Session): Found {
  const last = seen.at(-1);
  if (!last) return lastLoss ? { outcome: 'silent-lost', lost: lastLoss.message } : { outcome: 'silent' };
  if (isInverted(last)) return { outcome: 'inverted' };
  return { outcome: causeOf(last.defects) ?? 'no-pattern' };
}
function sawOf(seen: readonly Second[]): Message {
  const cause = causeOf(seen.at(-1)?.defects ?? []);
  if (seen.length === 0) return { code: 'proof.saw.nothing' };
  if (isInverted(seen.at(-1))) return { code: 'proof.saw.inverted' };
  return cause ? { code: 'proof.saw.defect', params: { defect: cause } } : { code: 'proof.saw.none' };
}

/** Seconds with the pattern; the proof ends where it is lost. */
async function look(proof: Proof, ms: number, enough: (seen: readonly Second[]) => boolean): Promise<Second[]> {
  const seen = await watch(proof.context, proof.live, ms, (s) => enough(s) || s.some((second) => !hasPattern(second)));
  for (const { rtdUs } of seen) if (rtdUs) proof.rtd.push(rtdUs);
  const lost = seen.filter((second) => !hasPattern(second));
  if (lost.length > 0 || seen.length === 0) throw new Conclusion('fail', absence(lost, proof.context.session));
  return seen;
}

async function findPattern(proof: Proof): Promise<void> {
  const seen = await waitForPattern(proof.context, proof.live, LIMITS_MS.sync);
  const last = seen.at(-1);
  const found = last !== undefined && hasPattern(last);
  const saw: Message = found ? { code: 'proof.saw.pattern' } : sawOf(seen);
  note(proof, { code: 'proof.did.start' }, { code: 'proof.expected.pattern' }, saw, found);
  if (!found) throw new Conclusion('fail', absence(seen, proof.context.session));
  const defect = proof.context.state.pass.lostWhileWiring;
  if (defect === undefined) return;
  const lostFound: Message = { code: 'proof.saw.lost-found', params: { defect } };
  note(proof, { code: 'proof.did.watch' }, { code: 'proof.expected.lost-found' }, lostFound, true);
}

/** Errors a second, and their ratio, that the line has of its own. */
async function baseline(proof: Proof): Promise<{ perSecond: number; ratio: number }> {
  const seen = await look(proof, LIMITS_MS.baseline, (s) => s.length >= BASELINE_S);
  const n = errorsOf(seen);
  const saw: Message = { code: 'proof.saw.count', params: { n } };
  note(
    proof,
    { code: 'proof.did.baseline', params: { s: seen.length } },
    { code: 'proof.expected.zero' },
    saw,
    n === 0,
  );
  return { perSecond: n / seen.length, ratio: ratioOf(seen) };
}

type Wanted = { kind: 'count'; count: number } | { kind: 'ratio'; ratio: number };
/** Single errors are exact; a ratio is the next best. */
function chooseInjection({ inject: { bit } }: Capabilities): Wanted {
  const { counts = [], ratios = [] } = bit ?? {};
  const few = counts.filter((n) => n <= PREFERRED_COUNT);
  if (counts.length > 0) return { kind: 'count', count: few.length > 0 ? Math.max(...few) : Math.min(...counts) };
  return { kind: 'ratio', ratio: ratios.includes(PREFERRED_RATIO) ? PREFERRED_RATIO : Math.max(...ratios) };
}

async function inject(proof: Proof, injection: Injection): Promise<void> {
  const { clock, tester, signal } = proof.context;
  proof.live.inbox.drain();
  await within(clock, LIMITS_MS.command, tester.address, signal, (limited) => tester.inject(injection, limited));
}

type Noise = Awaited<ReturnType<typeof baseline>>;
const perSecondOf = ({ perSecond }: Noise): number => Math.ceil(perSecond);

/** So many out, so many back: exactly, on a line that is clean. */
async function provenByCount(proof: Proof, count: number, noise: Noise): Promise<Found> {
  if (noise.perSecond > count / 2)
    throw new Conclusion('uncertain', { outcome: 'noise-hides', noise: perSecondOf(noise) });
  await inject(proof, { kind: 'count', count });
  const seen = await look(proof, LIMITS_MS.back, (s) => errorsOf(s) >= count);
  const back = errorsOf(seen);
  const clean = noise.perSecond === 0;
  const ok = clean ? back === count : back >= count;
  const expected: Message = { code: 'proof.expected.count', params: { n: count } };
  const saw: Message = { code: 'proof.saw.count', params: { n: back } };
  note(proof, { code: 'proof.did.count', params: { n: count } }, expected, saw, ok);
  if (back === 0) throw new Conclusion('fail', { outcome: 'none-back', out: count });
  if (!ok) throw new Conclusion('fail', { outcome: 'wrong-back', out: count, back });
  return clean
    ? { outcome: 'proven-count', out: count, back }
    : { outcome: 'proven-noisy', out: count, noise: perSecondOf(noise) };
}

/** A ratio out, about that ratio back. The first second is mixed and not looked at. */
async function provenByRatio(proof: Proof, ratio: number, noise: Noise): Promise<Found> {
  if (noise.ratio > ratio / 2) throw new Conclusion('uncertain', { outcome: 'noise-hides', noise: perSecondOf(noise) });
  await inject(proof, { kind: 'ratio', ratio });
  const seen = (await look(proof, LIMITS_MS.back, (s) => s.length >= 3)).slice(1);
  const back = ratioOf(seen);
  const ok = back >= ratio / RATIO_FACTOR && back <= (ratio + noise.ratio) * RATIO_FACTOR;
  const [out, came] = [ratioText(ratio), ratioText(back)];
  const expected: Message = { code: 'proof.expected.ratio', params: { ratio: out } };
  const saw: Message = { code: 'proof.saw.ratio', params: { ratio: came } };
  note(proof, { code: 'proof.did.ratio', params: { ratio: out } }, expected, saw, ok);
  if (back === 0) throw new Conclusion('fail', { outcome: 'none-back', out: ratio });
  if (!ok) throw new Conclusion('fail', { outcome: 'wrong-back', out: ratio, back });
  return noise.ratio === 0
    ? { outcome: 'proven-ratio', out: ratio, back }
    : { outcome: 'proven-noisy', out: ratio, noise: perSecondOf(noise) };
}

/** Stops, and sees nothing more than the line has of its own. The second in which a ratio stops is mixed and not looked at. */
async function seeZero(proof: Proof, noise: Noise, mixed: number): Promise<void> {
  await inject(proof, { kind: 'off' });
  const seen = (await look(proof, LIMITS_MS.zero, (s) => s.length >= 2 + mixed)).slice(mixed);
  const n = errorsOf(seen);
  const ok = seen.length > 0 && (n === 0 || noise.perSecond > 0);
  const saw: Message = { code: 'proof.saw.count', params: { n } };
  note(proof, { code: 'proof.did.stop' }, { code: 'proof.expected.zero' }, saw, ok);
  if (!ok)
    throw new Conclusion('fail', seen.length === 0 ? { outcome: 'silent' } : { outcome: 'still-errors', left: n });
}

/** Where the procedure asks for it: somebody opens the loop, the pattern is lost; closes it, and it is found. */
async function openLoop(proof: Proof, stepId: string): Promise<void> {
  const { context, live } = proof;
  if (context.recording.record.settings['open-loop'] !== 'ask') return;
  const did: Message = { code: 'proof.did.open' };
  const lost: Message = { code: 'proof.expected.lost' };
  if (context.headless) {
    note(proof, did, lost, { code: 'not-confirmed-headless' }, true);
    return;
  }
  await context.ask({ kind: 'confirm', step: stepId, text: bothOf({ code: 'ask.open-loop' }), live: true });
  live.inbox.drain();
  const open = await watch(context, live, LIMITS_MS.zero, (s) => s.some((second) => !hasPattern(second)));
  const gone = open.some((second) => !hasPattern(second));
  note(proof, did, lost, gone ? sawOf(open) : { code: 'proof.saw.pattern' }, gone);
  if (!gone) throw new Conclusion('fail', { outcome: 'still-pattern' });
  await context.ask({ kind: 'confirm', step: stepId, text: bothOf({ code: 'ask.close-loop' }), live: true });
  live.inbox.drain();
  const closed = await waitForPattern(context, live, LIMITS_MS.byHand);
  const found = closed.some(hasPattern);
  note(
    proof,
    { code: 'proof.did.close' },
    { code: 'proof.expected.pattern' },
    found ? { code: 'proof.saw.pattern' } : sawOf(closed),
    found,
  );
  if (!found) throw new Conclusion('fail', { outcome: 'not-found-again' });
}

async function proofOf(proof: Proof, stepId: string): Promise<{ verdict: Verdict; found: Found }> {
  const { capabilities } = proof.context.tester;
  await findPattern(proof);
  if (!capabilities.counts.includes('bitErrors')) throw new Conclusion('not-set', { outcome: 'cannot-count' });
  if (!capabilities.inject.bit) throw new Conclusion('not-set', { outcome: 'cannot-inject' });
  const noise = await baseline(proof);
  const wanted = chooseInjection(capabilities);
  const found =
    wanted.kind === 'count'
      ? await provenByCount(proof, wanted.count, noise)
      : await provenByRatio(proof, wanted.ratio, noise);
  await seeZero(proof, noise, wanted.kind === 'ratio' ? 1 : 0);
  await openLoop(proof, stepId);
  return { verdict: 'pass', found };
}

/** Whatever came out, injection is off afterwards. */
async function injectionOff(proof: Proof): Promise<void> {
  if (injects(proof.context.tester.capabilities)) await inject(proof, { kind: 'off' });
}

/** One proof of the loop from start to conclusion. `stepId`: for the questions it may ask. Throws only where the tester or the run ends. */
export async function prove(context: RunContext, stepId: string): Promise<LoopProof> {
  const live = await ensureLive(context);
  live.inbox.drain();
  const proof: Proof = { context, live, steps: [], rtd: [] };
  let end: { verdict: Verdict; found: Found };
  try {
    end = await proofOf(proof, stepId);
  } catch (thrown) {
    if (!(thrown instanceof Conclusion)) throw thrown;
    end = { verdict: thrown.verdict, found: thrown.found };
    await injectionOff(proof);
  }
  const rtd = proof.rtd.length === 0 ? {} : { rtdUs: widest(proof.rtd) };
  const finding: LoopFinding = { kind: 'loop', ...end.found };
  return { verdict: end.verdict, finding, atMs: context.time.nowMs(), steps: proof.steps, ...rtd };
}
const widest = (ranges: readonly { min: number; max: number }[]): { min: number; max: number } => ({
  min: Math.min(...ranges.map((r) => r.min)),
  max: Math.max(...ranges.map((r) => r.max)),
});
