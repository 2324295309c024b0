import { judgeOptions, secondsToProve, USUAL_BER } from '../../analysis/index.ts';
import { errorView, type ErrorView } from '../../contract/errors.ts';
import { kindOfRole, mainRole, type Device, type Role } from '../../contract/instrument.ts';
import { rolesOf } from '../../contract/needs.ts';
import type { StepSpec } from '../../contract/procedure.ts';
import { howSet, type TesterSetting } from '../../contract/settings.ts';
import type { Capabilities, Tester } from '../../contract/tester.ts';
import type { RunRecord } from '../../contract/run.ts';
import type { PlanView } from '../../contract/views.ts';
import { systemClock } from '../../machine/index.ts';
import { kindOf, titleOf } from '../steps/index.ts';
import type { Situation } from '../steps/kind.ts';
import type { Library } from './library.ts';
import { checkInstrument, checkRequest, type Checked } from './check.ts';
import { runLimits } from '../view/run-limits.ts';
import { measuredKbps, type RateSource } from '../request/agreed-rate.ts';
import { effectiveSettings, runsAsked, settingsOn, type Settings } from '../request/settings.ts';
import type { RunRequest } from '../request/run-request.ts';

/** START, and handing out the report. */
const START_AND_REPORT = 2;

/** Settings that the tester cannot be told and that mean something to it. */
function frontPanelOf(agreed: RateSource, capabilities: Capabilities | undefined): TesterSetting[] {
  if (!capabilities) return [];
  const names = Object.keys(settingsOn(agreed, capabilities)) as TesterSetting[];
  return names.filter((name) => howSet(capabilities, name) === 'front-panel');
}

/** True if one of these roles is a tester's. */
const isManned = (roles: readonly Role[]): boolean => roles.some((role) => kindOfRole(role) === 'tester');

function planStep(step: StepSpec, situation: Situation): PlanView['steps'][number] {
  const { actions, durationS } = kindOf(step).plan(step, situation);
  return { id: step.id, title: titleOf(step), actions, ...(durationS > 0 ? { durationS } : {}) };
}

/** How long each step of a run usually takes, seconds; 0 where that is not worth a word. */
export function usualLengths(record: RunRecord, capabilities: Capabilities): number[] {
  const { circuit, release, settings, procedure } = record;
  const frontPanel = frontPanelOf({ settings, circuit }, capabilities);
  const alone = !record.ladder && !isManned(Object.keys(record.instruments));
  const situation: Situation = { circuit, released: release !== undefined, settings, capabilities, frontPanel, alone };
  const lengths = procedure.steps.map((step) => planStep(step, situation).durationS ?? 0);
  return lengths.map((s) => (s < WORTH_SAYING_S ? 0 : s));
}
const WORTH_SAYING_S = 5;

/** Runs a check and gives the problem it found, if any. */
async function problemOf<T>(check: () => Promise<T>): Promise<{ value?: T; problem?: ErrorView }> {
  try {
    return { value: await check() };
  } catch (thrown) {
    return { problem: errorView(thrown) };
  }
}

/** Settings as far as they make sense: a plan is shown even while one of them is being typed. */
function settingsFor(request: RunRequest, checked: Checked | undefined): Pick<Checked, 'settings' | 'runs'> {
  if (checked) return checked;
  const possible = (given: Readonly<Settings>): Pick<Checked, 'settings' | 'runs'> => {
    const { settings } = effectiveSettings(request.procedure, given, request.circuit);
    return { settings, runs: runsAsked(request.procedure, settings) };
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

/** What the longest run proves if it is clean, and how long the ratio that is usually asked for takes where that is longer. */
function proofOf(
  request: RunRequest,
  checked: Checked | undefined,
  tester: Tester | undefined,
  runs: Checked['runs'],
): Pick<PlanView, 'berBound' | 'toProve'> {
  if (!tester || !checked || tester.capabilities.judging === 'integrity') return {};
  const { family, identity, simulated, address, capabilities, rateKbps: own } = tester;
  const rateKbps = measuredKbps(own, { settings: checked.settings, circuit: request.circuit });
  if (rateKbps === undefined) return {};
  const instruments = { tester: { family, identity, simulated, address, capabilities, rateKbps } };
  const { settings, limitSets } = checked;
  const longest = runs.toSorted((a, b) => b.forS - a.forS)[0];
  if (!longest) return {};
  const { forS } = longest;
  const judged = { procedure: request.procedure, settings, limitSets, instruments };
  const { berBound } = runLimits(judgeOptions(judged, longest), forS);
  const seconds = secondsToProve(USUAL_BER, rateKbps * 1000);
  return {
    ...(berBound === undefined ? {} : { berBound }),
    ...(forS > 0 && forS < seconds ? { toProve: { ratio: USUAL_BER, forS, seconds } } : {}),
  };
}

/** What is known of the instrument of a role before anything is opened: itself if it is connected, else what its family says a tester can do. */
export interface Found {
  device?: Device | undefined;
  capabilities?: Capabilities | undefined;
}

/** What a test will ask of a person, how long it takes, what it can prove, and what forbids START. Never throws for a bad request. */
export async function planRun(
  request: RunRequest,
  library: Library,
  found: Readonly<Record<Role, Found>>,
): Promise<PlanView> {
  const { value: checked, problem } = await problemOf(() => checkRequest(request, library, systemClock.nowMs()));
  const { settings, runs } = settingsFor(request, checked);
  const unfit = await Promise.all(
    Object.entries(found).map(([role, { device }]) =>
      problemOf(async () => await Promise.resolve(device && checkInstrument(request, settings, role, device))),
    ),
  );
  const { device, capabilities: known } = found[mainRole(rolesOf(request.procedure.needs).keys())] ?? {};
  const tester = device?.role === 'tester' ? device : undefined;
  const capabilities = tester?.capabilities ?? known;
  const frontPanel = frontPanelOf({ settings, circuit: request.circuit }, capabilities);
  const { circuit, release } = request;
  const alone = !request.ladder && !isManned(Object.keys(request.use));
  const situation: Situation = { circuit, released: release !== undefined, settings, capabilities, frontPanel, alone };
  const steps = request.procedure.steps.map((step) => planStep(step, situation));
  return {
    steps,
    frontPanel,
    actions: steps.reduce((sum, step) => sum + step.actions, START_AND_REPORT),
    totalS: steps.reduce((sum, step) => sum + (step.durationS ?? 0), 0),
    ...proofOf(request, checked, tester, runs),
    problems: [problem, ...unfit.map((one) => one.problem)].flatMap((p) => (p ? [p] : [])),
  };
}
