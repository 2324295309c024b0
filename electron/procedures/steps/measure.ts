import { z } from 'zod';
import { askedFieldSchema, formFieldOf, isGood, toldOfFields, type AskedField } from '../../contract/asked-field.ts';
import { checkForm, formSchema, type FormGiven } from '../../contract/form.ts';
import { bilingualSchema, stepShape } from '../../contract/procedure.ts';
import type { StepRecord } from '../../contract/run.ts';
import { saidOf } from '../../contract/words/index.ts';
import type { Part, Question, RunContext } from '../recording/run-context.ts';
import { mainAnswer } from './asking.ts';
import type { Note, StepKind } from './kind.ts';
import { confirmedNote, HEADLESS } from './notes.ts';

const schema = z.strictObject({
  ...stepShape,
  do: z.literal('measure'),
  /** What to do before, in order. */
  text: z.array(bilingualSchema).max(20).default([]),
  fields: z.array(askedFieldSchema).min(1).max(30),
  /** Only where these settings have these values. */
  when: z.record(z.string(), z.string()).optional(),
});
type Spec = z.infer<typeof schema>;

const TITLE = { zh: '查看和填写', en: 'Look and tell' };

const isDue = ({ when = {} }: Spec, settings: Readonly<Record<string, string>>): boolean =>
  Object.entries(when).every(([name, value]) => settings[name] === value);

const question = ({ id, title, text, fields }: Spec): Question => ({
  kind: 'measure',
  step: id,
  title: saidOf(title ?? TITLE),
  blocks: [
    ...(text.length > 0
      ? [{ block: 'list', form: 'numbers', items: text.map((one) => ({ words: saidOf(one) })) } as const]
      : []),
    { block: 'form', fields: fields.map(formFieldOf) },
  ],
  tools: [{ tool: 'photo' }],
  answers: [
    { id: 'cannot', words: { code: 'works.cannot' }, key: 'x' },
    mainAnswer('told', 'works.told', { gives: true }),
  ],
});

/** What was told means for the verdict: anything that is not as it has to be fails; where all that has to be something is so, it is good. */
function partOf(fields: readonly AskedField[], given: FormGiven): Part | undefined {
  const bad = fields.filter((field) => isGood(field, given) === false);
  const list = (lang: 'zh' | 'en', between: string): string => bad.map(({ title }) => title[lang]).join(between);
  if (bad.length > 0)
    return { verdict: 'fail', why: { code: 'why.told-bad', params: { zh: list('zh', '、'), en: list('en', ', ') } } };
  return fields.some((field) => isGood(field, given) === true)
    ? { verdict: 'pass', why: { code: 'why.told-good' } }
    : undefined;
}

/** Keeps what the step means, for itself and for the verdict. */
export async function endWith({ recording, state }: RunContext, step: StepRecord, part: Part): Promise<void> {
  const { verdict, why } = part;
  await recording.write({ what: 'step', step, change: { end: { verdict, why } } });
  state.pass.parts.push(part);
}

async function run(context: RunContext, spec: Spec, step: StepRecord): Promise<Note> {
  const { recording, headless } = context;
  if (!isDue(spec, recording.record.settings)) return { code: 'step.not-asked' };
  if (headless) return HEADLESS;
  const fields = spec.fields.map(formFieldOf);
  const check = (given: FormGiven | undefined): [] => {
    if (given) checkForm(fields, given);
    return [];
  };
  const answer = await context.ask(question(spec), { schema: formSchema.optional(), check });
  if (answer.option === 'cannot' || !answer.given) return { code: 'works.cannot' };
  const { given } = answer;
  await recording.write({ what: 'step', step, change: { told: toldOfFields(spec.fields, given) } });
  const part = partOf(spec.fields, given);
  if (part) await endWith(context, step, part);
  return confirmedNote(context, answer);
}

/** Asks a person for what no instrument of the run tells: numbers off a display, what a box shows, what a call was like. */
export const measure: StepKind<Spec> = {
  kind: 'measure',
  schema,
  title: TITLE,
  onTester: false,
  touches: false,
  rewindable: false,
  byPerson: true,
  plan: (spec, { settings }) => (isDue(spec, settings) ? { actions: 1, durationS: 60 } : { actions: 0, durationS: 0 }),
  run,
};
