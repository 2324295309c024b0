import type { Progress, Stage } from '../../contract/prompt.ts';
import type { Message } from '../../contract/words/index.ts';

/** A step that works by itself, stage by stage. */
export interface Working {
  /** `usualS`: seconds that it usually takes; absent: as long as a person does. `saw`: it is over. */
  stages: readonly { words: Message; usualS?: number; saw?: Message; ok?: boolean }[];
  /** Index of the stage going on. */
  now: number;
  /** Since when, epoch milliseconds. */
  sinceMs: number;
  what: Message;
}

/** How far it has come at a moment, epoch milliseconds. A stage that takes longer than usual holds the bar, it never goes back. Pure. */
export function progressOf({ stages, now, sinceMs, what }: Working, nowMs: number): Progress {
  const usual = (from: number, to?: number): number =>
    stages.slice(from, to).reduce((sum, { usualS = 0 }) => sum + usualS, 0);
  const [total, current] = [usual(0), stages[now]];
  const gone = Math.min(current?.usualS ?? 0, Math.max(0, (nowMs - sinceMs) / 1000));
  const done = usual(0, now) + gone;
  const byPerson = current !== undefined && current.usualS === undefined;
  const shown = stages.map(({ words, saw, ok }, at): Stage => {
    const state = saw ? 'done' : at === now ? 'now' : 'todo';
    return { words, state, ...(saw ? { saw } : {}), ...(ok === undefined ? {} : { ok }) };
  });
  return {
    what,
    part: total === 0 ? 0 : done / total,
    ...(byPerson ? {} : { leftS: Math.ceil(total - done) }),
    stages: shown,
  };
}
