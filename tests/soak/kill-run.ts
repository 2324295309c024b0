import type { NewRun } from '../../electron/archive/index.ts';

/** Id of the finished run of which reports are made. */
export const FINISHED = 'FINISHED';

/** The least that a run must say, for tests that are about its seconds. */
export function killRun(startedAtMs: number): NewRun {
  const text = { zh: '掉电试验', en: 'kill test' };
  return {
    procedure: {
      version: 1,
      id: 'kill',
      title: text,
      needs: {},
      settings: {},
      steps: [{ id: 'run', do: 'run', for: '7d' }],
    },
    limitSets: [],
    settings: {},
    given: [],
    instruments: {
      tester: {
        family: 'loop',
        address: 'sim:',
        identity: { maker: '', model: '' },
        capabilities: {
          reading: 'seconds',
          attachment: 'serial-port',
          settable: {},
          notApplicable: [],
          defects: [],
          counts: ['bits', 'bitErrors'],
          inject: {},
          measures: text,
          basis: text,
          judging: 'ber-only',
          lacks: [],
        },
        simulated: true,
      },
    },
    simulated: true,
    headless: true,
    startedAtMs,
    zone: { name: 'UTC', offsetS: 0 },
    software: { name: 'Tributary', version: '0.0.0' },
  };
}
