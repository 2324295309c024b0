import { judgeOptions, secondsToProve, USUAL_BER } from '../../analysis/index.ts';
import { errorView, type ErrorView } from '../../contract/errors.ts';
import type { StepSpec } from '../../contract/procedure.ts';
import { howSet, type TesterSetting } from '../../contract/settings.ts';
import type { Capabilities } from '../../contract/tester.ts';
import type { PlanView } from '../../contract/views.ts';
import type { Session } from '../../instruments/index.ts';
import { systemClock } from '../../machine/index.ts';
import { kindOf, titleOf } from '../steps/index.ts';
import type { Situation } from '../steps/kind.ts';
import type { Library } from './library.ts';
import { checkRequest, checkTester, type Checked } from './check.ts';
import { runLimits } from '../view/counters.ts';
import { rateOf, type RateSource } from '../request/agreed-rate.ts';
import { effectiveSettings, runSeconds, settingsOn, type Settings } from '../request/settings.ts';
import type { RunRequest } from '../request/run-request.ts';

/** START, and handing out the report. */
const START_AND_REPORT = 2;

/** Settings that the tester cannot be told and that mean something to it. */
function frontPanelOf(agreed: RateSource, capabilities: Capabilities | undefined): TesterSetting[] {
  if (!capabilities) return [];
  const names = Object.keys(settingsOn(agreed, capabilities)) as TesterSetting[];
  return names.filter((name) => howSet(capabilities, name) === 'front-panel');
}

function planStep(step: StepSpec, situation: Situation): PlanView['steps'][number] {
  const { actions, durationS } = kindOf(step).plan(step, situation);
  return { id: step.id, title: titleOf(step), actions, ...(durationS > 0 ? { durationS } : {}) };
}

/** Runs a check and gives the problem it found, if any. */
async function problemOf<T>(check: () => Promise<T>): Promise<{ value?: T; problem?: ErrorView }> {
  try {
    return { value: await check() };
  } catch (thrown) {
    return { problem: errorView(thrown) };
  }
}

/** Settings as far as they make sense: a plan is shown even while one of them is being typed. */
function settingsFor(request: RunRequest, checked: Checked | undefined): { settings: Settings; forS: number } {
  if (checked) return checked;
  const possible = (given: Readonly<Settings>): { settings: Settings; forS: number } => {
    const { settings } = effectiveSettings(request.procedure, given);
    return { settings, forS: runSeconds(request.procedure, settings) ?? 0 };
  };
  const good = Object.entries(request.settings).filter(([name, value]) => fits(possible, name, value));
  return possible(Object.fromEntries(good));
}
function fits(possible: (given: Settings) => unknown, name: string, value: string): boolean {
  try {
    possible({ [name]: value });
    return true;
  } catch {
    return false;
  }
}

/** What a clean run of this length proves, and how long the ratio that is usually asked for takes where that is longer. */
function proofOf(
  request: RunRequest,
  checked: Checked | undefined,
  session: Session | undefined,
  forS: number,
): Pick<PlanView, 'berBound' | 'toProve'> {
  if (!session || !checked || session.tester.capabilities.judging === 'integrity') return {};
  const { family, identity, capabilities, rateKbps: own } = session.tester;
  const rateKbps = rateOf(own, { settings: checked.settings, circuit: request.circuit });
  if (rateKbps === undefined) return {};
  const instrument = { family, identity, capabilities, address: request.address, rateKbps };
  const { settings, limitSets } = checked;
  const judged = { procedure: request.procedure, settings, limitSets, instrument };
  const { berBound } = runLimits(judgeOptions(judged, { forS }), forS);
  const seconds = secondsToProve(USUAL_BER, rateKbps * 1000);
  return {
    ...(berBound === undefined ? {} : { berBound }),
    ...(forS > 0 && forS < seconds ? { toProve: { ratio: USUAL_BER, forS, seconds } } : {}),
  };
}

/**
 * What a test will ask of a person, how long it takes, what it can prove, and what forbids START. Never throws for a bad request. `known`: what a
 * tester that is not connected yet can do, as far as its family says.
 */
export async function planRun(
  request: RunRequest,
  library: Library,
  session: Session | undefined,
  known?: Capabilities,
): Promise<PlanView> {
  const { value: checked, problem } = await problemOf(() => checkRequest(request, library, systemClock.nowMs()));
  const { settings, forS } = settingsFor(request, checked);
  const unfit = session
    ? await problemOf(async () => await Promise.resolve(checkTester(request, settings, session.tester)))
    : {};
  const capabilities = session?.tester.capabilities ?? known;
  const frontPanel = frontPanelOf({ settings, circuit: request.circuit }, capabilities);
  const situation: Situation = { request, settings, capabilities, frontPanel };
  const steps = request.procedure.steps.map((step) => planStep(step, situation));
  return {
    steps,
    frontPanel,
    actions: steps.reduce((sum, step) => sum + step.actions, START_AND_REPORT),
    totalS: steps.reduce((sum, step) => sum + (step.durationS ?? 0), 0),
    ...proofOf(request, checked, session, forS),
    problems: [problem, unfit.problem].flatMap((p) => (p ? [p] : [])),
  };
}
