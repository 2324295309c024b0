import type { Implementation, ParsedInput } from '../../../contract/api.ts';
import type { OpeningSetting } from '../../../contract/opening-settings.ts';
import { TributaryError, errorView, type ErrorView } from '../../../contract/errors.ts';
import { wantsOf } from '../../../contract/fit.ts';
import { checkLadder, familyTitle, ladderIn, readLadder } from '../../../instruments/index.ts';
import type { Ladder } from '../../../contract/ladder.ts';
import type { Role } from '../../../contract/instrument.ts';
import type { Procedure } from '../../../contract/procedure.ts';
import type { BenchItem, ProcedureView } from '../../../contract/views.ts';
import {
  abandonRun,
  planRun,
  repeatRun,
  resumeRun,
  startRun,
  type Found,
  type Listed,
  type RunRequest,
} from '../../../procedures/index.ts';
import { localText } from '../../../contract/book/times.ts';
import { inRun } from '../state/holdings.ts';
import { carriesTraffic, requestAsItStands } from '../state/in-service.ts';
import { likenessOf, requestLike } from '../state/last-uses.ts';
import { freeItemOf, limitOf, type CoreContext } from './core-context.ts';
import { laneMethods } from './lane-methods.ts';
import { tellLoop } from './signing.ts';
import { bothOf } from '../../../contract/words/index.ts';

type ListMethod = 'procedures.list' | 'plan' | 'ladder.read';
type RunMethods = Pick<Implementation, Extract<keyof Implementation, `run.${string}` | ListMethod>>;
type BeginMethod = 'run.start' | 'run.startLike' | 'run.again' | 'run.resume' | 'run.abandon';

/** The setting that says for which order a circuit is tested. */
const ORDER: OpeningSetting = 'work-order';

/** Longest time to reach a tester that the bench says is ready, milliseconds. */
const REACH_MS = 15_000;

/** A procedure by its id. The page may name those of the library, never a file. Errors: `procedure-unknown`. */
function procedureOf(context: CoreContext, id: string): Promise<Procedure> {
  if (!/^[a-z0-9-]+$/.test(id)) throw new TributaryError('procedure-unknown', id, { text: '-' });
  return context.library.procedure(id);
}

/** A procedure as the page draws it. */
export function procedureView({ procedure, own }: Listed): ProcedureView {
  const { id, title, settings } = procedure;
  return { id, title, own, settings, ...wantsOf(procedure, familyTitle) };
}

const itemAt = (context: CoreContext, address: string): BenchItem | undefined =>
  context.bench.items().find((item) => item.address === address);

/** Serial numbers that somebody typed in on the bench, by role. */
function serialsOf(context: CoreContext, use: ParsedInput<'run.start'>['use']): Record<Role, string> {
  const serials = Object.entries(use).flatMap(([role, address]) => {
    const item = itemAt(context, address);
    const serial = item && context.notes.complete(item).serialTyped;
    return serial === undefined ? [] : [[role, serial] as const];
  });
  return Object.fromEntries(serials);
}

/** A ladder as the page gives it. Errors: `ladder-*`, `ping-none`. */
async function ladderOf({ ladder, settings }: ParsedInput<'run.start'>): Promise<Ladder | undefined> {
  if (ladder === undefined) return undefined;
  return typeof ladder === 'string' ? await readLadder(ladder, { far: settings['far'] }) : checkLadder(ladder);
}

/** What is asked of a run. Errors: `procedure-unknown`, `ladder-*`, `ping-none`. */
export async function requestOf(context: CoreContext, input: ParsedInput<'run.start'>): Promise<RunRequest> {
  return {
    procedure: await procedureOf(context, input.procedureId),
    use: input.use,
    settings: input.settings,
    circuit: input.circuit,
    release: input.release,
    ladder: await ladderOf(input),
    person: 'person',
    serials: serialsOf(context, input.use),
  };
}

/** What is known of an instrument that is connected already, or of its family: a plan opens nothing. */
async function foundAt(context: CoreContext, address: string): Promise<Found> {
  const item = itemAt(context, address);
  const isReady = item?.state === 'ready';
  const session = isReady ? await context.bench.connect(item.id, limitOf(context, REACH_MS)) : undefined;
  return { device: session?.device, capabilities: item?.capabilities };
}

/** The same of all instruments of a test, by role. */
export async function foundFor(context: CoreContext, use: ParsedInput<'plan'>['use']): Promise<Record<Role, Found>> {
  const one = async ([role, address]: [Role, string]): Promise<[Role, Found]> => [
    role,
    await foundAt(context, address),
  ];
  return Object.fromEntries(await Promise.all(Object.entries(use).map(one)));
}

/** What is asked, with the circuit as the book knows it by now. */
const standing = ({ stores, clock }: CoreContext, request: RunRequest): Promise<RunRequest> =>
  requestAsItStands(stores.archive(), request, localText(clock.nowMs()));

/** What is asked, with the order that its circuit is opened for, where a job says which and nobody gave another. */
async function withOrder({ days }: CoreContext, request: RunRequest, job: string | undefined): Promise<RunRequest> {
  const { procedure, settings, circuit } = request;
  if (!circuit || !procedure.settings[ORDER] || (settings[ORDER] ?? '') !== '') return request;
  const order = await days.orderFor(circuit.number, job);
  return order === undefined ? request : { ...request, settings: { ...settings, [ORDER]: order } };
}

/** Begins a run, and hangs it on the jobs of the day. `job`: it was begun from there. Errors: those of `startRun`. */
export async function beginRun(context: CoreContext, request: RunRequest, job?: string): Promise<{ runId: string }> {
  const asked = await withOrder(context, await standing(context, request), job);
  const circuit = request.circuit?.number;
  const { runId } = await context.runs.begin({ title: request.procedure.title, circuit }, (engine) =>
    startRun(asked, engine),
  );
  await context.days.began(runId, circuit, job);
  await context.refreshUnfinished();
  return { runId };
}

/** What starts, resumes or repeats a run. */
function beginMethods(context: CoreContext): Pick<RunMethods, BeginMethod> {
  const { runs } = context;
  const begin = async (...what: Parameters<typeof runs.begin>): Promise<{ runId: string }> => {
    const { runId } = await runs.begin(...what);
    await context.refreshUnfinished();
    return { runId };
  };
  return {
    'run.start': async (input) => await beginRun(context, await requestOf(context, input)),
    'run.startLike': async ({ id, like }) => {
      const { address } = freeItemOf(context, id);
      const likeness = await likenessOf(context.stores.archive(), context.library, like);
      if (!likeness) throw new TributaryError('bad-request', like, { ...bothOf({ code: 'call.not-alike' }) });
      const wanted = requestLike(likeness, address);
      return await beginRun(context, { ...wanted, serials: serialsOf(context, wanted.use) });
    },
    'run.again': async ({ runId }) => {
      const archive = context.stores.archive();
      const { circuit } = await archive.getRun(runId);
      const now = localText(context.clock.nowMs());
      const inService = circuit !== undefined && (await carriesTraffic(archive, circuit.number, now));
      return await begin({ runId }, (engine) => repeatRun(runId, { person: 'person', inService }, engine));
    },
    'run.resume': ({ runId }) => begin({ runId }, (engine) => resumeRun(runId, { person: 'person' }, engine)),
    'run.abandon': async ({ runId }) => {
      await runs.hold({ runId }, (engine) => abandonRun(runId, engine));
      await context.refreshUnfinished();
    },
  };
}

/** Orders to one of the runs going on, and a look at what it has measured. */
function orderMethods(context: CoreContext): Omit<RunMethods, ListMethod | BeginMethod> {
  const { runs, stores } = context;
  return {
    'run.answer': async ({ runId, promptId, answer }) => runs.of(runId).answer(promptId, answer),
    'run.problems': async ({ runId, promptId, answer }) => [...runs.of(runId).problems(promptId, answer)],
    'run.stop': async ({ runId, reason }) => runs.of(runId).stop(reason),
    'run.loop': ({ runId, off, by }) => tellLoop(context, runId, off, by),
    'run.seen': async ({ runId }) => runs.seen(runId),
    'run.unlockInjection': async ({ runId }) => runs.of(runId).unlockInjection(),
    'run.inject': async ({ runId, injection }) => runs.of(runId).inject(injection),
    'run.note': async ({ runId, ...note }) => {
      const run = runs.of(runId);
      const photos = note.photos ?? [];
      const known = photos.length > 0 ? (await stores.archive().getRun(runId)).attachments : [];
      const unknown = photos.find((photo) => known.every(({ id }) => id !== photo));
      if (unknown !== undefined) throw new TributaryError('attachment-unknown', unknown);
      await run.note(note);
    },
    'run.clearHistory': async ({ runId }) => runs.of(runId).clearHistory(),
    ...laneMethods(stores),
  };
}

/** Instruments of a test that another run has. */
function taken({ runs }: CoreContext, use: ParsedInput<'plan'>['use']): ErrorView[] {
  return Object.values(use).flatMap((address) => {
    const holder = runs.holdings.holderOf({ address });
    return holder ? [errorView(inRun(address, holder))] : [];
  });
}

/** Procedures, and the runs. */
export function runMethods(context: CoreContext): RunMethods {
  return {
    'procedures.list': async () => {
      const { procedures, faults } = await context.library.list();
      return { procedures: procedures.map(procedureView), faults: faults.map(errorView) };
    },
    plan: async (input) => {
      const request = await requestOf(context, input);
      const { problem } = context.stores;
      const asked = problem ? request : await standing(context, request);
      const plan = await planRun(asked, context.library, await foundFor(context, input.use));
      const problems = [...plan.problems, ...(problem ? [problem] : []), ...taken(context, input.use)];
      return { ...plan, problems };
    },
    'ladder.read': async ({ name, text }) => ladderIn(text, name),
    ...beginMethods(context),
    ...orderMethods(context),
  };
}
