import { z } from 'zod';
import type { LampsSeen } from '../../contract/box.ts';
import { checkForm, toldOf, type Told } from '../../contract/form.ts';
import { stepShape } from '../../contract/procedure.ts';
import type { StepRecord } from '../../contract/run.ts';
import { stepsOfKind } from '../../contract/steps.ts';
import type { Verdict } from '../../contract/verdict.ts';
import {
  careGiven,
  nextWork,
  workGiven,
  worksSchema,
  type Work,
  type WorkDone,
  type WorkOutcome,
} from '../../contract/works.ts';
import { bothOf, type Message } from '../../contract/words/index.ts';
import type { RunContext } from '../recording/run-context.ts';
import { settle } from './judge.ts';
import type { Note, StepKind } from './kind.ts';
import { HEADLESS } from './notes.ts';
import { careAsked, fieldsOf, workAsked, workTitle, type AtWork } from './work-questions.ts';

const schema = z.strictObject({
  ...stepShape,
  do: z.literal('works'),
  /** The works; or a setting whose value chooses among the entries. */
  works: worksSchema.optional(),
  by: z.string().max(100).optional(),
  /** Folder of `resources` in which the entries lie, a file each; whoever reads the procedure fills them in. */
  from: z
    .string()
    .regex(/^[a-z-]+$/)
    .optional(),
  entries: z.record(z.string(), worksSchema).optional(),
});
type Spec = z.infer<typeof schema>;

/** The works of a step, by what was chosen. */
const worksOf = ({ works = [], by, entries }: Spec, settings: Readonly<Record<string, string>>): readonly Work[] =>
  by === undefined ? works : (entries?.[settings[by] ?? ''] ?? []);

const TOUCHED: readonly Work['kind'][] = ['restart', 'replace'];

/** What was seen of the lamps of a box, in both languages. */
function lampsTold(seen: LampsSeen): Message {
  const looks = Object.entries(seen).flatMap(([name, look]) =>
    look ? [{ name, look: bothOf({ code: `box.look.${look}` }) }] : [],
  );
  const list = (lang: 'zh' | 'en', between: string): string =>
    looks.map(({ name, look }) => `${name} ${look[lang]}`).join(between);
  return { said: { zh: list('zh', '，'), en: list('en', ', ') } };
}

/** Lamps that look otherwise than before. */
function changeOf(work: Work, lamps: LampsSeen, done: readonly WorkDone[]): Told[] {
  const before = done.find(({ id }) => id === work.with)?.lamps;
  if (!before) return [];
  const other = Object.fromEntries(
    Object.entries(lamps).filter(([name, look]) => before[name] !== undefined && before[name] !== look),
  );
  const same = Object.keys(other).length === 0;
  return [{ words: { code: 'works.changed' }, value: same ? { code: 'works.unchanged' } : lampsTold(other) }];
}

const OUTCOMES = {
  done: 'works.out.done',
  told: 'works.out.done',
  cannot: 'works.cannot',
  good: 'works.good',
  bad: 'works.bad',
  gone: 'works.gone',
  same: 'works.same',
  works: 'works.works',
  'still-out': 'works.still-out',
} as const satisfies Record<WorkOutcome, string>;

/** What is kept of one work for people to read: what came of it, what was told with it, and the care that was taken. */
function toldOfWork(work: Work, at: AtWork): Told[] {
  const one = at.done.find(({ id }) => id === work.id);
  if (!one) return [];
  const { outcome, lamps, given, care } = one;
  const bad = outcome === 'bad' || outcome === 'still-out';
  const own: Told = {
    words: workTitle(work),
    value: lamps ? lampsTold(lamps) : { code: OUTCOMES[outcome] },
    ...(bad ? { bad } : {}),
  };
  const cared: Told[] = care
    ? [{ words: { code: 'works.care-taken' }, value: { code: 'works.care-said', params: careSaid(care) } }]
    : [];
  return [
    ...cared,
    own,
    ...(lamps ? changeOf(work, lamps, at.done) : []),
    ...(given ? toldOf(fieldsOf(work, at), given) : []),
  ];
}
function careSaid({ configuration, log, consentBy }: NonNullable<WorkDone['care']>): Record<string, string> {
  const [file, record] = [bothOf({ code: `consent.${configuration}` }), bothOf({ code: `consent.${log}` })];
  return { by: consentBy, configurationZh: file.zh, configurationEn: file.en, logZh: record.zh, logEn: record.en };
}

/** What the works came to. Only what shows that the service works again proves it. */
function endOf({ done }: AtWork): { verdict: Verdict; why: Message } {
  const proof = done.find(({ outcome }) => outcome === 'works' || outcome === 'still-out');
  const minutes = proof?.given?.['outage'] ?? '?';
  if (proof?.outcome === 'works') return { verdict: 'pass', why: { code: 'why.works-again', params: { minutes } } };
  if (proof) return { verdict: 'fail', why: { code: 'why.still-out', params: { minutes } } };
  return { verdict: 'not-assessed', why: { code: 'why.not-proven' } };
}

type Came = Pick<WorkDone, 'outcome' | 'by' | 'given' | 'lamps' | 'care'>;

/** Asks one work of a person; a box is touched only once care was taken. */
async function cameOf(context: RunContext, step: string, work: Work, at: AtWork): Promise<Came> {
  const care =
    work.care || TOUCHED.includes(work.kind)
      ? await context.ask(careAsked(step, work, at), { schema: careGiven.optional() })
      : undefined;
  if (care && !care.given) return { outcome: 'cannot' };
  const fields = fieldsOf(work, at);
  const check = (given: z.infer<typeof workGiven>): [] => {
    if (given && work.kind !== 'look') checkForm(fields, given);
    return [];
  };
  const { option, given, by } = await context.ask(workAsked(step, work, at), { schema: workGiven, check });
  return {
    outcome: option as WorkOutcome,
    ...(by ? { by } : {}),
    ...(care?.given ? { care: care.given } : {}),
    ...(given ? (work.kind === 'look' ? { lamps: given as LampsSeen } : { given }) : {}),
  };
}

/** Goes from work to work, each kept as soon as it is told: after a crash nothing is asked twice. */
async function through(context: RunContext, step: StepRecord, works: readonly Work[]): Promise<AtWork> {
  const { recording, time } = context;
  const at = (): AtWork => ({ record: recording.record, works, done: step.works ?? [], nowMs: time.nowMs() });
  for (;;) {
    const work = nextWork(works, at().done);
    if (!work) return at();
    const came = await cameOf(context, step.id, work, at());
    const done = [...at().done, { id: work.id, atMs: time.nowMs(), ...came }];
    const told = works.flatMap((one) => toldOfWork(one, { ...at(), done }));
    await recording.write({ what: 'step', step, change: { works: done, told } });
  }
}

/** What the works mean for the verdict, where they end in a proof. */
async function ended({ recording, state }: RunContext, step: StepRecord, at: AtWork): Promise<Message | undefined> {
  if (!at.works.some(({ kind }) => kind === 'proof')) return undefined;
  const end = endOf(at);
  await recording.write({ what: 'step', step, change: { end } });
  state.pass.parts.push(end);
  if (stepsOfKind(recording.record.procedure, 'judge').length === 0) await settle({ recording, state });
  return end.why;
}

async function run(context: RunContext, spec: Spec, step: StepRecord): Promise<Note> {
  const { recording, headless } = context;
  const works = worksOf(spec, recording.record.settings);
  const at = headless ? { record: recording.record, works, done: [], nowMs: 0 } : await through(context, step, works);
  const why = await ended(context, step, at);
  return headless ? HEADLESS : why;
}

/** Works in their order, each asked: with lamps before and after, care before a box is touched, and a proof where they end in one. */
export const works: StepKind<Spec> = {
  kind: 'works',
  schema,
  title: { zh: '应急处理', en: 'Emergency work' },
  onTester: false,
  touches: true,
  rewindable: false,
  byPerson: true,
  plan: (spec, { settings }) => {
    const n = worksOf(spec, settings).length;
    return { actions: n, durationS: n * 180 };
  },
  run,
};
