// What holds for the looks of the page (docs/map.md, "Figures"): a sheet stands beside its component and names nothing but it.
import { basename, dirname, join, normalize } from 'node:path';
import ts from 'typescript';

/** Longest sheet, and most rules in one. */
export const SHEET_LINES = 250;
export const SHEET_RULES = 60;

const CLASS = /\.(-?[A-Za-z_][\w-]*)/g;
/** A word that says how something is; it means nothing without the class beside it. */
const isState = (name) => name.startsWith('is-');
const lineOf = (text, index) => text.slice(0, index).split('\n').length;
/** `RunList.tsx` → `run-list`. */
export const prefixOf = (file) =>
  basename(file)
    .replace(/\.(css|tsx?)$/, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase();
const isOwn = (name, prefix) => name === prefix || name.startsWith(`${prefix}-`);

/** Parts of a list of selectors: commas within brackets part nothing. */
function parted(list) {
  const parts = [''];
  let depth = 0;
  for (const sign of list) {
    if (sign === '(' || sign === '[') depth++;
    if (sign === ')' || sign === ']') depth--;
    if (sign === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += sign;
  }
  return parts.map((part) => part.trim().replace(/\s+/g, ' '));
}

/** The selectors of a sheet with the classes that each names, one for every selector of every rule. Strings and comments hold no braces of ours. */
export function selectorsOf(text) {
  const plain = text.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '));
  const found = [];
  for (const match of plain.matchAll(/([^{};]*)\{/g)) {
    const head = match[1];
    if (head.trim() === '' || head.trim().startsWith('@')) continue;
    const line = lineOf(plain, match.index + head.length - head.trimStart().length);
    for (const selector of parted(head.trim())) {
      const classes = [...selector.replace(/\[[^\]]*\]/g, '').matchAll(CLASS)].map(([, name]) => name);
      found.push({ selector, classes, line });
    }
  }
  return found;
}

/** The expressions of which one comes out of this one: what it is chosen by is none of them. */
function outcomesOf(node) {
  if (ts.isParenthesizedExpression(node) || ts.isJsxExpression(node)) return node.expression ? [node.expression] : [];
  if (ts.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse];
  if (ts.isTemplateExpression(node)) return node.templateSpans.map(({ expression }) => expression);
  if (!ts.isBinaryExpression(node)) return [];
  const isAnd = node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken;
  return isAnd ? [node.right] : [node.left, node.right];
}

/** Class names in an expression: of what may come out of it. A name that touches a `${}` is made of parts. */
function wordsIn(node, out) {
  const isTemplate = ts.isTemplateExpression(node);
  const texts = isTemplate ? [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)] : [];
  if (ts.isStringLiteralLike(node)) texts.push(node.text);
  for (const text of texts) out.words.push(...text.split(/\s+/).filter(Boolean));
  const last = texts.length - 1;
  if (texts.some((text, at) => (at > 0 && /^\S/.test(text)) || (at < last && /\S$/.test(text))))
    out.made.push(node.getText());
  for (const one of outcomesOf(node)) wordsIn(one, out);
}

/** What a component says of looks: the classes it uses, those it makes of parts, and the sheets it imports. */
export function usesOf(file, text) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const out = { words: [], made: [], sheets: [] };
  const visit = (node) => {
    if (ts.isImportDeclaration(node) && node.moduleSpecifier.text.endsWith('.css'))
      out.sheets.push(normalize(join(dirname(file), node.moduleSpecifier.text)));
    if (ts.isJsxAttribute(node) && /^class(Name)?$/.test(node.name.getText()) && node.initializer)
      wordsIn(node.initializer, out);
    const isSet =
      ts.isBinaryExpression(node) && ts.isPropertyAccessExpression(node.left) && node.left.name.text === 'className';
    if (isSet) wordsIn(node.right, out);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return out;
}

/** Faults of one sheet by itself. */
function sheetFaults({ file, text, shared, selectors }, sharedClasses) {
  const faults = [];
  const lines = text.split('\n').length - 1;
  if (lines > SHEET_LINES) faults.push(`${lines} lines: ${file}`);
  const rules = new Set(selectors.map(({ line }) => line)).size;
  if (rules > SHEET_RULES) faults.push(`${rules} rules: ${file}`);
  if (shared) return faults;
  const prefix = prefixOf(file);
  for (const { selector, classes, line } of selectors) {
    const where = `${file}:${line}`;
    if (!classes.some((name) => isOwn(name, prefix))) faults.push(`${where} ${selector} names nothing of ${prefix}`);
    for (const name of classes)
      if (!isOwn(name, prefix) && !isState(name) && !sharedClasses.has(name))
        faults.push(`${where} .${name} is neither of ${prefix} nor shared`);
  }
  return faults;
}

/** Faults between sheets and components: what is used and nowhere defined, defined and nowhere used. */
function faultsBetween(sheets, components, sharedClasses) {
  const faults = [];
  const used = new Map(sheets.map(({ file }) => [file, new Set()]));
  const usedAnywhere = new Set();
  for (const { file, words, made, sheets: imported } of components) {
    for (const text of made) faults.push(`${file} makes a class of parts: ${text}`);
    const known = sheets.filter((sheet) => imported.includes(sheet.file));
    for (const sheet of known) for (const word of words) used.get(sheet.file).add(word);
    for (const word of words) {
      usedAnywhere.add(word);
      if (!sharedClasses.has(word) && !known.some(({ classes }) => classes.has(word)))
        faults.push(`${file} uses .${word}, which none of its sheets defines`);
    }
  }
  for (const { file, shared, classes } of sheets) {
    const mine = shared ? usedAnywhere : used.get(file);
    for (const name of classes)
      if (!mine.has(name) && (shared || !sharedClasses.has(name))) faults.push(`${file} .${name} is used nowhere`);
    if (!shared && !components.some(({ sheets: imported }) => imported.includes(file)))
      faults.push(`${file} is imported by nothing`);
  }
  return faults;
}

/**
 * Everything that is wrong with the looks of the page. `sheets` and `components`: path and text; sheets in `sharedFolder` belong to all.
 */
export function cssFaults(sheetTexts, componentTexts, sharedFolder) {
  const sheets = Object.entries(sheetTexts).map(([file, text]) => {
    const selectors = selectorsOf(text);
    const classes = new Set(selectors.flatMap((one) => one.classes));
    return { file, text, selectors, classes, shared: file.startsWith(sharedFolder) };
  });
  const components = Object.entries(componentTexts).map(([file, text]) => ({ file, ...usesOf(file, text) }));
  const sharedClasses = new Set(sheets.filter(({ shared }) => shared).flatMap(({ classes }) => [...classes]));
  return [
    ...sheets.flatMap((sheet) => sheetFaults(sheet, sharedClasses)),
    ...faultsBetween(sheets, components, sharedClasses),
  ];
}

/** Rules of a sheet, for the figures. */
export const ruleCount = (text) => new Set(selectorsOf(text).map(({ line }) => line)).size;
