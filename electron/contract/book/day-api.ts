import { z } from 'zod';
import { id, method, name, runId, text, type FileContent } from '../method.ts';
import type { ErrorView } from '../errors.ts';
import type { WiringView } from '../prompt.ts';
import type { TesterSetting } from '../settings.ts';
import type { Bilingual } from '../text.ts';
import { JOB_EVENTS, JOB_LINES, jobLineSchema, jobSchema, type JobView, type Reason } from './job.ts';

const job = id;
const circuit = jobLineSchema.shape.circuit;
const { date } = jobSchema.shape;
const lines = z.array(jobLineSchema).max(JOB_LINES);
/** A circuit by its number, or by the order that it is opened for. */
const named = z.array(jobLineSchema.partial()).max(JOB_LINES);

/** A job in the list of jobs. */
export interface JobEntry {
  job: string;
  date: string;
  name?: string;
  circuits: number;
}

/** The test of a circuit as it stands ready to be begun with a tester. */
export interface DayPlan {
  procedure: { id: string; title: Bilingual };
  /** Settings that somebody gave the last time. */
  settings: Readonly<Record<string, string>>;
  /** How long it measures, seconds. */
  forS: number;
  /** What to connect to what; absent where the procedure asks for none, or asks for it later. */
  wiring?: WiringView;
  /** What has to be set at the front panel, because it is other than for the test before; each with its place in the menu, where that is known. */
  panel: { setting: TesterSetting; value: string; path?: Bilingual }[];
  /** Why it cannot begin. */
  problems: ErrorView[];
}

/** What a barcode says. */
export type DayScan = { is: 'number'; circuit: string } | { is: 'port'; circuits: string[] } | { is: 'unknown' };

/** What the page may ask of the work of a day: jobs, and what is left before a site is left. */
export const dayApi = {
  /** Jobs: those of today first, then those to come, then those that were. */
  'day.list': method({}).returns<JobEntry[]>(),
  'day.get': method({ job }).returns<JobView>(),
  /** Why a circuit is not done, and why a site is left although something is missing. */
  'day.reasons': method({}).returns<{ skip: Reason[]; leave: Reason[] }>(),
  /** Makes a job; without a date, of today. A circuit that is named twice stands in it once; an order stands for its circuit. Errors: `bad-request`. */
  'day.make': method({ date: date.optional(), name: name.optional(), lines: named.min(1) }).returns<{ job: string }>(),
  /** What a job consists of from now on, and in which order. */
  'day.change': method({
    job,
    date: date.optional(),
    end: z.enum(['A', 'Z']).optional(),
    lines: lines.optional(),
  }).returns<void>(),
  /** Of the versions that laptops made of a job all circuits are kept, those of the version shown first. Errors: `conflict-changed` where `heads` are no longer all of them. */
  'day.settle': method({ job, heads: z.array(id).min(2) }).returns<void>(),
  /**
   * Something happened to a job. A site is left only where nothing is missing, or with a reason. Errors: `site-open`, `bad-request` for a circuit or a
   * record that is none of it.
   */
  'day.did': method({
    job,
    did: z.enum(JOB_EVENTS).exclude(['run']),
    circuit: circuit.optional(),
    runId: runId.optional(),
    site: text.optional(),
    reason: text.optional(),
    text: text.optional(),
  }).returns<void>(),
  /** What a scanner typed: which circuit or port it is. The label of a circuit counts as read; at the circuit `at` also one that differs. */
  'day.scan': method({ job, text: text.min(1), at: circuit.optional() }).returns<DayScan>(),
  'day.plan': method({ job, circuit, id }).returns<DayPlan>(),
  /** Begins the test of a circuit with a tester of the bench. `wired`: what `day.plan` showed is wired, and set at the front panel. Errors: those of `run.start`. */
  'day.start': method({ job, circuit, id, wired: z.boolean() }).returns<{ runId: string }>(),
  /** One line a circuit, with everything that was left behind: as a paper, and as a table. */
  'day.summary': method({ job }).returns<FileContent>(),
  'day.table': method({ job }).returns<FileContent>(),
  /** The carrier's form of each circuit that is done and takes one, in one file (ZIP). Errors: `bad-request` where there is none, `export-large`. */
  'day.forms': method({ job }).returns<FileContent>(),
} as const;
