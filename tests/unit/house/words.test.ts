import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { errorWords, words } from '../../../electron/contract/words/index.ts';
import { TERMS, type Term } from '../../../electron/contract/words/terms.ts';
import { inProject } from '../../../electron/files/index.ts';
import {
  againstGlossary,
  askedIn,
  bilingualIn,
  contentIn,
  deadKeys,
  forbiddenIn,
  literalsIn,
  nothingAsked,
  readGlossary,
  twoWords,
  type Shown,
} from '../../support/house-words.ts';

const read = (file: string): { where: string; text: string } => ({
  where: file,
  text: readFileSync(inProject(file), 'utf8'),
});
const filesOf = (pattern: string): { where: string; text: string }[] =>
  globSync(pattern, { cwd: inProject('') })
    .toSorted()
    .map(read);
/** Comments are for us: YAML's and Typst's are nobody's words; nor are the names under which somebody may look for a topic of the help. */
const readable = ({ where, text }: { where: string; text: string }): { where: string; text: string } => ({
  where,
  text: text.replaceAll(/(^|\s)(#|\/\/)\s.*$/gm, '').replaceAll(/^ *terms:\s*\[[^\]]*\]/gm, ''),
});

const sources = filesOf('{electron,drivers,renderer}/**/*.{ts,tsx}');
const glossary = readGlossary(read('docs/glossary.md').text);
const written = sources.flatMap(({ where, text }) => bilingualIn(where, text));
const terms = Object.entries(TERMS).flatMap(([kind, rows]) =>
  Object.entries(rows as Readonly<Record<string, Term>>).map(([name, { screen }]): Shown => ({
    where: `${kind}.${name}`,
    ...screen,
  })),
);
const keys = Object.keys(words);

describe('one term, one word', () => {
  it('no word of the program, of a picture, a procedure, the report or the guides is one that the glossary forbids', () => {
    const files = [
      ...filesOf('resources/**/*.{yaml,svg,typ}').map(readable),
      ...filesOf('{README.md,CONTRIBUTING.md,docs/{README.zh,map,soak,performance}.md}'),
    ];
    expect(files.length).toBeGreaterThan(10);
    expect(forbiddenIn([...written, ...terms, ...files], glossary)).toEqual([]);
  });

  it('every term is called as the glossary calls it', () => {
    // A lamp is labelled by what it watches: `Pattern` beside LSS.
    expect(
      againstGlossary(
        terms.filter(({ where }) => !where.startsWith('lamp.')),
        glossary,
      ),
    ).toEqual([]);
  });

  it('no English word has two Chinese ones', () => {
    const all = Object.entries(words).filter(([key]) => !key.startsWith('lamp.'));
    expect(
      twoWords(
        all.map(([where, said]) => ({ where, ...said })),
        glossary,
      ),
    ).toEqual([]);
  });
});

describe('the catalogue', () => {
  const asked = nothingAsked(Object.keys(TERMS));
  for (const { where, text } of sources) if (!where.startsWith('electron/contract/words/')) askedIn(where, text, asked);
  // The template asks by `w.name` (its own test holds that it gets what it asks for), the pictures by `data-text`.
  const template = ['paper', 'report', 'fault', 'digest']
    .map((name) => read(`resources/report/${name}.typ`).text)
    .join('');
  for (const [, at, name] of template.matchAll(/\bw\.(?:at\("([a-z-]+)"\)|(?!at\()([a-z-]+))/g))
    asked.keys.add(`report.label.${at ?? name}`);
  for (const { text } of filesOf('resources/pictures/*.svg'))
    for (const [, name] of text.matchAll(/"(picture\.[\w-]+)"/g)) asked.keys.add(name ?? '');

  it('has no word that nothing asks for', () => {
    expect(deadKeys(keys, asked)).toEqual([]);
  });

  it('has no error that nothing raises', () => {
    expect(deadKeys(Object.keys(errorWords), asked)).toEqual([]);
  });
});

it('no component and no style sheet holds text of its own', () => {
  expect(filesOf('renderer/**/*.tsx').flatMap(({ where, text }) => literalsIn(where, text))).toEqual([]);
  expect(filesOf('renderer/**/*.css').flatMap(({ where, text }) => contentIn(where, text))).toEqual([]);
});

describe('the check itself', () => {
  const small = readGlossary(
    '| term | 中文 | never | meaning |\n|---|---|---|---|\n| pattern | 图案 | 码型 | what is sent |\n',
  );

  it('finds a planted second word, in a source, in a picture and in a term', () => {
    const planted = bilingualIn('a.ts', "const x = { screen: { zh: '码型不对', en: 'wrong pattern' } };");
    expect(forbiddenIn([...planted, { where: 'a.svg', text: '<text>码型</text>' }], small)).toEqual([
      'a.ts:1 screen: 码型 (图案)',
      'a.svg: 码型 (图案)',
    ]);
    expect(againstGlossary([{ where: 'a', zh: '样式', en: 'Patterns' }], small)).toHaveLength(1);
    expect(againstGlossary([{ where: 'a', zh: '图案', en: 'Pattern' }], small)).toEqual([]);
    const two = [
      { where: 'a', zh: '电路', en: 'Circuit' },
      { where: 'b', zh: '线路', en: 'circuit' },
    ];
    expect(twoWords(two, small)).toEqual(['circuit: 电路 (a), 线路 (b)']);
  });

  it('finds a key that nothing asks for, also behind a beginning that others share', () => {
    const asked = nothingAsked(['d']);
    askedIn(
      'a.ts',
      "say('a.one'); say(`b.${x}`); type B = 'one' | 'late-poll'; say(`c-${now}-${then}`); const now = 'then';",
      asked,
    );
    const all = ['a.one', 'a.two', 'b.one', 'b.two', 'b.one.deep', 'b.late-poll', 'c-now-then', 'd.one', 'd.two'];
    expect(deadKeys(all, asked)).toEqual(['a.two', 'b.two', 'b.one.deep', 'd.two']);
  });

  it('finds text in a component, and lets signs, digits and the catalogue be', () => {
    const bad = '<p title="Help">Stop {on ? "an" : `b ${n}`}</p>;<i aria-label={`Ping ${n}`} />;<b>{bad && "x"}</b>;';
    expect(literalsIn('a.tsx', bad).map((one) => one.replace('a.tsx:1: ', ''))).toEqual([
      'Help',
      'Stop',
      'an',
      'b',
      'Ping',
      'x',
    ]);
    expect(literalsIn('a.tsx', '<p className="wide" title={say("a")}>{say("b")} · {n} % {on ? "✓" : "–"}</p>')).toEqual(
      [],
    );
    expect(contentIn('a.css', "p { content: 'new' } q { content: '\\2713' } r { content: '·' }")).toEqual([
      'a.css: new',
    ]);
  });
});
