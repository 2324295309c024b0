import fc from 'fast-check';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pageFile, pageHeaders } from '../../../../electron/hosts/program/page-files.ts';

let base = '';
let folder = '';
beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'page-'));
  folder = join(base, 'page');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  mkdirSync(join(base, 'page-secret'));
  writeFileSync(join(folder, 'index.html'), '<p>page');
  writeFileSync(join(folder, 'assets', 'a.js'), '1');
  writeFileSync(join(base, 'secret.js'), 'SECRET');
  writeFileSync(join(base, 'page-secret', 'a.js'), 'SECRET');
});
afterAll(() => rmSync(base, { recursive: true }));

it('finds the page and its files with their media types', async () => {
  expect(await pageFile('/', folder)).toMatchObject({ type: 'text/html; charset=utf-8' });
  expect(await pageFile('/assets/a.js', folder)).toMatchObject({ type: 'text/javascript; charset=utf-8' });
  expect(await pageFile('/assets', folder)).toBeUndefined();
  expect(await pageFile('/none.js', folder)).toBeUndefined();
});

it('hands out the two Chinese fonts', async () => {
  for (const weight of ['Regular', 'Bold'])
    expect((await pageFile(`/fonts/NotoSansSC-${weight}.ttf`, folder))?.bytes.length).toBeGreaterThan(1_000_000);
});

it('hands out the wiring pictures that procedures name, and nothing else from beside them', async () => {
  expect(await pageFile('/pictures/line-loop.svg', folder)).toMatchObject({ type: 'image/svg+xml' });
  expect(await pageFile('/pictures/none.svg', folder)).toBeUndefined();
  expect(await pageFile('/pictures/..%2fprocedures%2fe1-acceptance.yaml', folder)).toBeUndefined();
});

it.each([
  '/../secret.js',
  '/%2e%2e/secret.js',
  '/..%2fsecret.js',
  '/assets/../../secret.js',
  '/../page-secret/a.js',
  '/a.js\0.png',
  '/%',
  '/%ff',
])('never leaves its folder: %s', async (path) => {
  expect(await pageFile(path, folder)).toBeUndefined();
});

it('never leaves its folder, whatever the path', async () => {
  const piece = fc.constantFrom(
    '..',
    '.',
    '%2e%2e',
    '%2f',
    '/',
    '\\',
    'secret.js',
    'page',
    'page-secret',
    'assets',
    'a.js',
    '%00',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 8 }), async (pieces) => {
      const file = await pageFile(`/${pieces.join('/')}`, folder);
      expect(file?.bytes.toString() ?? '').not.toContain('SECRET');
    }),
    { seed: 5, numRuns: 300 },
  );
});

it('sends a policy that lets nothing in but the page itself', () => {
  const policy = pageHeaders('text/html; charset=utf-8')['content-security-policy'] ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self';");
  expect(policy).not.toMatch(/unsafe|\*|https?:/);
  expect(pageHeaders('text/html')['cache-control']).toBe('no-store');
  expect(pageHeaders('text/css')['x-content-type-options']).toBe('nosniff');
});
