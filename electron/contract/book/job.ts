import { z } from 'zod';
import { absent } from '../absent.ts';
import { circuitSchema } from '../circuit.ts';
import { dateSchema } from '../dates.ts';
import type { PhotoDemand } from '../procedure.ts';
import type { Bilingual } from '../text.ts';
import type { SignerRole } from '../signers.ts';
import type { Verdict } from '../verdict.ts';
import type { Message } from '../words/index.ts';
import { orderSchema } from './order.ts';

const { number } = circuitSchema.shape;
const line = z.string().max(300);

/** A circuit of a job, with the order that it is opened for. */
export const jobLineSchema = z.strictObject({ circuit: number, order: orderSchema.shape.order.optional() });
export type JobLine = z.output<typeof jobLineSchema>;

/** The most circuits of one job: more is no day. */
export const JOB_LINES = 500;

/** A list of circuits that is worked off on a day, in its order, site by site. */
export const jobSchema = z.strictObject({
  date: dateSchema,
  /** What it is called: the list that it was made from, or as somebody says. */
  name: absent(line),
  /** At which end people stand; the other one is the far end. */
  end: z.enum(['A', 'Z']).default('A'),
  lines: z.array(jobLineSchema).max(JOB_LINES),
});
export type Job = z.output<typeof jobSchema>;

/** What can happen to a job. Which circuit, site or record it was about stands in `given` and `runId`. */
export const JOB_EVENTS = [
  /** A record of one of its circuits. */
  'run',
  /** A label was read: `given.text` off the port of `given.circuit`. */
  'label',
  /** A circuit is not done today, and why; and it is all the same. */
  'skipped',
  'taken-up',
  /** Somebody says that the loop at the far end of a record is off. */
  'loop-off',
  /** The report of a record was opened and looked at. */
  'report-opened',
  /** A site was left: `given.site`; `reason` where something was missing, and what: `given.missing`. */
  'left',
] as const;
export type JobEvent = (typeof JOB_EVENTS)[number];

/** How a circuit of a job stands. `asks`: its run waits for a person; `to-sign`: for signatures. */
export const LINE_STATES = ['waiting', 'going', 'asks', 'to-sign', 'done', 'skipped'] as const;
export type LineState = (typeof LINE_STATES)[number];

/** What has to be there before a site is left. */
export const GATE_KINDS = ['outcome', 'label', 'calibration', 'photo', 'loop', 'signature', 'report'] as const;
export type GateKind = (typeof GATE_KINDS)[number];

/** Something that is missing at a site. Without `circuit` it is the site's own. */
export interface Missing {
  kind: GateKind;
  circuit?: string;
  runId?: string;
  /** Of a label: what was read instead. */
  read?: string;
  /** Of a photo: which. */
  photo?: PhotoDemand;
  /** Of a calibration: the instrument, and until when it was calibrated, where that is known. */
  instrument?: string;
  due?: string;
  /** Of a loop: its id among those that are owed; absent for one that somebody set by hand. */
  loop?: string;
}

/** A circuit of a job as it stands. */
export interface LineView extends JobLine {
  /** Where people stand for it; '' where no list says. */
  site: string;
  customer?: string;
  service?: string;
  rate?: string;
  /** Port and place of each end, in one line. */
  ends: { A: string; Z: string };
  state: LineState;
  runId?: string;
  /** Its record comes from a simulator. */
  simulated?: boolean;
  /** Report number. */
  number?: string;
  verdict?: Verdict;
  /** Why it did not pass. */
  why?: Message;
  procedure?: Bilingual;
  /** Why it is not done today: id of a reason, or somebody's own words. */
  reason?: string;
  /** Whether the label on the port equals the number, as far as it was read. */
  label: 'equal' | 'other' | 'unread';
  missing: Missing[];
  /** Photos of it. */
  photos: number;
  /** It is done, and the carrier's form can be made of its record. */
  form: boolean;
}

/** A site of a job. */
export interface SiteView {
  site: string;
  circuits: string[];
  /** All that is missing at it, circuit by circuit, then what is the site's own. */
  missing: Missing[];
  /** It was left, and with which reason where something was missing. */
  left?: { at: string; reason?: string; missing: number };
}

/** A job as it stands. */
export interface JobView extends Job {
  job: string;
  lines: LineView[];
  sites: SiteView[];
  /** Circuits with an outcome or a reason. */
  over: number;
  /** The circuit to go on with: of the site where people are first, in the order of the list. */
  next?: string;
  /** Two laptops changed it, neither knowing of the other: how what the other says differs from what is shown. */
  other?: OtherJob;
}

/** What another laptop made of a job. */
export interface OtherJob {
  /** Circuits that only the other has, and that it lacks. */
  more: string[];
  less: string[];
  /** Circuits of both together. */
  all: number;
  /** The versions that stand side by side. */
  heads: string[];
}

/** A reason of the list, in resources or of the user's own. */
export interface Reason {
  id: string;
  title: Bilingual;
}

/** Who signs a record from the day's screen. */
export interface DaySignature {
  role: SignerRole;
  name: string;
  /** Strokes; absent: the name as it is typed. */
  path?: string;
}

/** One circuit of a job's summary. Seconds as the standard in force counts them; absent = not known. */
export interface SummaryRow {
  circuit: string;
  order?: string;
  site: string;
  ends: { A: string; Z: string };
  procedure?: Bilingual;
  startedAtMs?: number;
  durationS?: number;
  ES?: number;
  SES?: number;
  UAS?: number;
  verdict?: Verdict;
  number?: string;
  signed: { role: SignerRole; name: string }[];
  /** Reasons and what was missing as its site was left. */
  remarks: Bilingual[];
  simulated: boolean;
}

/** A site that was left although something was missing. */
export interface LeftView {
  site: string;
  at: string;
  reason: Bilingual;
  missing: Bilingual[];
}
