import type { NewRun } from '../../electron/archive/index.ts';
import type { Circuit } from '../../electron/contract/circuit.ts';
import type { MeasurementRecord } from '../../electron/contract/measurement.ts';
import type { Gap, Second } from '../../electron/contract/second.ts';
import type { Observation } from '../../electron/contract/tester.ts';

export const T0 = 1_700_000_000;

export function newRun(change: Partial<NewRun> = {}): NewRun {
  return {
    procedure: {
      version: 1,
      id: 'e1-acceptance',
      title: { zh: '2M 电路验收', en: 'E1 acceptance' },
      needs: {},
      settings: { duration: { type: 'duration', default: '15m' } },
      steps: [{ id: 'run', do: 'run', for: '$duration' }],
    },
    limitSets: [],
    settings: { duration: '15m' },
    given: [],
    instruments: {
      tester: {
        family: 'comtech',
        address: 'sim:',
        identity: { maker: 'Comtech EF Data', model: 'CDM-625' },
        capabilities: {
          reading: 'seconds',
          attachment: 'line-port',
          settable: {},
          notApplicable: [],
          defects: ['LOS'],
          counts: ['bits', 'bitErrors'],
          inject: {},
          measures: { zh: '链路', en: 'link' },
          basis: { zh: '推算', en: 'derived' },
          judging: 'path',
          lacks: [],
        },
        rateKbps: 2048,
        simulated: true,
      },
    },
    simulated: true,
    headless: true,
    startedAtMs: T0 * 1000,
    zone: { name: 'Asia/Shanghai', offsetS: 28_800 },
    software: { name: 'Tributary', version: '0.1.0' },
    ...change,
  };
}

/** Id that tests give the one measurement of an attempt. */
export const trackOf = (runId: string, attempt = 1): string => `${runId}-${attempt}`;

/** A measurement as it is planned. */
export const measurementOf = (id: string, change: Partial<MeasurementRecord> = {}): MeasurementRecord => ({
  id,
  step: 'run',
  role: 'tester',
  kind: 'bits',
  forS: 900,
  readings: [],
  ...change,
});

/** The one measurement of an attempt. */
export const planned = (runId: string, attempt = 1, change: Partial<MeasurementRecord> = {}): MeasurementRecord =>
  measurementOf(trackOf(runId, attempt), change);

export const circuit = (number: string, change: Partial<Circuit> = {}): Circuit => ({
  number,
  customer: undefined,
  inService: false,
  ...change,
});

export const second = (t: number, change: Partial<Second> = {}): Second => ({
  t,
  bits: 2_048_000,
  bitErrors: 0,
  defects: [],
  source: 'tester',
  valid: true,
  ...change,
});
export const seen = (t: number, change: Partial<Second> = {}): Observation => ({
  kind: 'second',
  second: second(t, change),
});
export const missed = (from: number, to: number, change: Partial<Gap> = {}): Observation => ({
  kind: 'gap',
  gap: { from, to, reason: 'late-poll', ...change },
});
