import '../../../support/archive-in-this-thread.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createCore, type Core } from '../../../../electron/hosts/core/core.ts';
import { callCore } from '../../../../electron/hosts/core/dispatch.ts';

const DOT = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

let home = '';
let core: Core;
let runId = '';
beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'notes-'));
  core = await createCore({ home });
  const use = { tester: 'comtech@sim:?seed=1' };
  ({ runId } = await core.methods['run.start']({ procedureId: 'loop-check', use, settings: {} }));
});
afterEach(async () => {
  await core.close();
  rmSync(home, { recursive: true });
});

/** As a page calls. */
const note = (input: Record<string, unknown>) => callCore(core.methods, 'run.note', { runId, ...input });
async function photo(name: string): Promise<string> {
  const upload = `up ${name}`;
  await callCore(core.methods, 'attachment.part', { upload, at: 0, base64: DOT });
  const about = { runId, kind: 'photo', name, mime: 'image/png', upload };
  return ((await callCore(core.methods, 'attachment.add', about)) as { id: string }).id;
}
const record = async () => (await core.methods['record.get']({ runId })).record;

it('a note is an event with its photos, at the moment it speaks of, from before START to the end', async () => {
  const photos = [await photo('ddf.png'), await photo('label.png')];
  await note({ text: '  开机柜门  ', photos, agoS: 0 });
  await note({ text: '' });
  const { events, attachments } = await record();
  const notes = events.filter(({ kind }) => kind === 'note');
  expect(notes).toMatchObject([
    { attempt: 1, message: { code: 'event.mark', params: { text: '开机柜门' } }, photos },
    { attempt: 1, message: { code: 'event.mark-plain' } },
  ]);
  expect(notes[1]).not.toHaveProperty('photos');
  expect(attachments.map(({ name }) => name)).toEqual(['ddf.png', 'label.png']);
  expect(core.state().runs[0]?.events.filter(({ kind }) => kind === 'note')).toHaveLength(2);
});

it('lies in no time before its attempt, however long somebody wrote at it', async () => {
  await note({ text: 'late', agoS: 86_400 });
  const { events, attempts } = await record();
  expect(events.find(({ kind }) => kind === 'note')?.t).toBe(Math.floor(attempts[0]!.startedAtMs / 1000));
});

it('what nobody can see stands in no note and no name, and a name of nothing but that is none', async () => {
  await note({ text: '\u0000\u001b[31m一\r\n二\t三\u202e\u0007 ' });
  await note({ text: ' \u0001\u2066 ' });
  const { events } = await record();
  expect(events.filter(({ kind }) => kind === 'note').map(({ message }) => message)).toEqual([
    { code: 'event.mark', params: { text: '[31m一\n二 三' } },
    { code: 'event.mark-plain' },
  ]);
  const sign = (name: string) => callCore(core.methods, 'record.sign', { runId, role: 'engineer', name });
  for (const nobody of ['', '  ', '\u0000\u202e', '\n\t'])
    await expect(sign(nobody)).rejects.toMatchObject({ code: 'bad-request', where: 'record.sign.name' });
  await sign(' 王\u0000\n 工 ');
  expect((await record()).signatures).toMatchObject([{ name: '王 工' }]);
});

it.each([
  ['a photo that the record does not have', { text: 'x', photos: ['nobody'] }, 'attachment-unknown'],
  ['more photos than anybody looks at', { text: 'x', photos: Array(21).fill('a') }, 'bad-request'],
  ['a text without end', { text: 'x'.repeat(2001) }, 'bad-request'],
  ['a time to come', { text: 'x', agoS: -5 }, 'bad-request'],
  ['a run that is none', { runId: 'nobody', text: 'x' }, 'run-none'],
])('refuses %s', async (_what, input, code) => {
  await expect(note(input)).rejects.toMatchObject({ code });
});

it('nothing is noted once somebody has signed; a photo is still added, with its own time', async () => {
  await core.methods['record.sign']({ runId, role: 'engineer', name: '王' });
  await expect(note({ text: 'afterwards' })).rejects.toMatchObject({ code: 'record-signed' });
  await photo('afterwards.png');
  expect((await record()).attachments.map(({ name }) => name)).toEqual(['afterwards.png']);
});

it('the first record that an archive gets is one to be backed up', async () => {
  expect(core.state().backup.oldestMs).toBeUndefined();
  await callCore(core.methods, 'run.stop', { runId });
  const { startedAtMs } = await record();
  await expect.poll(() => core.state().backup.oldestMs).toBe(startedAtMs);
});
