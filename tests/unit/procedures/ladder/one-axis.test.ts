import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { openProber, openSession, readLadder } from '../../../../electron/instruments/index.ts';
import { resultJson, startRun, type RunHandle } from '../../../../electron/procedures/index.ts';
import { bench, request, toEnd } from '../fixtures.ts';

/** Six seconds in which the line is bad; tester and ladder each count time from their own first second. */
const BAD = 'version: 1\nevents:\n  - { from: 8s, for: 6s, ber: 1e-2 }\n';

it('bits, pings and registers of one watch lie on one axis, and a burst names who saw it', async () => {
  const on = bench();
  const line = join(on.folder, 'bad.yaml');
  writeFileSync(line, BAD);
  on.options.openSession = (address, signal) => openSession(address, signal, { home: on.folder, clock: on.clock });
  on.options.openProber = (ladder) => openProber(ladder, on.clock);
  const use = { tester: `comtech@sim:?line=${line}`, 'converter.a': 'ds1-mib@sim:' };
  const ladder = await readLadder(`sim:?line=${line}`);
  const asked = await request({ use, ladder, settings: { duration: '60s' } }, 'watch');
  const begun: RunHandle[] = [];
  const starting = startRun(asked, on.options).then((handle) => begun.push(handle));
  // Instruments are identified in the time of the bench; what is read from disk meanwhile takes real time.
  while (begun.length === 0) await Promise.race([starting, sleep(5).then(() => on.clock.advance(50))]);
  const record = await toEnd(begun[0]!, on);
  const json = resultJson(record, 'en');
  expect(json.verdict).toBe('fail');
  expect(json.measurements.map(({ kind, role }) => [kind, role])).toEqual([
    ['ping', 'ladder'],
    ['register', 'converter.a'],
    ['bits', 'tester'],
  ]);
  const [pings, registers, bits] = json.measurements;
  expect(pings).toMatchObject({ seconds: { observed: 60, gaps: 0 }, verdict: 'fail' });
  expect(bits).toMatchObject({ seconds: { observed: 60, gaps: 0 } });
  // A box is asked every ten seconds for as long as pings go, and the axis of all three is line time. On a slow computer the first round comes later.
  const ms = (iso: string | undefined): number => Date.parse(iso ?? '');
  expect(ms(registers?.from)).toBeLessThanOrEqual(ms(pings?.from));
  expect(ms(registers?.to)).toBeGreaterThan(ms(pings?.to) - 10_000);
  const [burst, ...others] = record.events.filter(({ kind }) => kind === 'loss');
  expect(others).toEqual([]);
  expect(burst).toMatchObject({ durationS: 6, message: { params: { lost: 54, sent: 54 } } });
  expect(burst!.t).toBe(ms(pings?.from) / 1000 + 8);
  // The tester counts its time from its own START, a moment beside the first round.
  const first = 'far router, WAN → far router, LAN → far computer';
  expect(
    String(burst!.message.params?.['en']).replace(/ → Bit errors( \([+−]\d s\))?|Bit errors \(−\d s\) → /, ''),
  ).toBe(first);
  expect(burst!.message.params?.['en']).toContain('Bit errors');
});
