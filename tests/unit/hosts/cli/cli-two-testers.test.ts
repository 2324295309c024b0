import '../../../support/archive-in-this-thread.ts';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RunRecord } from '../../../../electron/contract/run.ts';
import type { RunResult } from '../../../../electron/contract/run-result.ts';
import { cliHere, jsonOf } from '../../../support/cli.ts';

const PROCEDURE = `version: 1
id: two-ends
title: { zh: 两端对测, en: Two ends }
needs: { tester: {}, tester.z: { families: [comtech] } }
steps:
  - { id: there, do: run, for: 5s }
  - { id: back, do: run, for: 5s, role: tester.z }
  - { id: verdict, do: judge, rule: loop-check }
`;
/** The tester at Z sees errors, then it is unplugged in the middle of its measurement, and back soon after. */
const UNPLUGGED = 'version: 1\nevents:\n  - { at: 1s, errors: 17 }\n  - { at: 2s, do: unplug, for: 1s }\n';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tributary-two-'));
  writeFileSync(join(folder, 'two-ends.yaml'), PROCEDURE);
  writeFileSync(join(folder, 'unplugged.yaml'), UNPLUGGED);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('a procedure of two testers opens, measures and reports both, though one was unplugged for a while', async () => {
  const z = `comtech@sim:?line=${join(folder, 'unplugged.yaml')}&seed=2`;
  const run = ['run', join(folder, 'two-ends.yaml'), '--tester', 'comtech@sim:?seed=1', '--use', `tester.z=${z}`];
  const ended = await cliHere([...run, '--out', folder, '--json'], { home: folder });
  const result = jsonOf(ended) as unknown as RunResult;
  expect(ended.code).toBe(1);
  expect(result).toMatchObject({
    verdict: 'fail',
    tester: { family: 'comtech' },
    totals: { bitErrors: 17 },
    instruments: {
      tester: { family: 'comtech', identity: expect.stringContaining('CDM-625') as string, simulated: true },
      'tester.z': { family: 'comtech', simulated: true },
    },
  });
  const [there, back] = result.measurements;
  const iso = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/) as string;
  expect(there).toMatchObject({
    step: 'there',
    role: 'tester',
    kind: 'bits',
    forS: 5,
    verdict: 'pass',
    from: iso,
    to: iso,
  });
  expect(there!.seconds).toEqual({ total: 5, observed: 5, gaps: 0 });
  expect(back).toMatchObject({
    step: 'back',
    role: 'tester.z',
    verdict: 'fail',
    seconds: { observed: 5, gaps: 1 },
  });
  expect([result.seconds, result.totals]).toEqual([back!.seconds, back!.totals]);
  const { record } = JSON.parse(readFileSync(result.report!.json, 'utf8')) as { record: RunRecord };
  expect(Object.keys(record.instruments)).toEqual(['tester', 'tester.z']);
  expect(record.events.map(({ message }) => message.code)).toContain('event.link-lost-of');
  expect(ended.stderr).toContain('tester Z');
});
