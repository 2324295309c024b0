import type { Message } from '../contract/words/index.ts';

/** Keeps the computer awake until the function that it returns is called; what cannot be prevented is told. */
export type KeepAwake = (tell: (problem: Message) => void) => () => void;

/**
 * One means for as many as want it: held from the first of them on, let go with the last. What it could not prevent each of them hears, also who
 * comes later.
 */
export function sharedAwake(keepAwake: KeepAwake): KeepAwake {
  const holders = new Set<{ tell: (problem: Message) => void }>();
  let problems: Message[] = [];
  let letGo: (() => void) | undefined;
  const heard = (problem: Message): void => {
    problems.push(problem);
    for (const { tell } of [...holders]) tell(problem);
  };
  return (tell) => {
    const holder = { tell };
    for (const problem of problems) tell(problem);
    holders.add(holder);
    letGo ??= keepAwake(heard);
    return () => {
      if (!holders.delete(holder) || holders.size > 0) return;
      letGo?.();
      [letGo, problems] = [undefined, []];
    };
  };
}
