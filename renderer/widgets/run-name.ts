export { runName } from '../../electron/contract/views.ts';

/** Width of a character, in halves of a Chinese one; a capital takes more than half. */
const widthOf = (character: string): number =>
  /[ -~]/.test(character) ? (/[A-Z@%&]/.test(character) ? 1.35 : 1.1) : 2;

/** The end of a name (or the beginning of a word) that has room, with a mark where something was left out: numbers differ at their end. */
export function nameEnd(name: string, room: number, atEnd: boolean): string {
  const width = (some: readonly string[]): number => some.reduce((sum, one) => sum + widthOf(one), 0);
  let left = [...name];
  if (width(left) <= room) return name;
  while (left.length > 1 && width(left) > room - 1) left = atEnd ? left.slice(1) : left.slice(0, -1);
  return atEnd ? `…${left.join('')}` : `${left.join('')}…`;
}
