import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { LAMP_NAMES } from '../../../../electron/contract/lamps.ts';
import { BIG_STATES } from '../../../../electron/contract/views.ts';
import { createLibrary } from '../../../../electron/procedures/index.ts';
import { helpMethods, readTopics } from '../../../../electron/hosts/core/methods/help-methods.ts';

const topics = await helpMethods()['help.topics']({});
/** States that say that nothing is wrong, that something is being done, or name a defect themselves. */
const NO_TROUBLE = ['idle', 'clean', 'answers', 'no-loss', 'stopping', 'by-hand', 'defect'];

it('explains every lamp and every state in which something is wrong', () => {
  const about = topics.flatMap((topic) => topic.about);
  const wanted = [...LAMP_NAMES, ...BIG_STATES.filter((state) => !NO_TROUBLE.includes(state))];
  expect(wanted.filter((name) => !about.includes(name))).toEqual([]);
  expect(new Set(about).size).toBe(about.length);
});

it('says of every procedure of the program why it is as it is', async () => {
  const about = topics.flatMap((topic) => topic.about);
  const { procedures } = await createLibrary().list();
  expect(procedures.map(({ procedure }) => procedure.id).filter((id) => !about.includes(id))).toEqual([]);
});

it('tells each topic apart, in Chinese and in English', () => {
  const ids = topics.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { title } of topics.filter(({ kind }) => kind !== 'set')) expect(title.zh).toMatch(/\p{Script=Han}/u);
  for (const { title } of topics) expect(title.en).not.toMatch(/\p{Script=Han}/u);
});

it('gives each contact a place in a connector that is named', () => {
  const tables = topics.flatMap(({ body }) => body.flatMap((block) => ('contacts' in block ? [block] : [])));
  expect(tables.length).toBeGreaterThan(1);
  for (const { connectors, contacts } of tables)
    for (const connector of Object.keys(connectors)) {
      const pins = contacts.flatMap(({ pins: of }) => of[connector] ?? []);
      expect(new Set(pins).size).toBe(pins.length);
      expect(contacts.flatMap(({ pins: of }) => Object.keys(of)).every((name) => name in connectors)).toBe(true);
    }
});

it('says line and column of what is wrong in a file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tributary-help-'));
  try {
    const file = join(folder, 'bad.yaml');
    writeFileSync(file, 'version: 1\ntopics:\n  - id: a\n    kind: nonsense\n');
    await expect(readTopics(file)).rejects.toMatchObject({ code: 'bad-yaml', where: `${file}:4:5` });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
