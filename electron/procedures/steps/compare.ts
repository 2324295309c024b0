import { z } from 'zod';
import type { Told } from '../../contract/form.ts';
import { judgementOf } from '../../contract/measurement.ts';
import { stepShape } from '../../contract/procedure.ts';
import { localTime } from '../../contract/release.ts';
import { decidingAttempt, type AttemptRecord, type RunRecord, type StepRecord } from '../../contract/run.ts';
import { bothOf, type Message } from '../../contract/words/index.ts';
import type { RunContext } from '../recording/run-context.ts';
import { LOOKING, type Note, type StepKind } from './kind.ts';

const schema = z.strictObject({ ...stepShape, do: z.literal('compare') });

/** The last finished run of the same procedure on the same circuit, before this one. */
async function lastTime({ recording: { archive, record } }: RunContext): Promise<RunRecord | undefined> {
  const number = record.circuit?.number;
  if (number === undefined) return undefined;
  const runs = await archive.listRuns({ circuit: number });
  const found = runs.find(
    ({ runId, procedure, state, damaged }) =>
      runId !== record.runId && procedure === record.procedure.id && state === 'finished' && !damaged,
  );
  return found && (await archive.getRun(found.runId));
}

/** What was told in an attempt, by step and words. */
function toldIn({ steps }: AttemptRecord, but: string): Map<string, Told> {
  const all = steps.flatMap(({ id, told = [] }) =>
    id === but ? [] : told.map((one) => [`${id} ${bothOf(one.words).en}`, one] as const),
  );
  return new Map(all);
}

/** What a measurement came to, as figures that can be compared: loss and delay of each rung, bit errors. */
function figures(attempt: AttemptRecord): Map<string, Told> {
  const judgement = judgementOf(attempt);
  const rungs = (judgement?.ladder ?? []).flatMap(({ rung, sent, lost, avgMs }): [string, Told][] => {
    const share = sent === 0 ? '?' : ((100 * lost) / sent).toFixed(2);
    const params = { rung, share, ms: avgMs === undefined ? '?' : avgMs.toFixed(1) };
    return [[`rung ${rung}`, { words: { said: { zh: rung, en: rung } }, value: { code: 'compare.rung', params } }]];
  });
  const errors = judgement?.totals.bitErrors;
  const bits: [string, Told][] =
    errors === undefined
      ? []
      : [
          [
            'bits',
            { words: { code: 'parameter.bitErrors' }, value: { said: { zh: String(errors), en: String(errors) } } },
          ],
        ];
  return new Map([...rungs, ...bits]);
}

/** Delay and loss of two runs are never the same to the last digit: they differ where one is over twice the other, or loss is new. */
function isOther(now: Told, before: Told): boolean {
  const [a, b] = [now.value, before.value];
  if (a.code !== 'compare.rung' || b.code !== 'compare.rung') return bothOf(a).en !== bothOf(b).en;
  const [lost, lostThen] = [Number(a.params?.['share']), Number(b.params?.['share'])];
  const [ms, msThen] = [Number(a.params?.['ms']), Number(b.params?.['ms'])];
  return lost !== lostThen || ms > 2 * msThen || msThen > 2 * ms;
}

const nothing: Message = { code: 'compare.blank' };

/** What differs, both ways: what is new, what is gone, what is another. */
function differences(now: Map<string, Told>, before: Map<string, Told>): Told[] {
  const keys = [...new Set([...now.keys(), ...before.keys()])];
  return keys.flatMap((key): Told[] => {
    const [a, b] = [now.get(key), before.get(key)];
    if (a && b && !isOther(a, b)) return [];
    const [then, since] = [bothOf(b?.value ?? nothing), bothOf(a?.value ?? nothing)];
    const params = { thenZh: then.zh, thenEn: then.en, nowZh: since.zh, nowEn: since.en };
    return [{ words: (a ?? b)!.words, value: { code: 'compare.was', params } }];
  });
}

async function run(context: RunContext, _spec: z.infer<typeof schema>, step: StepRecord): Promise<Note> {
  const { recording } = context;
  const last = await lastTime(context);
  const attempt = last && decidingAttempt(last);
  if (!last || !attempt) return { code: 'compare.first' };
  const now = new Map([...toldIn(recording.attempt, step.id), ...figures(recording.attempt)]);
  const before = new Map([...toldIn(attempt, step.id), ...figures(attempt)]);
  const found = differences(now, before);
  const day = localTime(last.startedAtMs, last.zone.offsetS).slice(0, 10);
  const number = last.number ?? last.runId;
  const note: Message = {
    code: found.length === 0 ? 'compare.same' : 'compare.differs',
    params: { day, number, n: found.length },
  };
  const verdict = bothOf({ code: `verdict.${last.verdict ?? 'not-set'}` });
  const against: Told = {
    words: { code: 'compare.against' },
    value: { code: 'compare.last', params: { day, number, ...verdict } },
  };
  await recording.write({ what: 'step', step, change: { told: [against, ...found] } });
  return note;
}

/** Compares with the last run of the same procedure on the same circuit, and says what differs. It judges nothing. */
export const compare: StepKind<z.infer<typeof schema>> = {
  kind: 'compare',
  schema,
  title: { zh: '与上次比较', en: 'Compare with last time' },
  ...LOOKING,
  run,
};
