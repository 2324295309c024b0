import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { words } from '../../../../electron/contract/words/index.ts';
import { inProject } from '../../../../electron/files/index.ts';

/** Papers whose models bring words of their own: each is made where its call is tested, and without one of its words it is not made at all. */
const OWN_WORDS: readonly string[] = ['job.typ', 'operation.typ', 'planned.typ', 'progress.typ', 'ticket.typ'];
const templates = readdirSync(inProject('resources/report/')).filter(
  (name) => name.endsWith('.typ') && !OWN_WORDS.includes(name),
);

it('has every word that the template of the report asks for by name', () => {
  const template = templates.map((name) => readFileSync(inProject(`resources/report/${name}`), 'utf8')).join('');
  const asked = [...template.matchAll(/\bw\.(?:at\("([a-z-]+)"\)|(?!at\()([a-z-]+))/g)].map(
    ([, at, name]) => at ?? name,
  );
  expect(asked.length).toBeGreaterThan(20);
  expect(asked.filter((name) => !(`report.label.${name}` in words) && name !== 'simulated')).toEqual([]);
});
