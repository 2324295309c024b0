import { TributaryError } from '../../../electron/contract/errors.ts';
import { patternOf, PATTERNS, periodOctets, type Pattern } from '../../signal/index.ts';
import { createDelayMeter, type DelayMeter } from './delay.ts';
import { createPacer, type Pacer } from './pacer.ts';

/** What one run of the engine is set up with. */
export interface Setup {
  pattern: Pattern;
  pacer: Pacer;
  delay: DelayMeter;
  /** So many equal octets are AIS or break: a quarter of a second on a slow line, 128 on a fast one. */
  constantOctets: number;
  /** Half the pattern's period, as time. */
  halfPeriodMs: number;
}

/** Errors: `setting-bad` for an unknown pattern. */
export function createSetup(name: string, octetsPerSecond: number): Setup {
  const pattern = patternOf(name);
  if (!pattern) {
    throw new TributaryError('setting-bad', 'pattern', { value: name, text: PATTERNS.map((p) => p.name).join(', ') });
  }
  return {
    pattern,
    pacer: createPacer(pattern, octetsPerSecond),
    delay: createDelayMeter(periodOctets(pattern)),
    constantOctets: Math.min(128, Math.max(16, Math.ceil(octetsPerSecond / 4))),
    halfPeriodMs: (500 * periodOctets(pattern)) / octetsPerSecond,
  };
}
