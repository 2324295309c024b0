import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createCore } from '../../../../electron/hosts/core/core.ts';
import { answerMessage, joinPage } from '../../../../electron/hosts/core/dispatch.ts';
import { openLog } from '../../../../electron/hosts/program/log.ts';

const until = async (done: () => boolean): Promise<void> => {
  await expect.poll(done).toBe(true);
};

it('the log follows page, archive, instrument and run, each line with its run or its instrument, and nothing that people wrote', async () => {
  const home = mkdtempSync(join(tmpdir(), 'core-log-'));
  const log = openLog(home);
  const core = await createCore({ home, log });
  const leave = joinPage(core, { send: () => undefined, onMessage: () => () => undefined }, log);
  let id = 0;
  const call = async (method: string, input: object): Promise<{ value?: unknown }> =>
    (await answerMessage(core.methods, JSON.stringify({ id: id++, method, input }), log)) as { value?: unknown };
  try {
    const circuit = { number: 'secret circuit', customer: { contact: 'secret man', phone: 'secret 139' } };
    const use = { tester: 'comtech@sim:?seed=1&line=' };
    const settings = { duration: '5s' };
    await call('run.start', { procedureId: 'loop-check', use, settings, circuit: { ...circuit, line: 'nonsense' } });
    const started = await call('run.start', {
      procedureId: 'loop-check',
      use: { tester: 'comtech@sim:?seed=1' },
      settings,
    });
    const { runId } = started.value as { runId: string };
    await call('run.note', { runId, text: 'a secret note' });
    const question = () => core.state().runs[0]?.prompt;
    await until(() => question() !== undefined);
    const { id: promptId, answers } = question()!;
    await call('run.answer', { runId, promptId, answer: { option: answers[0]!.id } });
    await call('run.stop', { runId });
    await until(() => core.state().runs[0]?.finished === true);
    leave();
    const { base64 } = (await call('log.export', {})).value as { base64: string };
    const text = Buffer.from(base64, 'base64').toString();
    const lines = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    const has = (facts: Record<string, unknown>): void => expect(lines).toContainEqual(expect.objectContaining(facts));
    has({ room: 'archive', msg: 'opened' });
    has({ room: 'page', msg: 'joined' });
    has({ room: 'page', msg: 'refused', method: 'run.start' });
    has({ room: 'session', address: 'comtech@sim:', instrument: expect.stringMatching(/CDM/), msg: 'identified' });
    has({ room: 'run', run: runId, state: 'running', msg: 'step' });
    has({ room: 'run', run: runId, msg: 'asked' });
    has({ room: 'run', run: runId, msg: 'answered' });
    has({ room: 'page', run: runId, method: 'run.stop', msg: 'done' });
    has({ room: 'run', run: runId, verdict: 'aborted', msg: 'run ended' });
    has({ room: 'page', msg: 'left' });
    expect(text).not.toContain('secret');
    expect(text).not.toContain('seed=1');
  } finally {
    await core.close();
    rmSync(home, { recursive: true });
  }
});
