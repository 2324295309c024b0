import { afterEach, expect, it, vi } from 'vitest';
import type { Message } from '../../../../electron/contract/words/index.ts';
import { NO_LOG } from '../../../../electron/contract/log.ts';
import { keepAwakeWith } from '../../../../electron/hosts/desktop/awake.ts';

const system = vi.hoisted(() => ({ tell: (_problem: unknown): void => undefined, blocks: true }));
vi.mock('../../../../electron/machine/index.ts', () => ({
  keepAwake: (tell: (problem: unknown) => void) => {
    system.tell = tell;
    return () => undefined;
  },
}));
afterEach(() => (system.blocks = true));

it.each([
  ['awake.none', true, 'awake.idle-only'],
  ['awake.lost', true, 'awake.idle-only'],
  ['awake.none', false, 'awake.none'],
  ['awake.no-lid', true, 'awake.no-lid'],
  ['awake.idle-only', true, 'awake.idle-only'],
] as const)('says what is held: the system %s, Electron %s', async (code, blocks, told) => {
  system.blocks = blocks;
  const problems: Message[] = [];
  const main = { ask: () => Promise.resolve(system.blocks as never) };
  keepAwakeWith(main, NO_LOG)((problem) => problems.push(problem))();
  system.tell({ code });
  await expect.poll(() => problems).toEqual([{ code: told }]);
});
