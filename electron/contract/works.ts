import { z } from 'zod';
import { askedFieldSchema } from './asked-field.ts';
import type { LampsSeen } from './box.ts';
import { formSchema, type FormGiven } from './form.ts';
import type { CareTaken } from './locate-record.ts';
import { bilingualSchema, stepShape } from './procedure.ts';

/**
 * Kinds of work and what can come of each. `look`: lamps of a box; `test`: a self-loop or a looped port; `restart`, `replace`: with care, and only in this
 * order; `start`, `proof`: who began it, and what shows that it works again.
 */
export const WORK_OUTCOMES = {
  start: ['told'],
  look: ['told', 'cannot'],
  do: ['done', 'cannot'],
  ask: ['told', 'cannot'],
  test: ['good', 'bad', 'cannot'],
  restart: ['gone', 'same', 'cannot'],
  replace: ['gone', 'same', 'cannot'],
  proof: ['works', 'still-out', 'cannot'],
} as const;
export type WorkKind = keyof typeof WORK_OUTCOMES;
const KINDS = Object.keys(WORK_OUTCOMES) as [WorkKind, ...WorkKind[]];
export type WorkOutcome = (typeof WORK_OUTCOMES)[WorkKind][number];

const { id } = stepShape;
const workSchema = z.strictObject({
  id,
  kind: z.enum(KINDS).default('do'),
  /** Absent where its kind says it. */
  title: bilingualSchema.optional(),
  /** What to do, in order. */
  text: z.array(bilingualSchema).default([]),
  /** Of a look: which box, and the look that it is compared with. */
  box: z.enum(['conv', 'modem', 'node', 'router', 'switch']).optional(),
  with: id.optional(),
  fields: z.array(askedFieldSchema).default([]),
  /** Only if what came of an earlier work was this. */
  when: z.record(id, z.string()).optional(),
  /** Also once the fault is gone. */
  always: z.boolean().default(false),
  /** Its owner is asked before, as before a restart. */
  care: z.boolean().default(false),
  /** A fibre is handled in it. */
  fibre: z.boolean().default(false),
});
export type Work = z.infer<typeof workSchema>;

/** Kinds that come before something is replaced. */
const PROVES: readonly WorkKind[] = ['test', 'restart'];

/** Works in order: nothing is replaced before a self-loop or a restart, and what a work waits for came before it. */
export const worksSchema = z
  .array(workSchema)
  .min(1)
  .superRefine((works, context) => {
    works.forEach((work, at) => {
      const before = works.slice(0, at);
      const fault = (path: string, message: string): void =>
        context.addIssue({ code: 'custom', path: [at, path], message });
      if (before.some((one) => one.id === work.id)) fault('id', 'yaml.step-twice');
      if (work.kind === 'replace' && !before.some(({ kind }) => PROVES.includes(kind)))
        fault('kind', 'yaml.replace-first');
      if (work.kind === 'look' && !work.box) fault('box', 'yaml.look-box');
      for (const [name, outcome] of Object.entries(work.when ?? {})) {
        const kind = before.find((one) => one.id === name)?.kind;
        const can: readonly string[] = kind ? WORK_OUTCOMES[kind] : [];
        if (!can.includes(outcome)) fault('when', 'yaml.work-when');
      }
    });
  });

/** A file of works, by its name. */
export const worksFile = z.strictObject({ version: z.literal(1), id, works: worksSchema });
export type WorksFile = z.infer<typeof worksFile>;

/** What came of one work. */
export interface WorkDone {
  id: string;
  outcome: WorkOutcome;
  atMs: number;
  by?: string;
  given?: FormGiven;
  lamps?: LampsSeen;
  care?: CareTaken;
}

export const lampsSeenSchema = z.record(z.string().max(50), z.enum(['off', 'on', 'flashing', 'red', 'yellow']));
/** Care as it is told before a box is touched. */
export const careGiven: z.ZodType<CareTaken> = z.strictObject({
  configuration: z.enum(['saved', 'cannot']),
  log: z.enum(['saved', 'cannot']),
  consentBy: z.string().trim().min(1).max(200),
});
/** What goes with the answer to a work: lamps or fields. */
export const workGiven = z.union([lampsSeenSchema, formSchema]).optional();

/** The next work to be asked; undefined once all are through. What waits for another outcome, or is needless once the fault is gone, is passed over. */
export function nextWork(works: readonly Work[], done: readonly WorkDone[]): Work | undefined {
  const outcomeOf = (name: string): string | undefined => done.find((one) => one.id === name)?.outcome;
  const gone = done.some(({ outcome }) => outcome === 'gone');
  return works.find(({ id: name, when, always }) => {
    if (outcomeOf(name) !== undefined) return false;
    if (gone && !always) return false;
    return Object.entries(when ?? {}).every(([other, wanted]) => outcomeOf(other) === wanted);
  });
}

/** Kinds of steps in which people do or tell something, or the computer looks by itself, and nothing is measured over time. */
const OF_WORKS: readonly string[] = ['works', 'measure', 'sites'];

/** True of an attempt in which nothing was to be measured over time, but works to be done or things to be told: what came of them is its result. */
export const isWorks = ({
  measurements,
  steps,
}: {
  measurements: readonly unknown[];
  steps: readonly { do: string }[];
}): boolean => measurements.length === 0 && steps.some(({ do: kind }) => OF_WORKS.includes(kind));
