import { roleName } from '../../../electron/contract/instrument.ts';
import type { StepRecord } from '../../../electron/contract/run.ts';
import type { RunView } from '../../../electron/contract/views.ts';
import { saidOf, type Message } from '../../../electron/contract/words/index.ts';
import { clock } from '../../text/format.ts';
import type { Say } from '../../text/say.ts';

/** The loops that stand by remote control, each with how long it still does at most. */
function standing(say: Say, loops: NonNullable<RunView['loops']>, nowMs: number): Message {
  const one = ({ role, kind, untilMs }: (typeof loops)[number]): string => {
    const { zh, en } = roleName(role);
    return say('run.loop', { kind, zh, en, left: clock((untilMs - nowMs) / 1000) });
  };
  const text = loops.map(one).join(say.lang === 'zh' ? '；' : '; ');
  return saidOf({ zh: text, en: text });
}

/** The steps of the rail: the one that set a loop, else the one going on, tells how long it still stands. */
export function withLoops(say: Say, { steps, step, loops = [] }: RunView, nowMs: number): readonly StepRecord[] {
  if (loops.length === 0) return steps;
  const setBy = steps.findLastIndex((one) => one.do === 'loop' && one.note?.code === 'step.loop-set');
  const note = standing(say, loops, nowMs);
  return steps.map((one, at) => (at === (setBy < 0 ? step : setBy) ? { ...one, note } : one));
}
