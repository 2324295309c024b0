/** From when until when: the day once where it is the same. */
export function windowText({ from, to }: { from: string; to: string }): string {
  const [begin, end] = [from, to].map((at) => at.slice(0, 16).replace('T', ' '));
  return from.slice(0, 10) === to.slice(0, 10) ? `${begin} – ${to.slice(11, 16)}` : `${begin} – ${end}`;
}

export const shortTime = (at: string): string => at.slice(0, 16).replace('T', ' ');
