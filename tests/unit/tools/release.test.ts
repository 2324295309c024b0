import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { release } from '../../../tools/release.mjs';

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const git = (root: string, ...args: string[]): string => execFileSync('git', args, { cwd: root, encoding: 'utf8' });
const CHANGELOG = '# Changelog\n\n## Unreleased\n- One can do more.\n\n## 0.3.0\n- One could do this.\n';

/** A project with a commit, as a release finds it. */
function project(changelog = CHANGELOG): string {
  const root = mkdtempSync(join(tmpdir(), 'tributary-release-'));
  made.push(root);
  const name = { name: 'it', version: '0.3.0' };
  writeFileSync(join(root, 'package.json'), JSON.stringify(name));
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ ...name, packages: { '': name } }));
  writeFileSync(join(root, 'CHANGELOG.md'), changelog);
  git(root, 'init', '-q');
  git(root, 'config', 'user.name', 'Test');
  git(root, 'config', 'user.email', 'test@example.invalid');
  git(root, 'add', '.');
  git(root, 'commit', '-q', '-m', 'all');
  return root;
}
const read = (root: string, name: string): string => readFileSync(join(root, name), 'utf8');

describe('a release', () => {
  it('sets version and changelog, packs what it set, commits and tags', () => {
    const root = project();
    let packed = '';
    release({ root, version: '0.4.0', pack: () => (packed = read(root, 'package.json')) });
    expect(JSON.parse(packed)).toMatchObject({ version: '0.4.0' });
    expect(JSON.parse(read(root, 'package-lock.json'))).toMatchObject({
      version: '0.4.0',
      packages: { '': { version: '0.4.0' } },
    });
    expect(read(root, 'CHANGELOG.md')).toBe(CHANGELOG.replace('Unreleased', '0.4.0'));
    expect(git(root, 'status', '--porcelain')).toBe('');
    expect(git(root, 'describe', '--tags')).toBe('v0.4.0\n');
  });

  it.each([
    ['1.0', CHANGELOG, /"1\.0" is no version/],
    [undefined, CHANGELOG, /"" is no version/],
    ['0.3.0', CHANGELOG, /not above 0\.3\.0/],
    ['0.2.9', CHANGELOG, /not above 0\.3\.0/],
    ['0.4.0', CHANGELOG.replace('## Unreleased', '## New'), /has no "## Unreleased"/],
    ['0.4.0', CHANGELOG.replace('- One can do more.\n', ''), /is empty/],
  ])('is refused as %s where that cannot be', (version, changelog, said) => {
    const root = project(changelog);
    expect(() => release({ root, version: version as string, pack: () => undefined })).toThrow(said);
    expect(git(root, 'tag', '--list')).toBe('');
    expect(git(root, 'status', '--porcelain')).toBe('');
  });

  it('is refused over changes that are not committed, and under a tag that exists', () => {
    const root = project();
    git(root, 'tag', 'v0.4.0');
    const again = (): void => release({ root, version: '0.4.0', pack: () => undefined });
    expect(again).toThrow(/tag v0\.4\.0 exists/);
    git(root, 'tag', '-d', 'v0.4.0');
    writeFileSync(join(root, 'new.txt'), '');
    expect(again).toThrow(/new\.txt/);
  });

  it('that cannot be packed leaves everything as it was', () => {
    const root = project();
    const pack = (): void => {
      throw new Error('no Electron here');
    };
    expect(() => release({ root, version: '0.4.0', pack })).toThrow('no Electron here');
    expect(git(root, 'status', '--porcelain')).toBe('');
    expect(git(root, 'tag', '--list')).toBe('');
  });
});

describe('the changelog', () => {
  const ours = (name: string): string =>
    readFileSync(fileURLToPath(new URL(`../../../${name}`, import.meta.url)), 'utf8');
  const parts = ours('CHANGELOG.md')
    .split(/^(?=## )/m)
    .slice(1);
  const names = parts.map((part) => /^## (.*)$/m.exec(part)?.[1]);

  it('tells of the version that package.json names, and of nothing newer but what is not released', () => {
    const released = names.filter((name) => name !== 'Unreleased');
    const { version } = JSON.parse(ours('package.json')) as { version: string };
    expect(released[0]).toBe(version);
    expect(names.indexOf('Unreleased')).toBeLessThanOrEqual(0);
    const rank = (name = ''): number => name.split('.').reduce((sum, n) => sum * 1000 + Number(n), 0);
    expect(released.map(rank)).toEqual(released.map(rank).toSorted((a, b) => b - a));
  });

  it('has something to say of each', () => {
    for (const part of parts) expect(part).toMatch(/^- /m);
  });
});
