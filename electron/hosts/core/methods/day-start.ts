import type { Implementation, ParsedInput } from '../../../contract/api.ts';
import type { DayPlan } from '../../../contract/book/day-api.ts';
import type { Circuit } from '../../../contract/circuit.ts';
import { circuitSchema } from '../../../contract/circuit.ts';
import { errorView, TributaryError } from '../../../contract/errors.ts';
import { mainRole } from '../../../contract/instrument.ts';
import { neededTester, rolesOf } from '../../../contract/needs.ts';
import { setUpFor, type SetUp } from '../../../contract/set-up.ts';
import type { SettingOutcome } from '../../../contract/settings.ts';
import { instrumentKey } from '../../../contract/tester.ts';
import type { BenchItem, PlanView, ProcedureView } from '../../../contract/views.ts';
import { lengthAsked, planRun, wiringAhead, type Confirmed, type RunRequest } from '../../../procedures/index.ts';
import { bothOf } from '../../../contract/words/index.ts';
import { itemOf, type CoreContext } from './core-context.ts';
import { jobItem } from './day-facts.ts';
import { beginRun, foundFor, procedureView, requestOf } from './run-methods.ts';

/** Which circuit of which job is tested, with which instrument of the bench. */
type Which = Pick<ParsedInput<'day.plan'>, 'job' | 'circuit' | 'id'>;

/** The circuit as it stands now: of one that nobody has described the number is all there is. Errors: `bad-request` for one that is not in the job. */
async function circuitOf({ stores }: CoreContext, { job, circuit }: Which): Promise<Circuit> {
  const { heads } = await jobItem(stores.archive(), job);
  if (!heads[0].body.lines.some((line) => line.circuit === circuit))
    throw new TributaryError('bad-request', circuit, { ...bothOf({ code: 'call.not-in-job', params: { circuit } }) });
  const [known] = await stores.archive().items('circuit', { items: [circuit] });
  return known?.heads[0].body ?? circuitSchema.parse({ number: circuit });
}

/** The test that stands ready. Errors: `procedure-unknown` where no procedure is there at all. */
async function setUpOf(context: CoreContext, item: BenchItem, circuit: Circuit): Promise<SetUp<ProcedureView>> {
  const { procedures } = await context.library.list();
  const last = await context.stores.archive().remembered();
  const setUp = setUpFor(procedures.map(procedureView), item, circuit, last);
  if (!setUp) throw new TributaryError('procedure-unknown', '', { text: '-' });
  return setUp;
}

/** Addresses by role: the tester, and what was beside it for the last circuit of the kind. */
function addressesIn({ procedure, others }: SetUp<ProcedureView>, item: BenchItem): Record<string, string> {
  const main = neededTester(procedure.needs) ?? mainRole(rolesOf(procedure.needs).keys());
  return { ...others, ...(rolesOf(procedure.needs).has(main) ? { [main]: item.address } : {}) };
}

interface Ready {
  item: BenchItem;
  circuit: Circuit;
  setUp: SetUp<ProcedureView>;
  request: RunRequest;
}
async function readyFor(context: CoreContext, which: Which): Promise<Ready> {
  const item = context.notes.complete(itemOf(context, which.id));
  const circuit = await circuitOf(context, which);
  const setUp = await setUpOf(context, item, circuit);
  const { procedure, given: settings, ladder } = setUp;
  const given = { procedureId: procedure.id, use: addressesIn(setUp, item), settings: { ...settings }, circuit };
  const request = await requestOf(context, { ...given, ...(ladder === undefined ? {} : { ladder }) });
  return { item, circuit, setUp, request };
}

/** What was set at the front panel of an instrument for the test before, where that was one of this job: nobody has touched it since for another. */
async function panelBefore({ stores }: CoreContext, { job }: Which, item: BenchItem): Promise<Confirmed['panel']> {
  const { family, identity, address } = item;
  if (!family || !identity) return undefined;
  const archive = stores.archive();
  const runId = await archive.lastRunWith(instrumentKey(family, identity, address));
  const { events } = await jobItem(archive, job);
  if (runId === undefined || !events.some((event) => event.did === 'run' && event.runId === runId)) return undefined;
  const { attempts, circuit } = await archive.getRun(runId);
  const steps = attempts.at(-1)?.steps ?? [];
  const outcomes = steps.flatMap(({ state, outcomes = [] }) => (state === 'done' ? outcomes : []));
  return { circuit: circuit?.number ?? '', outcomes };
}

/** How many settings of the front panel are other than they stand there. */
function panelLeft(
  { frontPanel }: PlanView,
  settings: RunRequest['settings'],
  procedure: RunRequest['procedure'],
  before: readonly SettingOutcome[],
): number {
  const wanted = (name: string): string | undefined => settings[name] ?? procedure.settings[name]?.default;
  return frontPanel.filter((name) => !before.some(({ setting, value }) => setting === name && value === wanted(name)))
    .length;
}

async function planOf(context: CoreContext, which: Which): Promise<DayPlan> {
  const { item, setUp, request } = await readyFor(context, which);
  const plan = await planRun(request, context.library, await foundFor(context, request.use));
  const { capabilities, identity = { maker: '', model: '' } } = item;
  const panel = await panelBefore(context, which, item);
  const { procedure, given: settings } = setUp;
  const possible = plan.problems.length === 0;
  const wiring = possible && capabilities ? wiringAhead(request, { identity, capabilities }) : undefined;
  return {
    procedure: { id: procedure.id, title: procedure.title },
    settings,
    forS: possible ? lengthAsked(request.procedure, request.settings) : 0,
    ...(wiring ? { wiring } : {}),
    panel: panelLeft(plan, request.settings, request.procedure, panel?.outcomes ?? []),
    problems: [...plan.problems, ...(context.stores.problem ? [context.stores.problem] : [])],
  };
}

/** What of a day begins a test. */
export function dayStartMethods(context: CoreContext): Pick<Implementation, 'day.plan' | 'day.start'> {
  return {
    'day.plan': async (which) => {
      try {
        return await planOf(context, which);
      } catch (thrown) {
        if (!(thrown instanceof TributaryError) || thrown.code === 'bad-request') throw thrown;
        const none = { id: '', title: { zh: '', en: '' } };
        return { procedure: none, settings: {}, forS: 0, panel: 0, problems: [errorView(thrown)] };
      }
    },
    'day.start': async ({ wired, ...which }) => {
      const { item, circuit, request } = await readyFor(context, which);
      context.runs.holdings.check(item);
      const { name } = context.preferences.now().person;
      const panel = await panelBefore(context, which, item);
      const confirmed = { wired: name === '' ? {} : { by: name }, ...(panel ? { panel } : {}) };
      await context.stores.archive().saveCircuit(circuit);
      return await beginRun(context, { ...request, ...(wired ? { confirmed } : {}) }, which.job);
    },
  };
}
