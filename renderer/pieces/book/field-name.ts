import { isWord, type WordKey } from '../../../electron/contract/words/index.ts';
import type { Say } from '../../text/speech.ts';

/** Fields that are called as other screens call them. */
const ELSEWHERE: Readonly<Record<string, WordKey>> = {
  due: 'order.due',
  received: 'order.received',
  circuit: 'archive.circuit',
};

/** The word of a field, where there is one: of an order, of a circuit, of the box at an end. */
export const wordFor = (name: string): WordKey | undefined =>
  [`lists.column.${name}`, ELSEWHERE[name] ?? '', `circuit.${name}`, `circuit.box.${name}`].find(
    (key): key is WordKey => isWord(key),
  );

/** What people call a field of a list: `A.site` is `A 端局站`. */
export function fieldName(say: Say, field: string): string {
  const parts = field.split('.');
  const own = wordFor(field);
  if (own) return say(own);
  const last = wordFor(parts.at(-1) ?? '');
  const name = last ? say(last) : field;
  return parts[0] === 'A' || parts[0] === 'Z' ? say('import.of-end', { end: say(`circuit.${parts[0]}`), name }) : name;
}
