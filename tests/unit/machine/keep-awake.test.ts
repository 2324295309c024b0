import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import type { Message } from '../../../electron/contract/words/index.ts';
import { keepAwake } from '../../../electron/machine/index.ts';
import { inhibitor } from '../../support/inhibitor.ts';

const closers: (() => void)[] = [];
afterEach(() => closers.splice(0).forEach((close) => close()));
function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'awake-'));
  closers.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

it('holds the computer awake until it is called off', async () => {
  const system = inhibitor(newFolder());
  const problems: Message[] = [];
  const letSleep = keepAwake((problem) => problems.push(problem), system.env);
  await system.notes(/--what=idle:sleep:handle-lid-switch .*--mode=block/);
  letSleep();
  await system.notes('ended');
  expect(problems).toEqual([]);
});

it.each([
  ['idle(:sleep)?', 'awake.no-lid', 2],
  ['idle', 'awake.idle-only', 3],
])('takes what the system allows (%s), and says what it does not', async (allows, code, tries) => {
  const system = inhibitor(newFolder(), allows);
  const problem = await new Promise<Message>((resolve) => closers.push(keepAwake(resolve, system.env)));
  expect(problem).toEqual({ code });
  expect(system.said().filter((line) => line.startsWith('told'))).toHaveLength(tries);
});

it.each([
  ['refuses everything', () => inhibitor(newFolder(), 'nothing').env, 'Access denied'],
  ['has no such program', () => ({ PATH: newFolder() }), 'ENOENT'],
  // Node throws where it cannot even try: too little memory, a sandbox, or this.
  ['starts no program at all', () => ({ PATH: 'a\0b' }), 'ERR_INVALID_ARG_VALUE'],
])('says so where the system %s', async (_what, env, text) => {
  const problem = await new Promise<Message>((resolve) => closers.push(keepAwake(resolve, env())));
  expect(problem).toMatchObject({ code: 'awake.none', params: { text: expect.stringContaining(text) as string } });
});

it('leaves nothing behind where the system does not answer', async () => {
  const folder = newFolder();
  const log = join(folder, 'pid');
  writeFileSync(join(folder, 'systemd-inhibit'), `#!/bin/sh\necho $$ > '${log}'\nexec sleep 600\n`, { mode: 0o755 });
  const problems: Message[] = [];
  const letSleep = keepAwake((problem) => problems.push(problem), { PATH: `${folder}:/usr/bin:/bin` });
  while (!existsSync(log) || readFileSync(log, 'utf8') === '') await sleep(20);
  const pid = Number(readFileSync(log, 'utf8'));
  letSleep();
  while (isAlive(pid)) await sleep(20);
  expect(problems).toEqual([]);
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
