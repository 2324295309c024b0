import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { errorView, type ErrorView } from '../../../../electron/contract/errors.ts';
import { createCore, type Core } from '../../../../electron/hosts/core/core.ts';
import { callCore } from '../../../../electron/hosts/core/dispatch.ts';

const home = mkdtempSync(join(tmpdir(), 'refused-words-'));
let core: Core;
beforeAll(async () => {
  core = await createCore({ home });
  await callCore(core.methods, 'bench.add', { address: 'comtech@sim:' });
});
afterAll(async () => {
  await core.close();
  rmSync(home, { recursive: true });
});

const HAN = /\p{Script=Han}/u;

it.each([
  ['a call that there is not', 'nonsense', {}],
  ['an instrument that another page took away', 'bench.connect', { id: 'X1' }],
  ['one that is not connected', 'bench.start', { id: 'comtech@sim:', settings: {} }],
  ['a part out of order', 'attachment.part', { upload: 'a', at: 7, base64: '' }],
  [
    'a photo that never came',
    'attachment.add',
    { runId: 'R1', kind: 'photo', name: 'X1', mime: 'image/png', upload: 'b' },
  ],
  ['a window that ends before it begins', 'run.window', { runId: 'R1', measurement: 'm', from: 2, to: 1, pixels: 9 }],
])('%s is refused in words of either language', async (_what, method, input) => {
  const { code, message } = (await callCore(core.methods, method, input).catch(errorView)) as ErrorView;
  expect(['bad-request', 'link-lost']).toContain(code);
  // What exactly is wrong stands last.
  expect(message.zh.split('：').at(-1)).toMatch(HAN);
  expect(message.en).not.toMatch(HAN);
});
