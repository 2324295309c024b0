import { z } from 'zod';
import { checkForm, formSchema, toldOf, type FormField, type FormGiven, type Told } from '../../contract/form.ts';
import { roleName, type Role } from '../../contract/instrument.ts';
import { dataInterface, type ClockGiver, type Lead } from '../../contract/leads.ts';
import { stepShape } from '../../contract/procedure.ts';
import { valueWords } from '../../contract/settings.ts';
import type { Observation } from '../../contract/site.ts';
import type { StepRecord } from '../../contract/run.ts';
import type { Message } from '../../contract/words/index.ts';
import type { Question, RunContext } from '../recording/run-context.ts';
import { mainAnswer } from './asking.ts';
import type { Note, StepKind } from './kind.ts';
import { HEADLESS } from './notes.ts';

const schema = z.strictObject({ ...stepShape, do: z.literal('leads') });
type Spec = z.infer<typeof schema>;

type Interface = NonNullable<ReturnType<typeof dataInterface>>;
type ReadLeads = NonNullable<Observation<'counters'>['leads']>;

/** Leads as an instrument of the run sees them: the first that tells any. */
async function readLeads({ sessions, signal }: RunContext): Promise<{ role: Role; leads: ReadLeads } | undefined> {
  for (const [role, { device }] of sessions) {
    if (device.role === 'tester' || !device.observe || !device.observes?.includes('counters')) continue;
    const { leads } = await device.observe('counters', signal);
    if (leads && Object.keys(leads).length > 0) return { role, leads };
  }
  return undefined;
}

const leadWords = ({ name, id, words, from }: Lead): Message => ({
  code: 'leads.lead',
  params: { name, id, from, ...words },
});
const state = (on: boolean): 'on' | 'off' => (on ? 'on' : 'off');

/** What is asked of an interface: who gives the clock, and how each lead stands; what was read is filled in. */
export function fieldsOf({ leads, clocks }: Interface, read: ReadLeads | undefined): FormField[] {
  const only = clocks.length === 1;
  const clockWords = (by: ClockGiver): Message => ({ code: only ? 'leads.clock.s' : `leads.clock.${by}` });
  const clock: FormField = {
    id: 'clock',
    words: { code: 'leads.clock' },
    kind: 'choice',
    options: clocks.map((value) => ({ value, words: clockWords(value) })),
    value: clocks[0]!,
  };
  const options = (['on', 'off', 'unseen'] as const).map(
    (value) => ({ value, words: { code: `leads.${value}` } }) as const,
  );
  const known = (name: string): Pick<FormField, 'value'> => {
    const on = name === 'DSR' || name === 'DCD' ? read?.[name] : undefined;
    return on === undefined ? {} : { value: state(on) };
  };
  return [
    clock,
    ...leads.map((lead): FormField => ({
      id: lead.id,
      words: leadWords(lead),
      kind: 'choice',
      options,
      ...known(lead.name),
    })),
  ];
}

/** Who gives the clock and which leads stand, as somebody looks. */
export function leadsQuestion(
  step: string,
  name: string,
  fields: readonly FormField[],
  role: Role | undefined,
): Question {
  const { zh, en } = role === undefined ? { zh: '', en: '' } : roleName(role);
  return {
    kind: 'leads',
    step,
    title: { code: 'leads.title', params: { name: valueWords('interface', name, 'screen').en } },
    blocks: [
      { block: 'text', text: { code: 'leads.must' } },
      ...(role === undefined ? [] : [{ block: 'note', text: { code: 'leads.read', params: { zh, en } } } as const]),
      { block: 'form', fields },
    ],
    tools: [{ tool: 'photo' }],
    answers: [mainAnswer('done', 'leads.done', { gives: true })],
  };
}

/** What was told, a lead that is off marked: it must stand. */
const keptOf = (fields: readonly FormField[], given: FormGiven): Told[] =>
  toldOf(fields, given).map((told) => (told.value.code === 'leads.off' ? { ...told, bad: true } : told));

function noteOf({ leads }: Interface, given: FormGiven): Message {
  const off = leads.filter(({ id }) => given[id] === 'off');
  if (off.length > 0) return { code: 'step.leads-off', params: { names: off.map(({ name }) => name).join(', ') } };
  return { code: leads.every(({ id }) => given[id] === 'on') ? 'step.leads-stand' : 'step.leads-unseen' };
}

async function run(context: RunContext, spec: Spec, step: StepRecord): Promise<Note> {
  const { recording, headless } = context;
  const name = recording.record.settings['interface'];
  const found = dataInterface(name);
  if (!found || name === undefined) return { code: 'step.leads-none' };
  const read = await readLeads(context);
  const fields = fieldsOf(found, read?.leads);
  if (headless) {
    const given = Object.fromEntries(fields.flatMap(({ id, value }) => (id !== 'clock' && value ? [[id, value]] : [])));
    await recording.write({ what: 'step', step, change: { told: keptOf(fields, given) } });
    return read ? noteOf(found, given) : HEADLESS;
  }
  const check = (given: FormGiven): [] => {
    checkForm(fields, given);
    return [];
  };
  const { given } = await context.ask(leadsQuestion(spec.id, name, fields, read?.role), { schema: formSchema, check });
  await recording.write({ what: 'step', step, change: { told: keptOf(fields, given) } });
  return noteOf(found, given);
}

/** Who gives the clock of a data interface and which of its leads stand: read from an instrument that tells it, else looked at by a person. */
export const leads: StepKind<Spec> = {
  kind: 'leads',
  schema,
  title: { zh: '时钟和控制线', en: 'Clock and leads' },
  onTester: false,
  touches: false,
  rewindable: true,
  byPerson: true,
  plan: (_spec, { settings }) => ({ actions: dataInterface(settings['interface']) ? 1 : 0, durationS: 60 }),
  run,
};
