import { parseSeconds } from '../../contract/duration.ts';
import { decidingMeasurement } from '../../contract/measurement.ts';
import { lengthNamed } from '../../contract/opening-form.ts';
import { openingStanding } from '../../contract/opening-standing.ts';
import type { AnswerOption, Block } from '../../contract/prompt.ts';
import type { Message } from '../../contract/words/index.ts';
import type { Recording } from '../recording/recording.ts';
import type { Longer } from '../recording/run-context.ts';

/** What the carrier's form asks for after an attempt that was not good. */
interface ByForm {
  answers: AnswerOption[];
  told: Block[];
  next?: Longer;
}
const NOTHING: ByForm = { answers: [], told: [] };

/** A test that lasted as long as the form asks and was not good is repeated for longer; one that was so repeated asks for its cause. */
export function byForm({ record, attempt }: Pick<Recording, 'record' | 'attempt'>): ByForm {
  const found = openingStanding(record);
  const step = decidingMeasurement(attempt)?.step;
  if (!found || step === undefined) return NOTHING;
  const { rule, standing } = found;
  if (standing.is === 'find-cause')
    return { answers: [], told: [{ block: 'text', text: { code: 'prompt.form-find-cause' } }] };
  if (standing.is !== 'again' || standing.forS === undefined || rule.again === undefined) return NOTHING;
  const params = {
    n: attempt.number + 1,
    ...lengthNamed('first', parseSeconds(rule.first) ?? 0),
    ...lengthNamed('again', standing.forS),
  };
  const ask = (code: 'prompt.test-longer' | 'prompt.form-asks'): Message => ({ code, params });
  const longer = { id: 'longer', words: ask('prompt.test-longer'), key: 'l', means: ask('prompt.form-asks') } as const;
  return { answers: [longer], told: [], next: { step, forS: standing.forS } };
}
