/**
 * Upper bound of the bit error ratio that `bits` compared with `errors` of them wrong prove at `confidence`: the exact Poisson bound
 * (for 0 errors -ln(1 - confidence) / bits), rounded up to two significant digits. Without bits nothing is proven: 1.
 */
export function berBound(bits: number, errors: number, confidence = 0.95): number {
  if (!(bits > 0)) return 1;
  return Math.min(1, roundUp(poissonUpper(errors, 1 - confidence) / bits));
}

/** The ratio that is usually asked for of a circuit, and that a quarter of an hour does not prove at 2 048 kbit/s. */
export const USUAL_BER = 1e-9;

/** Whole seconds of comparing at `bitsPerS` without one error after which `berBound` is no more than `ratio` at `confidence`. */
export function secondsToProve(ratio: number, bitsPerS: number, confidence = 0.95): number {
  return Math.ceil(poissonUpper(0, 1 - confidence) / (ratio * bitsPerS) - 1e-9);
}

/** Two significant digits, upwards; the noise of binary fractions does not count. */
function roundUp(x: number): number {
  const [mantissa = '0', exponent = '0'] = x.toExponential(9).split('e');
  return Number(`${Math.ceil(tidyTenths(Number(mantissa)))}e${Number(exponent) - 1}`);
}
const tidyTenths = (mantissa: number): number => Number((mantissa * 10).toPrecision(9));

/** Beyond this many events the Wilson-Hilferty value is exact to far more than the digits printed. */
const MANY = 1e6;

/** The mean at which `k` events or fewer occur with probability `tail`. */
function poissonUpper(k: number, tail: number): number {
  if (k === 0) return -Math.log(tail);
  let mean = wilsonHilferty(k + 1, tail);
  if (k > MANY) return mean;
  // Newton on the logarithm of the probability; it converges from any side within a few steps.
  for (let step = 0; step < 50; step++) {
    const { atMost, exactly } = poisson(k, mean);
    const delta = (Math.log(atMost / tail) * atMost) / exactly;
    mean += delta;
    if (Math.abs(delta) < 1e-12 * mean) break;
  }
  return mean;
}

/** P(X <= k) and P(X = k) of a Poisson variable, summed downwards from k, where all terms that matter lie. */
function poisson(k: number, mean: number): { atMost: number; exactly: number } {
  const exactly = Math.exp(k * Math.log(mean) - mean - logFactorial(k));
  let sum = 0;
  let term = exactly;
  for (let i = k; i >= 0 && term > sum * 1e-17; i--) {
    sum += term;
    term *= i / mean;
  }
  return { atMost: sum, exactly };
}

function logFactorial(n: number): number {
  let log = 0;
  let x = n + 1;
  while (x < 20) log -= Math.log(x++);
  // Stirling's series for ln(Gamma(x)).
  return (
    log +
    (x - 0.5) * Math.log(x) -
    x +
    0.5 * Math.log(2 * Math.PI) +
    1 / (12 * x) -
    1 / (360 * x ** 3) +
    1 / (1260 * x ** 5)
  );
}

/** Quantile of the gamma distribution with shape `a` that leaves `tail` above it (Wilson and Hilferty, 1931). */
function wilsonHilferty(a: number, tail: number): number {
  const z = normalQuantile(tail);
  return a * (1 - 1 / (9 * a) + z / (3 * Math.sqrt(a))) ** 3;
}

/** Value that a standard normal variable exceeds with probability `tail`, by bisection of its series. */
function normalQuantile(tail: number): number {
  let [low, high] = [-6, 6];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (0.5 - normalCentre(middle) > tail) low = middle;
    else high = middle;
  }
  return low;
}

/** Probability between 0 and z of a standard normal variable: z phi(z) (1 + z^2/3 + z^4/15 ...). */
function normalCentre(z: number): number {
  let term = z;
  let sum = 0;
  for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(sum) && n < 400; n += 2) {
    sum += term;
    term *= (z * z) / (n + 2);
  }
  return (sum * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI);
}
