import type { Implementation, ParsedInput } from '../../../contract/api.ts';
import { TributaryError, errorView } from '../../../contract/errors.ts';
import { judgesPath } from '../../../contract/fit.ts';
import type { Procedure } from '../../../contract/procedure.ts';
import type { BenchItem, ProcedureView } from '../../../contract/views.ts';
import type { Session } from '../../../instruments/index.ts';
import {
  abandonRun,
  planRun,
  repeatRun,
  resumeRun,
  startRun,
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

async function requestOf(context: CoreContext, input: ParsedInput<'run.start'>): Promise<RunRequest> {
  const item = itemAt(context, input.address);
  return {
    procedure: await procedureOf(context, input.procedureId),
    address: input.address,
    settings: input.settings,
    circuit: input.circuit,
    release: input.release,
    person: 'person',
    serial: item && context.notes.complete(item).serialTyped,
  };
}

/** The session of a tester that is connected already: a plan opens nothing. */
async function connected(context: CoreContext, item: BenchItem | undefined): Promise<Session | undefined> {
  return item?.state === 'ready' ? await context.bench.connect(item.id, within(context, REACH_MS)) : undefined;
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
      const item = itemAt(context, input.address);
      const plan = await planRun(request, context.library, await connected(context, item), item?.capabilities);
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
