import type { LocateRecord } from '../../../electron/contract/locate-record.ts';
import type { AttemptRecord, RunRecord } from '../../../electron/contract/run.ts';
import type { LineVariant } from '../../../electron/contract/site.ts';
import type { SiteFault } from '../../support/site-model/faults.ts';
import { POOR } from '../../support/site-model/line.ts';
import { searchRecord } from '../../support/site-model/record.ts';
import { recordOf, SIGNATURE, T0, type Fixture } from './fixtures.ts';

/** A search that came to its end, without any instrument: a person answered all. */
export function located(
  variant: LineVariant = 'converter-ethernet',
  faults: readonly SiteFault[] = [{ section: 'conv_z', kind: 'power' }],
  change: (search: LocateRecord) => LocateRecord = (search) => search,
): Fixture {
  const search = change(searchRecord(variant, POOR, faults, T0 * 1000));
  const endedAtMs = T0 * 1000 + search.told.length * 60_000;
  const verdict = { certain: 'fail', likely: 'uncertain', open: 'uncertain', none: 'pass' } as const;
  const attempt: AttemptRecord = {
    number: 1,
    startedAtMs: T0 * 1000,
    endedAtMs,
    measurements: [],
    steps: [
      {
        id: 'search',
        do: 'locate',
        title: { zh: '查区段', en: 'Search' },
        state: 'done',
        startedAtMs: T0 * 1000,
        endedAtMs,
        locate: search,
      },
    ],
    verdict: verdict[search.verdict?.certainty ?? 'open'],
  };
  const record: RunRecord = recordOf({
    procedure: {
      version: 1,
      id: 'find-fault',
      title: { zh: '查故障区段', en: 'Find the faulty section' },
      needs: {},
      settings: {},
      steps: [{ id: 'search', do: 'locate' }],
    },
    limitSets: [],
    settings: {},
    given: [],
    instruments: {},

    attempts: [attempt],
    endedAtMs,
    verdict: attempt.verdict,
    release: { by: '李主任', untilMs: endedAtMs + 3_600_000 },
    signatures: [{ role: 'engineer', name: '王一凡', atMs: endedAtMs + 60_000, how: 'drawn', path: SIGNATURE }],
  });
  return { record, histories: new Map(), photos: new Map() };
}
