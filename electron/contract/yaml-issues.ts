import { z } from 'zod';
import type { Bilingual } from './text.ts';
import { bothOf, fieldName, isWord, wordOf, type Message, type TermKind, type WordKey } from './words/index.ts';

/** What a schema found wrong. */
export type Issue = z.core.$ZodIssue;

/** Of a choice, what is wrong in the branch that was most likely meant: the one with the fewest faults; of a key, what is wrong with it. */
function meant(issue: Issue): Issue {
  if (issue.code === 'invalid_key' && issue.issues.length > 0) return { ...preferred(issue.issues), path: issue.path };
  if (issue.code !== 'invalid_union') return issue;
  const [fewest] = issue.errors.toSorted((a, b) => a.length - b.length);
  if (!fewest || fewest.length === 0) return issue;
  const inner = meant(preferred(fewest));
  return { ...inner, path: [...issue.path, ...inner.path] };
}

/** A misspelt key is also a missing one: what was written is where to look. */
const preferred = (issues: readonly Issue[]): Issue =>
  issues.find((found) => found.code === 'unrecognized_keys') ?? issues[0]!;

/** The issue that tells most. */
export const clearest = (issues: readonly Issue[]): Issue => meant(preferred(issues));

/** Every issue for itself, one for each key that nobody knows. */
export const everyOne = (issues: readonly Issue[]): Issue[] =>
  issues
    .map((issue) => meant(issue))
    .flatMap((issue): Issue[] =>
      issue.code === 'unrecognized_keys' ? issue.keys.map((key) => ({ ...issue, keys: [key] })) : [issue],
    );

/** Path to what is written wrongly. */
export function placeInInput(issue: Issue): PropertyKey[] {
  const [unknown] = issue.code === 'unrecognized_keys' ? issue.keys : [];
  return unknown === undefined ? [...issue.path] : [...issue.path, unknown];
}

const KINDS: Readonly<Record<string, WordKey>> = {
  string: 'yaml.kind.text',
  number: 'yaml.kind.number',
  int: 'yaml.kind.number',
  boolean: 'yaml.kind.boolean',
  array: 'yaml.kind.list',
  object: 'yaml.kind.map',
  record: 'yaml.kind.map',
};

/** What a schema says in its own words, or in a word of the catalogue. */
function given(issue: Issue, field: string): Message {
  const params = 'params' in issue ? (issue.params as Message['params']) : undefined;
  return isWord(issue.message)
    ? { code: issue.message, params: { ...params, field } }
    : { code: 'yaml.other', params: { field, text: issue.message } };
}

/** An issue as a sentence: in words of the catalogue where it has some, else in the schema's own. */
function issueMessage(issue: Issue, field: string): Message {
  if (issue.code === 'unrecognized_keys') return { code: 'yaml.unknown-key', params: { field } };
  if (issue.code === 'invalid_union' && 'options' in issue && issue.options)
    return { code: 'yaml.one-of', params: { field, values: issue.options.map(String).join(', ') } };
  if (issue.code === 'invalid_value')
    return {
      code: issue.values.length === 1 ? 'yaml.exactly' : 'yaml.one-of',
      params: { field, values: issue.values.map(String).join(', ') },
    };
  if (issue.code === 'invalid_type')
    return { code: KINDS[issue.expected] ?? 'yaml.kind.other', params: { field, wanted: issue.expected } };
  if (issue.code === 'too_small' && issue.origin === 'string') return { code: 'yaml.blank', params: { field } };
  if (issue.code === 'too_small') return { code: 'yaml.too-small', params: { field, limit: Number(issue.minimum) } };
  if (issue.code !== 'too_big') return given(issue, field);
  const code = issue.origin === 'string' ? 'yaml.too-long' : 'yaml.too-big';
  return { code, params: { field, limit: Number(issue.maximum) } };
}

/** Kinds of terms whose names are keys of files. */
const TERMED: readonly TermKind[] = ['circuit', 'setting', 'parameter', 'instrument'];
function chineseFor(key: string): string | undefined {
  const own = fieldName(key);
  if (own !== undefined) return own;
  return TERMED.map((kind) => wordOf(kind, key).zh).find((zh) => zh !== key);
}

/** `A 端局站（ends.A.site）`, `第 2 项时刻（events.1.at）`: what people call a key, and where it stands. A key without a name stands alone. */
function fieldInChinese(path: readonly PropertyKey[]): string {
  const place = path.join('.');
  const name = chineseFor(String(path.at(-1)));
  if (name === undefined) return place;
  const above = path.at(-2);
  const where =
    typeof above === 'number'
      ? `第 ${above + 1} 项`
      : above === 'A' || above === 'Z'
        ? wordOf('circuit', above).zh
        : '';
  return `${where}${name}（${place}）`;
}

/** What is wrong, in both languages; a key is called by its name where it has one. `whole`: what it is as a whole, where that is no map of keys. */
export function issueSaid(issue: Issue, whole: 'YAML' | 'JSON' = 'JSON'): Bilingual {
  const path = placeInInput(issue);
  const { zh } = bothOf(issueMessage(issue, fieldInChinese(path) || whole));
  // A bracket of Chinese has its room within it.
  return { zh: zh.replaceAll('） ', '）'), en: bothOf(issueMessage(issue, path.join('.') || whole)).en };
}
