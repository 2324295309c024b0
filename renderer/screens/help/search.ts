import type { HelpTopic } from '../../../electron/contract/help.ts';

/** As people type it: no case, no wide letters, no signs between letters and figures (`V.35`, `v35`, `Ｖ３５`). */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s.·/-]+/g, '');

/** Every text of a piece, in both languages whichever is shown. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsOf) : [];
}

/** How well a topic answers: what it is called counts before what it says; 0: not at all. */
function rank({ title, terms, body }: HelpTopic, words: readonly string[]): number {
  const names = [...textsOf(title), ...terms].map(plain);
  const texts = textsOf(body).map(plain);
  const ranks = words.map((word) => {
    if (names.includes(word)) return 4;
    if (names.some((name) => name.startsWith(word))) return 3;
    if (names.some((name) => name.includes(word))) return 2;
    return texts.some((text) => text.includes(word)) ? 1 : 0;
  });
  return ranks.includes(0) ? 0 : ranks.reduce<number>((sum, one) => sum + one, 0);
}

/** The topics in which every word stands, in either language, best first; all of them where nothing is asked. */
export function found(topics: readonly HelpTopic[], text: string): HelpTopic[] {
  const words = text
    .split(/[\s,，、]+/)
    .map(plain)
    .filter((word) => word !== '');
  if (words.length === 0) return [...topics];
  return topics
    .map((topic) => ({ topic, rank: rank(topic, words) }))
    .filter((one) => one.rank > 0)
    .sort((a, b) => b.rank - a.rank)
    .map(({ topic }) => topic);
}
