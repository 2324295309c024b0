import { expect, it } from 'vitest';
import { runName, type RunView } from '../../../electron/contract/views.ts';

const title = { zh: '应急处理', en: 'Emergency' };
const nobody: Pick<RunView, 'instruments' | 'role' | 'title'> = { instruments: {}, role: 'tester', title };
it('a run that no instrument takes part in is called by its circuit, else by what is done', () => {
  expect(runName({ ...nobody, circuit: { number: 'A1', inService: false } }, 'zh')).toBe('A1');
  expect([runName(nobody, 'zh'), runName(nobody)]).toEqual(['应急处理', 'Emergency']);
});
