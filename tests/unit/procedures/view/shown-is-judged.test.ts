import { judgementOf } from '../../../../electron/contract/measurement.ts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isNoted } from '../../../../electron/analysis/index.ts';
import type { RunEvent } from '../../../../electron/contract/run.ts';
import type { Defect } from '../../../../electron/contract/second.ts';
import { startRun } from '../../../../electron/procedures/index.ts';
import { printedEvents } from '../../../../electron/reports/model/events.ts';
import { bench, request, toEnd } from '../fixtures.ts';
import type { Happening } from '../scripted-tester.ts';

const happening = fc.oneof<{ weight: number; arbitrary: fc.Arbitrary<Happening> }[]>(
  { weight: 6, arbitrary: fc.constant({}) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 3_000 }).map((bitErrors) => ({ bitErrors })) },
  { weight: 3, arbitrary: fc.constantFrom<Defect>('LOS', 'AIS', 'LSS').map((d) => ({ defects: [d], bits: 0 })) },
  { weight: 1, arbitrary: fc.constant({ valid: false }) },
  { weight: 1, arbitrary: fc.constant<Happening>('nothing') },
  { weight: 1, arbitrary: fc.constant({ slips: [{ bits: -8 }] }) },
);
/** Stretches, so that unavailable time comes about. */
const history = fc
  .array(fc.tuple(happening, fc.integer({ min: 1, max: 14 })), { minLength: 1, maxLength: 8 })
  .map((stretches) => stretches.flatMap(([what, n]) => Array.from({ length: n }, () => what)));

const isMeasured = (event: RunEvent): boolean => !isNoted(event);
const inOrder = (a: RunEvent, b: RunEvent): number => a.t - b.t || a.kind.localeCompare(b.kind);

it('what the screen showed last is what the record says and the paper prints: every second, however the line was', async () => {
  await fc.assert(
    fc.asyncProperty(history, async (line) => {
      const on = bench({ line: (n) => line[n] ?? {} });
      const handle = await startRun(await request({ settings: { duration: '40s' } }), on.options);
      const record = await toEnd(handle, on);
      const view = handle.view();
      const judgement = judgementOf(record.attempts[0])!;
      const of = (name: string): number | undefined => view.counters.find((c) => c.name === name)?.value;
      expect(judgement.seconds.observed).toBe(40);
      expect(of('bitErrors')).toBe(judgement.totals.bitErrors);
      expect(of('ES')).toBe(judgement.g826?.ES);
      expect(of('SES')).toBe(judgement.g826?.SES);
      expect(of('UAS')).toBe(judgement.g826?.UAS);
      expect(of('unobserved')).toBe(judgement.seconds.total - judgement.seconds.observed);
      expect(view.verdict).toBe(record.verdict);

      const kept = await on.archive.events(record.runId);
      const unavailable = kept.shown.filter((event) => event.kind === 'unavailable');
      expect(unavailable.reduce((sum, event) => sum + event.durationS!, 0)).toBe(judgement.g826!.UAS);
      // One list: as it was told live, as the result screen asks for it, and as it is printed.
      const { id } = record.attempts[0]!.measurements[0]!;
      const histories = new Map([[id, await on.archive.history(id)]]);
      expect(kept.withinS).toBe(1);
      expect(printedEvents({ record, histories })).toEqual(kept);
      expect(view.events.filter(isMeasured).toSorted(inOrder)).toEqual(kept.shown.filter(isMeasured).toSorted(inOrder));
    }),
    { seed: 7, numRuns: 12 },
  );
});
