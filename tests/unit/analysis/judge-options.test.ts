import { expect, it } from 'vitest';
import { judgeOptions } from '../../../electron/analysis/index.ts';
import { limitSetSchema } from '../../../electron/contract/limits.ts';
import { TRACK_KINDS } from '../../../electron/contract/tracks.ts';
import { newRun, planned } from '../../support/records.ts';
import { g826e1, m2100e1 } from './support.ts';

const run = newRun();
const judged = {
  ...run,
  settings: { ...run.settings, 'm2100-allocation': '6.5' },
  limitSets: [m2100e1, g826e1],
  procedure: {
    ...run.procedure,
    steps: [
      ...run.procedure.steps,
      {
        id: 'verdict',
        do: 'judge' as const,
        limits: ['m2100-e1', { set: 'g826-e1', decides: true }],
        rule: 'path' as const,
      },
    ],
  },
};

it('holds against a measurement only the sets that are for its kind', () => {
  const sets = TRACK_KINDS.map((kind) => {
    const { limits } = judgeOptions(judged, planned('r', 1, { kind }));
    return [kind, ...limits.map(({ set, decides }) => (decides ? `${set.id}!` : set.id))];
  });
  expect(sets).toEqual([['bits', 'm2100-e1', 'g826-e1!'], ['ping'], ['register'], ['by-hand', 'm2100-e1', 'g826-e1!']]);
});

it('takes shares and bounds from the settings, and what nobody set as assumed', () => {
  expect(judgeOptions(judged, planned('r'))).toMatchObject({
    allocations: { 'm2100-allocation': 6.5, 'g826-allocation': 10 },
    unseenMax: 1,
    berLimit: 0,
    forS: 900,
  });
});

it('refuses a limit set without the objectives of its kind', () => {
  const { ES: _ES, ...rest } = m2100e1.objectives;
  const bad = limitSetSchema.safeParse({ ...m2100e1, objectives: rest });
  expect(bad.error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([
    ['objectives.ES', 'yaml.no-objective'],
  ]);
});
