import { z } from 'zod';
import type { Circuit } from '../../contract/circuit.ts';
import { parseSeconds } from '../../contract/duration.ts';
import { TributaryError } from '../../contract/errors.ts';
import { decidingMeasurement } from '../../contract/measurement.ts';
import { stepShape } from '../../contract/procedure.ts';
import { decidingAttempt, type RunRecord, type StepRecord } from '../../contract/run.ts';
import { alike } from '../../contract/text.ts';
import { bothOf, type Message, type WordKey } from '../../contract/words/index.ts';
import type { RunContext } from '../recording/run-context.ts';
import { LOOKING, type Note, type StepKind } from './kind.ts';
import { endWith } from './measure.ts';

const duration = z.string().refine((text) => parseSeconds(text) !== undefined, { message: 'yaml.duration' });
const schema = z.strictObject({
  ...stepShape,
  do: z.literal('same-route'),
  /** How long the first line of a route is tested, and each of the others. */
  first: duration,
  others: duration,
});
type Spec = z.infer<typeof schema>;

/** The record of the first line, by its id or its short number. Errors: `first-line-unknown`. */
async function firstOf({ recording: { archive, record } }: RunContext, text: string): Promise<RunRecord> {
  const found = (await archive.listRuns({ text })).filter(
    ({ runId, number }) => runId !== record.runId && (runId === text || number === text),
  );
  const [one] = found;
  if (!one || one.damaged) throw new TributaryError('first-line-unknown', text);
  return await archive.getRun(one.runId);
}

const endsOf = ({ ends }: Circuit): (string | undefined)[] => [ends?.A?.site, ends?.Z?.site];

/** Why a record does not stand for the first line of this route; undefined if it does. What neither circuit states is no reason. */
function unfit(first: RunRecord, own: RunRecord, leastS: number): WordKey | undefined {
  const one = decidingMeasurement(decidingAttempt(first));
  if (first.verdict !== 'pass') return 'first-line.not-passed';
  if ((one?.forS ?? 0) < leastS) return 'first-line.too-short';
  const [theirs, mine] = [first.circuit, own.circuit];
  if (!theirs || !mine) return undefined;
  if (theirs.number === mine.number) return 'first-line.same';
  const differs = (a: string | undefined, b: string | undefined): boolean =>
    a !== undefined && b !== undefined && a !== b;
  if (differs(theirs.routes?.main, mine.routes?.main)) return 'first-line.other-route';
  return endsOf(theirs).some((site, at) => differs(site, endsOf(mine)[at])) ? 'first-line.other-ends' : undefined;
}

/** Length asked for of what this run measures, seconds. */
const askedS = ({ recording: { attempt } }: RunContext): number =>
  Math.max(0, ...attempt.measurements.map(({ forS }) => forS));

async function run(context: RunContext, { first, others }: Spec, step: StepRecord): Promise<Note> {
  const { recording } = context;
  const text = recording.record.settings['first-line']?.trim() ?? '';
  const leastS = parseSeconds(text === '' ? first : others) ?? 0;
  if (text !== '') {
    const known = await firstOf(context, text);
    const why = unfit(known, recording.record, parseSeconds(first) ?? 0);
    if (why) throw new TributaryError('first-line-unfit', text, { ...bothOf({ code: why }) });
    const value: Message = { said: alike(known.circuit?.number ?? known.number ?? known.runId) };
    const told = [{ words: { code: 'first-line.rests-on' } as const, value }];
    await recording.write({ what: 'step', step, change: { told } });
  }
  const role: Message = { code: text === '' ? 'first-line.first' : 'first-line.further' };
  if (askedS(context) >= leastS) return role;
  const why: Message = { code: 'why.route-short', params: { leastS } };
  await endWith(context, step, { verdict: 'not-assessed', why });
  return why;
}

/**
 * Several lines of one route (ITU-T M.2110 8.3): the first is tested for long, the others for less, resting on the record of the first, which has to have
 * passed. Errors: `first-line-unknown`, `first-line-unfit`.
 */
export const sameRoute: StepKind<Spec> = {
  kind: 'same-route',
  schema,
  title: { zh: '同路由的首条', en: 'First line of the route' },
  ...LOOKING,
  run,
};
