import ts from 'typescript';
import type { Bilingual } from '../../electron/contract/text.ts';

/** A word or sentence that people read, and where it stands. */
export interface Shown extends Bilingual {
  where: string;
}

/** One thing of the glossary: its English words, the Chinese ones in the same order, and what is never said for it. */
interface GlossaryRow {
  terms: string[];
  chinese: string[];
  never: string[];
}

const parts = (cell: string, between: RegExp): string[] =>
  cell
    .split(between)
    .map((one) => one.trim())
    .filter(Boolean);

/** The table of the glossary. What stands in brackets behind a term is a name of it too. */
export function readGlossary(text: string): GlossaryRow[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| term '))
    .map((line) => {
      const [, terms = '', chinese = '', never = ''] = line.split('|');
      return { terms: parts(terms, /[,()]/), chinese: parts(chinese, /、/), never: parts(never, /,/) };
    });
}

/** Whatever holds a word that the glossary says is never used. */
export function forbiddenIn(
  shown: readonly (Shown | { where: string; text: string })[],
  glossary: GlossaryRow[],
): string[] {
  const never = glossary.flatMap((row) => row.never.map((word) => ({ word, right: row.chinese.join('、') })));
  return shown.flatMap((one) => {
    const text = 'text' in one ? one.text : `${one.zh}\n${one.en}`;
    return never.flatMap(({ word, right }) => (text.includes(word) ? [`${one.where}: ${word} (${right})`] : []));
  });
}

const plain = (english: string): string => english.toLowerCase().replaceAll('-', ' ').replace(/s$/, '');

/** Terms whose Chinese is another than the glossary's. */
export function againstGlossary(terms: readonly Shown[], glossary: GlossaryRow[]): string[] {
  return terms.flatMap(({ where, zh, en }) => {
    const row = glossary.find(({ terms: names }) => names.some((name) => plain(name) === plain(en)));
    return row && !row.chinese.includes(zh)
      ? [`${where}: ${en} is ${zh}, in the glossary ${row.chinese.join('、')}`]
      : [];
  });
}

/** One English word with two Chinese ones, unless the glossary has both for it. Sentences and single letters are none. */
export function twoWords(shown: readonly Shown[], glossary: GlossaryRow[]): string[] {
  const isWord = ({ en }: Shown): boolean => en.length > 2 && en.split(' ').length <= 3 && !/[{.:?!…]/.test(en);
  const byEnglish = Map.groupBy(shown.filter(isWord), ({ en }) => plain(en));
  return [...byEnglish].flatMap(([english, all]) => {
    const chinese = new Set(all.map(({ zh }) => zh));
    const row = glossary.find(({ terms }) => terms.some((name) => plain(name) === english));
    if (chinese.size < 2 || [...chinese].every((zh) => row?.chinese.includes(zh))) return [];
    return [`${english}: ${all.map(({ where, zh }) => `${zh} (${where})`).join(', ')}`];
  });
}

function visitAll(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => visitAll(child, visit));
}
const sourceOf = (file: string, text: string): ts.SourceFile =>
  ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
const lineOf = (source: ts.SourceFile, node: ts.Node): string =>
  `${source.fileName}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;

/** Every `{ zh: '...', en: '...' }` of a source file. */
export function bilingualIn(file: string, text: string): Shown[] {
  const source = sourceOf(file, text);
  const found: Shown[] = [];
  visitAll(source, (node) => {
    if (!ts.isObjectLiteralExpression(node)) return;
    const said = (name: string): string | undefined => {
      const property = node.properties.find(
        (one): one is ts.PropertyAssignment => ts.isPropertyAssignment(one) && one.name.getText() === name,
      );
      return property && ts.isStringLiteralLike(property.initializer) ? property.initializer.text : undefined;
    };
    const [zh, en] = [said('zh'), said('en')];
    if (zh === undefined || en === undefined) return;
    const { parent } = node;
    const name = ts.isPropertyAssignment(parent) ? ` ${parent.name.getText()}` : '';
    found.push({ where: `${lineOf(source, node)}${name}`, zh, en });
  });
  return found;
}

/** What source files ask of the catalogue: keys that stand in them whole, beginnings completed there (`verdict.${...}`), and all names to complete one. */
export interface Asked {
  keys: Set<string>;
  heads: Set<string>;
  names: Set<string>;
}
export const nothingAsked = (kinds: readonly string[]): Asked => ({
  keys: new Set(),
  heads: new Set(kinds.map((kind) => `${kind}.`)),
  names: new Set(),
});

/** Reads what a source file asks for. */
export function askedIn(file: string, text: string, into: Asked): void {
  visitAll(sourceOf(file, text), (node) => {
    if (ts.isStringLiteralLike(node)) into.keys.add(node.text);
    if (ts.isStringLiteralLike(node) || ts.isIdentifier(node) || ts.isNumericLiteral(node)) into.names.add(node.text);
    if (ts.isTemplateExpression(node) && /^[a-z][\w.-]*[.-]$/.test(node.head.text)) into.heads.add(node.head.text);
  });
}

/** Keys that nothing asks for: neither whole nor as a beginning completed by a name that stands anywhere in the program. */
export function deadKeys(keys: readonly string[], { keys: whole, heads, names }: Asked): string[] {
  const completed = (key: string): boolean =>
    [...heads].some((head) => {
      const rest = key.startsWith(head) ? key.slice(head.length) : '';
      // `event.clock-${how}-${way}` and `wiring.join.e1-${access}-text` are completed by several.
      return (
        rest !== '' && !rest.includes('.') && (names.has(rest) || rest.split('-').every((part) => names.has(part)))
      );
    });
  return keys.filter((key) => !whole.has(key) && !completed(key));
}

/** Attributes that are read out or shown. */
const READ = /^(aria-label|aria-description|aria-roledescription|aria-valuetext|title|placeholder|alt|label)$/;
/** Letters of any script: signs and digits need no language. */
const LETTERS = /\p{L}/u;

const isKey = (node: ts.Node): boolean => ts.isJsxElement(node) && node.openingElement.tagName.getText() === 'kbd';

/** Text written into a component instead of the catalogue. */
export function literalsIn(file: string, text: string): string[] {
  const source = sourceOf(file, text);
  const found: string[] = [];
  const literal = (node: ts.Node | undefined): void => {
    if (!node) return;
    if (ts.isJsxExpression(node) || ts.isParenthesizedExpression(node)) return literal(node.expression);
    if (ts.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse].forEach(literal);
    if (ts.isBinaryExpression(node)) return literal(node.right);
    const said = ts.isTemplateExpression(node)
      ? [node.head.text, ...node.templateSpans.map((span) => span.literal.text)].join(' ')
      : ts.isJsxText(node) || ts.isStringLiteralLike(node)
        ? node.text
        : '';
    if (LETTERS.test(said)) found.push(`${lineOf(source, node)}: ${said.trim()}`);
  };
  visitAll(source, (node) => {
    // What is printed on a key is the same everywhere.
    if (ts.isJsxText(node) && !isKey(node.parent)) literal(node);
    else if (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent)) literal(node);
    else if (ts.isJsxAttribute(node) && READ.test(node.name.getText())) literal(node.initializer);
  });
  return found;
}

/** `content:` of a style sheet that holds letters. */
export const contentIn = (file: string, css: string): string[] =>
  [...css.matchAll(/content:\s*(['"])(.*?)\1/g)].flatMap(([, , said = '']) =>
    LETTERS.test(said.replace(/\\[0-9a-f]+/gi, '')) ? [`${file}: ${said}`] : [],
  );
