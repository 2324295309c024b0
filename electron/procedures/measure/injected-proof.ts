import { ratioText } from '../../contract/ratio.ts';
import type { Second } from '../../contract/second.ts';
import type { Injection } from '../../contract/injections.ts';
import type { Capabilities } from '../../contract/tester.ts';
import { within } from '../../contract/waiting.ts';
import type { Message } from '../../contract/words/index.ts';
import type { Wanted } from './proof-progress.ts';
import { Conclusion, LIMITS_MS, look, note, type Found, type Proof } from './proof.ts';

export const BASELINE_S = 2;
const ZERO_S = 2;
/** Seconds of a ratio that are looked at, and the mixed one before them. */
const RATIO_S = 3;
const PREFERRED_COUNT = 10;
const PREFERRED_RATIO = 1e-3;
/** A ratio is taken as come back if it lies within this factor. */
const RATIO_FACTOR = 2;

const sum = (seconds: readonly Second[], of: (second: Second) => number | undefined): number =>
  seconds.reduce((total, second) => total + (of(second) ?? 0), 0);
const errorsOf = (seconds: readonly Second[]): number => sum(seconds, (s) => s.bitErrors);
const ratioOf = (seconds: readonly Second[]): number =>
  errorsOf(seconds) /
  Math.max(
    1,
    sum(seconds, (s) => s.bits),
  );

/** Errors a second, and their ratio, that the line has of its own. */
export async function baseline(proof: Proof): Promise<{ perSecond: number; ratio: number }> {
  const seen = await look(
    proof,
    LIMITS_MS.baseline,
    (s) => s.length >= BASELINE_S,
    (s) => ({ code: 'proof.now.baseline', params: { n: s.length, m: BASELINE_S } }),
  );
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

/** Single errors are exact; a ratio is the next best. Undefined where no bit error can be injected. */
export function chooseInjection({ inject: { bit } }: Capabilities): Wanted | undefined {
  if (!bit) return undefined;
  const { counts = [], ratios = [] } = bit;
  const few = counts.filter((n) => n <= PREFERRED_COUNT);
  if (counts.length > 0) return { kind: 'count', count: few.length > 0 ? Math.max(...few) : Math.min(...counts) };
  return { kind: 'ratio', ratio: ratios.includes(PREFERRED_RATIO) ? PREFERRED_RATIO : Math.max(...ratios) };
}

export async function inject(proof: Proof, injection: Injection): Promise<void> {
  const { clock, tester, signal } = proof.context;
  proof.live.inbox.drain();
  await within(clock, LIMITS_MS.command, tester.address, signal, (limited) => tester.inject(injection, limited));
}

export type Noise = Awaited<ReturnType<typeof baseline>>;
const perSecondOf = ({ perSecond }: Noise): number => Math.ceil(perSecond);

/** Injects so many and counts what comes back. `missed`: what was injected may have come back in a second that this program did not see. */
async function backOf(proof: Proof, count: number, missed?: () => void): Promise<number> {
  await inject(proof, { kind: 'count', count });
  const seen = await look(
    proof,
    LIMITS_MS.back,
    (s) => errorsOf(s) >= count,
    (s) => ({ code: 'proof.now.count', params: { n: count, back: errorsOf(s) } }),
    missed,
  );
  return errorsOf(seen);
}

/** So many out, so many back: exactly, on a line that is clean. A computer that was too slow to see them says nothing of the line: once more. */
export async function provenByCount(proof: Proof, count: number, noise: Noise): Promise<Found> {
  if (noise.perSecond > count / 2)
    throw new Conclusion('uncertain', { outcome: 'noise-hides', noise: perSecondOf(noise) });
  let blind = false;
  const first = await backOf(proof, count, () => (blind = true));
  const back = blind && first < count ? await backOf(proof, count) : first;
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
export async function provenByRatio(proof: Proof, ratio: number, noise: Noise): Promise<Found> {
  if (noise.ratio > ratio / 2) throw new Conclusion('uncertain', { outcome: 'noise-hides', noise: perSecondOf(noise) });
  await inject(proof, { kind: 'ratio', ratio });
  const out = ratioText(ratio);
  const all = await look(
    proof,
    LIMITS_MS.back,
    (s) => s.length >= RATIO_S,
    (s) => ({ code: 'proof.now.ratio', params: { ratio: out, n: s.length, m: RATIO_S } }),
  );
  const seen = all.slice(1);
  const back = ratioOf(seen);
  const ok = back >= ratio / RATIO_FACTOR && back <= (ratio + noise.ratio) * RATIO_FACTOR;
  const came = ratioText(back);
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
export async function seeZero(proof: Proof, noise: Noise, mixed: number): Promise<void> {
  await inject(proof, { kind: 'off' });
  const all = await look(
    proof,
    LIMITS_MS.zero,
    (s) => s.length >= ZERO_S + mixed,
    (s) => ({ code: 'proof.now.zero', params: { n: s.length, m: ZERO_S + mixed } }),
  );
  const seen = all.slice(mixed);
  const n = errorsOf(seen);
  const ok = seen.length > 0 && (n === 0 || noise.perSecond > 0);
  const saw: Message = { code: 'proof.saw.count', params: { n } };
  note(proof, { code: 'proof.did.stop' }, { code: 'proof.expected.zero' }, saw, ok);
  if (!ok)
    throw new Conclusion('fail', seen.length === 0 ? { outcome: 'silent' } : { outcome: 'still-errors', left: n });
}
