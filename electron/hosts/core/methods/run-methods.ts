import type { Implementation, ParsedInput } from '../../../contract/api.ts';
import { TributaryError, errorView } from '../../../contract/errors.ts';
import { judgesPath } from '../../../contract/fit.ts';
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
import { within, type CoreContext } from './core-context.ts';

type RunMethods = Pick<Implementation, Extract<keyof Implementation, `run.${string}` | 'procedures.list' | 'plan'>>;

/** Longest time to reach a tester that the bench says is ready, milliseconds. */
const REACH_MS = 15_000;

/** A procedure by its id. The page may name those of the library, never a file. Errors: `procedure-unknown`. */
function procedureOf(context: CoreContext, id: string): Promise<Procedure> {
  if (!/^[a-z0-9-]+$/.test(id)) throw new TributaryError('procedure-unknown', id, { text: '-' });
  return context.library.procedure(id);
}

function procedureView({ procedure, own }: Listed): ProcedureView {
  const { id, title, settings, needs } = procedure;
  return { id, title, own, settings, needs, judgesPath: judgesPath(procedure) };
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

async function requestOf(context: CoreContext, input: ParsedInput<'run.start'>): Promise<RunRequest> {
  return {
    procedure: await procedureOf(context, input.procedureId),
    use: input.use,
    settings: input.settings,
    circuit: input.circuit,
    release: input.release,
    person: 'person',
    serials: serialsOf(context, input.use),
  };
}

/** What is known of an instrument that is connected already, or of its family: a plan opens nothing. */
async function foundAt(context: CoreContext, address: string): Promise<Found> {
  const item = itemAt(context, address);
  const isReady = item?.state === 'ready';
  const session = isReady ? await context.bench.connect(item.id, within(context, REACH_MS)) : undefined;
  return { device: session?.device, capabilities: item?.capabilities };
}

async function found(context: CoreContext, use: ParsedInput<'plan'>['use']): Promise<Record<Role, Found>> {
  const one = async ([role, address]: [Role, string]): Promise<[Role, Found]> => [
    role,
    await foundAt(context, address),
  ];
  return Object.fromEntries(await Promise.all(Object.entries(use).map(one)));
}

/** What starts, resumes or repeats a run. */
function beginMethods(
  context: CoreContext,
): Pick<RunMethods, 'run.start' | 'run.again' | 'run.resume' | 'run.abandon'> {
  const { slot } = context;
  const begin = async (make: Parameters<typeof slot.begin>[0]): Promise<{ runId: string }> => {
    const runId = await slot.begin(make);
    await context.refreshUnfinished();
    return { runId };
  };
  return {
    'run.start': (input) => begin(async () => startRun(await requestOf(context, input), context.engine())),
    'run.again': ({ runId }) => begin(() => repeatRun(runId, { person: 'person' }, context.engine())),
    'run.resume': ({ runId }) => begin(() => resumeRun(runId, { person: 'person' }, context.engine())),
    'run.abandon': async ({ runId }) => {
      if (slot.running() && slot.view()?.runId === runId) throw new TributaryError('run-active', runId);
      await abandonRun(runId, context.engine());
      await context.refreshUnfinished();
    },
  };
}

/** Procedures, and the one run that may go on. */
export function runMethods(context: CoreContext): RunMethods {
  const current = (): ReturnType<typeof context.slot.current> => context.slot.current();
  return {
    'procedures.list': async () => {
      const { procedures, faults } = await context.library.list();
      return { procedures: procedures.map(procedureView), faults: faults.map(errorView) };
    },
    plan: async (input) => {
      const request = await requestOf(context, input);
      const plan = await planRun(request, context.library, await found(context, input.use));
      const { problem } = context.stores;
      const busy = context.slot.running() ? [errorView(new TributaryError('run-active'))] : [];
      return { ...plan, problems: [...plan.problems, ...(problem ? [problem] : []), ...busy] };
    },
    ...beginMethods(context),
    'run.answer': async ({ promptId, answer }) => current().answer(promptId, answer),
    'run.problems': async ({ promptId, answer }) => [...current().problems(promptId, answer)],
    'run.stop': async () => current().stop(),
    'run.unlockInjection': async () => current().unlockInjection(),
    'run.inject': async ({ injection }) => current().inject(injection),
    'run.mark': async ({ text }) => current().mark(text),
    'run.clearHistory': async () => current().clearHistory(),
    'run.window': async ({ measurement, from, to, pixels }) => {
      if (!(from < to)) throw new TributaryError('bad-request', 'run.window', { text: 'from < to' });
      return context.stores.archive().window(measurement, from, to, pixels);
    },
  };
}
