import type { Implementation, ParsedInput } from '../../../contract/api.ts';
import type { DayPlan } from '../../../contract/book/day-api.ts';
import type { Circuit } from '../../../contract/circuit.ts';
import { circuitSchema } from '../../../contract/circuit.ts';
import { errorView, TributaryError } from '../../../contract/errors.ts';
import { mainRole } from '../../../contract/instrument.ts';
import { neededTester, rolesOf } from '../../../contract/needs.ts';
import { setUpFor, type SetUp } from '../../../contract/set-up.ts';
import { instrumentKey } from '../../../contract/tester.ts';
import type { BenchItem, ProcedureView } from '../../../contract/views.ts';
import {
  lengthAsked,
  panelAhead,
  planRun,
  wiringAhead,
  type Confirmed,
  type PanelSetting,
  type RunRequest,
} from '../../../procedures/index.ts';
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
  return { circuit: circuit?.number ?? '', settings: outcomes.filter(({ how }) => how === 'front-panel') };
}

/** How the front panel has to stand, and what of it somebody has to set. `confirmed`: as whoever presses START says that it stands. */
async function panelOf(
  context: CoreContext,
  which: Which,
  { item, request }: Ready,
): Promise<{ left: PanelSetting[]; confirmed: Confirmed['panel'] }> {
  if (!item.capabilities) return { left: [], confirmed: undefined };
  const settings = panelAhead(request, item.capabilities);
  const before = await panelBefore(context, which, item);
  const left = settings.filter(
    ({ setting, value }) => !before?.settings.some((one) => one.setting === setting && one.value === value),
  );
  return { left, confirmed: { settings, ...(before && left.length === 0 ? { circuit: before.circuit } : {}) } };
}

const NOBODY = { maker: '', model: '' };

async function planOf(context: CoreContext, which: Which): Promise<DayPlan> {
  const ready = await readyFor(context, which);
  const { item, setUp, request } = ready;
  const plan = await planRun(request, context.library, await foundFor(context, request.use));
  const { capabilities, identity = NOBODY } = item;
  const { procedure, given: settings } = setUp;
  const about = { procedure: { id: procedure.id, title: procedure.title }, settings };
  const problems = [...plan.problems, ...(context.stores.problem ? [context.stores.problem] : [])];
  if (problems.length > 0) return { ...about, forS: 0, panel: [], problems };
  const wiring = capabilities && wiringAhead(request, { identity, capabilities });
  const { left } = wiring ? await panelOf(context, which, ready) : { left: [] };
  return {
    ...about,
    forS: lengthAsked(request.procedure, request.settings),
    ...(wiring ? { wiring } : {}),
    panel: left.map((one) => ({ ...one, path: capabilities?.menuPaths?.[one.setting] })),
    problems,
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
        return { procedure: none, settings: {}, forS: 0, panel: [], problems: [errorView(thrown)] };
      }
    },
    'day.start': async ({ wired, ...which }) => {
      const ready = await readyFor(context, which);
      const { item, request } = ready;
      context.runs.holdings.check(item);
      const { name } = context.preferences.now().person;
      const { confirmed: panel } = await panelOf(context, which, ready);
      const confirmed = { wired: name === '' ? {} : { by: name }, ...(panel ? { panel } : {}) };
      return await beginRun(context, { ...request, ...(wired ? { confirmed } : {}) }, which.job);
    },
  };
}
