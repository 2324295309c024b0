import { z } from 'zod';
import { base64, id, method, name, runId, said, text, type FileContent, type Method } from './method.ts';
import { bookApi } from './book/book-api.ts';
import { recordsApi } from './records-api.ts';
import { streamApi } from './stream-api.ts';
import { abortReasonSchema } from './abort-reasons.ts';
import { dateSchema } from './dates.ts';
import { circuitSchema, type Circuit } from './circuit.ts';
import type { FamilyInfo, PortInfo } from './family.ts';
import type { Preferences, PreferencesChange } from './preferences.ts';
import { roleSchema } from './instrument.ts';
import { releaseSchema } from './release.ts';
import { secretsSchema, withoutSecrets } from './secrets.ts';
import { answerSchema } from './prompt.ts';
import { setShape, type ReadingField } from './reading.ts';
import { canonicalSettings, TESTER_SETTINGS } from './settings.ts';
import type { ErrorView } from './errors.ts';
import type { HelpTopic } from './help.ts';
import { injectionSchema } from './injections.ts';
import { ladderGiven, type LadderRungs } from './ladder.ts';
import type { LaneWindow, Moment } from './lanes.ts';
import { LADDER_CHARS } from './sizes.ts';
import type { RunSummary } from './run.ts';
import { NOTE_PHOTOS } from './run-event.ts';
import type { TrackWindow } from './tracks.ts';
import type { AppState, PlanView, ProcedureView } from './views.ts';
import type { Message } from './words/index.ts';

/** Addresses by role; no secret comes this way (`bench.add`, `bench.offer`). */
const use = z.record(roleSchema, text.transform(withoutSecrets));
const settings = z.record(z.string().max(64), text);
const testerSettings = z.partialRecord(z.enum(TESTER_SETTINGS), text).transform(canonicalSettings);
const day = dateSchema.optional();
const calibration = z.strictObject({ certificate: text.optional(), on: day, due: day });

/** A test that is wanted: looked at as a plan, then started. */
const test = {
  procedureId: id,
  use,
  settings,
  ladder: ladderGiven.optional(),
  circuit: circuitSchema.optional(),
  release: releaseSchema.optional(),
};

/** A stretch of a measurement (epoch seconds) at so many columns. */
const laneWindow = {
  runId,
  measurement: id,
  from: z.number(),
  to: z.number(),
  pixels: z.number().int().min(1).max(8000),
};

/** Fields of an answer that do not go together. */
export interface AnswerProblem {
  fields: readonly ReadingField[];
  message: Message;
  confirmable: boolean;
}

export type { FileContent, Method } from './method.ts';

/** Everything the page may ask of the core. State itself is pushed (`AppState`), never asked for. */
export const api = {
  /** The families that this program knows, in the order in which people are offered them. */
  'families.list': method({}).returns<FamilyInfo[]>(),
  /** Serial ports of this computer, as they were last listed. */
  'bench.ports': method({}).returns<PortInfo[]>(),
  /** Begins to ask again what hangs on every port; how far it is stands in the state (`benchLook`). */
  'bench.refresh': method({}).returns<void>(),
  'bench.cancelLook': method({}).returns<void>(),
  'bench.add': method({ address: text }).returns<{ id: string }>(),
  'bench.offer': method({ id, secrets: secretsSchema }).returns<void>(),
  'bench.remove': method({ id }).returns<void>(),
  'bench.connect': method({ id }).returns<void>(),
  'bench.disconnect': method({ id }).returns<void>(),
  'bench.describe': method({
    id,
    ...setShape,
    serial: text.optional(),
    calibration: calibration.optional(),
  }).returns<void>(),
  'bench.start': method({ id, settings: testerSettings }).returns<void>(),
  'bench.stop': method({ id }).returns<void>(),
  'bench.inject': method({ id, injection: injectionSchema }).returns<void>(),
  'bench.clearHistory': method({ id }).returns<void>(),
  'loops.release': method({ id }).returns<void>(),
  'loops.seen': method({ id }).returns<void>(),
  'procedures.list': method({}).returns<{ procedures: ProcedureView[]; faults: ErrorView[] }>(),
  plan: method(test).returns<PlanView>(),
  /** What stands in the file of a ladder. Errors: `bad-yaml` with file, line and column, `ladder-*`. */
  'ladder.read': method({ name: z.string().max(300), text: z.string().max(LADDER_CHARS) }).returns<LadderRungs>(),
  'circuits.find': method({ text }).returns<(Circuit & { lastRun?: RunSummary })[]>(),
  /** Whether a circuit carries traffic by what the book knows: then its test asks who released it. */
  'circuits.inService': method({ number: z.string().max(300) }).returns<{ inService: boolean }>(),
  'circuits.save': method({ circuit: circuitSchema }).returns<void>(),
  'run.start': method(test).returns<{ runId: string }>(),
  /** Starts the test of an earlier record again, with an instrument of the bench that was in it: what was given then, and nothing else. */
  'run.startLike': method({ id, like: runId }).returns<{ runId: string }>(),
  'run.answer': method({ runId, promptId: id, answer: answerSchema }).returns<void>(),
  /** What of an answer would be refused, and at which fields; what is confirmable a person may confirm. */
  'run.problems': method({ runId, promptId: id, answer: answerSchema }).returns<AnswerProblem[]>(),
  /** `reason`: as somebody gave it; absent where nobody was asked. */
  'run.stop': method({ runId, reason: abortReasonSchema.optional() }).returns<void>(),
  /** Somebody says that the loop at the far end is off, or that it stands there after all. `by`: who, if that is known. */
  'run.loop': method({ runId, off: z.boolean(), by: name.optional() }).returns<void>(),
  /** Somebody has looked at the result: a run that has ended leaves the list of runs. */
  'run.seen': method({ runId }).returns<void>(),
  'run.again': method({ runId }).returns<{ runId: string }>(),
  'run.resume': method({ runId }).returns<{ runId: string }>(),
  'run.abandon': method({ runId }).returns<void>(),
  'run.unlockInjection': method({ runId }).returns<void>(),
  'run.inject': method({ runId, injection: injectionSchema }).returns<void>(),
  /** Without a text or a photo it marks the moment. Errors: `record-signed`, `attachment-unknown`. */
  'run.note': method({
    runId,
    text: said,
    photos: z.array(id).max(NOTE_PHOTOS).optional(),
    agoS: z.number().int().nonnegative().max(86_400).optional(),
  }).returns<void>(),
  'run.clearHistory': method({ runId }).returns<void>(),
  'run.window': method(laneWindow).returns<LaneWindow>(),
  /** One second of a measurement, epoch seconds. */
  'run.moment': method({ runId, measurement: id, t: z.number().int() }).returns<Moment>(),
  /** Tracks beside bits: a ladder, registers. */
  'run.track': method(laneWindow).returns<TrackWindow>(),
  ...recordsApi,
  ...bookApi,
  ...streamApi,
  /** What alarms mean, how connectors are pinned, where sets hide what: all of it, to be searched by the page. */
  'help.topics': method({}).returns<HelpTopic[]>(),
  /** The program's own log, all that there still is of it, oldest line first: for whoever looks after the program. */
  'log.export': method({}).returns<FileContent>(),
  /** Changes rows of what the user has chosen; a row that is refused changes none. */
  'preferences.set': method({
    change: z.custom<PreferencesChange>((given) => z.looseObject({}).safeParse(given).success),
  }).returns<Preferences>(),
  /** Asks the user for a folder with the system's own box; absent where he chose none, or there is no such box. */
  'folder.choose': method({}).returns<{ path?: string }>(),
  /** The folder of the archive; `shown` false where this computer has no screen for it. */
  'folder.showArchive': method({}).returns<{ shown: boolean }>(),
  /** Begins a copy of the archive in the folder that was chosen; how far it is and how it ended stands in the state. Errors: `backup-none`, `backup-going`. */
  'backup.start': method({}).returns<void>(),
  'backup.stop': method({}).returns<void>(),
  /** Keeps a picture as the logo of the company. Errors: `logo-large`, `logo-no-picture`, `logo-unsafe`. */
  'company.setLogo': method({ base64 }).returns<Preferences>(),
  /** The logo that was chosen; `logo-missing` where its file is gone. */
  'company.logo': method({}).returns<{ mime: string; base64: string } | undefined>(),
  /** What was used last, by name: nobody chose it, and it fills in forms. */
  'remembered.get': method({}).returns<Record<string, string>>(),
  'remembered.set': method({ name: z.string().max(100), value: z.string().max(10_000) }).returns<void>(),
} as const;

export type Api = typeof api;
export type MethodName = keyof Api;
export type Input<M extends MethodName> = z.input<Api[M]['input']>;
export type ParsedInput<M extends MethodName> = z.output<Api[M]['input']>;
export type Output<M extends MethodName> = Api[M] extends Method<z.ZodType, infer O> ? O : never;
/** The core as the carriers see it. */
export type Implementation = { [M in MethodName]: (input: ParsedInput<M>) => Promise<Output<M>> };
/** The core as the page sees it, over whichever carrier. */
export interface Client {
  call<M extends MethodName>(name: M, input: Input<M>): Promise<Output<M>>;
  onState(listener: (state: AppState) => void): () => void;
  onLink(listener: (up: boolean) => void): () => void;
}
