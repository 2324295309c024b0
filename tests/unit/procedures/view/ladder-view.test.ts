import { expect, it } from 'vitest';
import { LADDER_ROLE } from '../../../../electron/contract/ladder.ts';
import { sayMessage } from '../../../../electron/contract/words/index.ts';
import { openGap } from '../../../../electron/procedures/view/open-gap.ts';
import type { ViewState } from '../../../../electron/procedures/view/view-state.ts';

const measuring = (role: string, lateS: number): ViewState =>
  ({
    phase: 'measuring',
    startedAt: 0,
    coveredTo: 100,
    nowMs: 1000 * (100 + lateS),
    link: 'closed',
    role,
  }) as ViewState;

it.each([
  [LADDER_ROLE, 6, undefined],
  [LADDER_ROLE, 20, { from: 100, to: 120, lost: false }],
  ['tester', 6, { from: 100, to: 106, lost: true }],
] as const)('%s that tells a second %s s late', (role, lateS, gap) => {
  expect(openGap(measuring(role, lateS))).toEqual(gap);
});

it('names a rung as people call it, and one of another name by its own', () => {
  const said = (rung: string): string =>
    sayMessage('en', { code: 'why.ladder-silent', params: { rung, sent: 60, size: 64 } });
  expect(said('farHost')).toMatch(/^far computer: none of 60/);
  expect(said('hop-3')).toMatch(/^hop-3: none of 60/);
});
