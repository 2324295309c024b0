import type { ErrorView } from '../../../electron/contract/errors.ts';
import { roleName } from '../../../electron/contract/instrument.ts';
import type { SettingSpec } from '../../../electron/contract/procedure.ts';
import { fault, unfit } from '../../../electron/contract/set-up.ts';
import type { PlanView } from '../../../electron/contract/views.ts';
import type { Asked } from '../../link/asked.ts';
import { releaseOf } from '../../pieces/release/release.ts';
import type { Say } from '../../text/say.ts';
import { isManned } from './draft.ts';
import { ladderGiven } from './ladder-draft.ts';
import type { Draft } from './useDraft.ts';

/** The first setting whose value cannot be, in words, and whether it has none yet. */
function impossible(say: Say, { procedure, tester, given }: Draft): { setting: string; lacks: boolean } | undefined {
  const valueOf = (name: string, { default: own = '' }: SettingSpec): string => given[name] ?? own;
  const found = Object.entries(procedure?.settings ?? {}).find(([name, spec]) =>
    fault(spec, name, valueOf(name, spec), tester?.capabilities),
  );
  if (!found) return undefined;
  const [name, spec] = found;
  return { setting: spec.label ? say.text(spec.label) : say.setting(name), lacks: valueOf(name, spec) === '' };
}

/** Why there is no tester to start with. */
function whyNoTester(say: Say, { gone, unidentified, testers }: Draft): string {
  if (gone) return say('new.why-gone', { name: gone });
  if (unidentified) return say('bench.why-identify');
  return say(testers.length > 0 ? 'bench.why-none' : 'new.why-tester');
}

/** Why START cannot be pressed, in the order in which one would put it right. What stands beside a field or on the right is not said again. */
export function whyNot(
  say: Say,
  draft: Draft,
  plan: Asked<PlanView | undefined>,
  problems: Problems,
): string | undefined {
  if (!draft.procedure || !isManned(draft.procedure, draft.tester)) return whyNoTester(say, draft);
  const missing = draft.others.find(({ item, optional }) => !item && !optional);
  if (missing) return say('new.why-role', { role: say.text(roleName(missing.role)) });
  if (draft.ladder && draft.ladder.mode !== 'none' && !ladderGiven(draft.ladder)) return say('new.why-ladder');
  const wrong = impossible(say, draft);
  if (wrong) return say(wrong.lacks ? 'new.why-lacks' : 'new.why-setting', { setting: wrong.setting });
  if (draft.circuit?.inService && (!releaseOf(draft.release, Date.now()) || problems.release))
    return say('new.why-release');
  if (problems.others.length > 0) return say('new.why-see');
  const unable = draft.procedure && unfit(draft.procedure, draft.tester, draft.circuit);
  if (unable) return say.text(unable);
  return plan.fresh ? undefined : say('new.planning');
}

/** What the core says against the test, by the place where it is shown. */
export interface Problems {
  release: ErrorView | undefined;
  others: readonly ErrorView[];
}
export function problemsOf(draft: Draft, plan: Asked<PlanView | undefined>): Problems {
  const found = plan.problem ? [plan.problem] : (plan.value?.problems ?? []);
  const asked = draft.circuit?.inService === true;
  const isRelease = ({ code }: ErrorView): boolean => asked && code.startsWith('release-');
  const isField = ({ code, where }: ErrorView): boolean =>
    code === 'setting-bad' && draft.procedure?.settings[where] !== undefined;
  return {
    // Asked for in its own fields, so that it is no problem here.
    release: found.find((problem) => isRelease(problem) && problem.code !== 'release-needed'),
    // What lacks an instrument is said beside START.
    others: found.filter((problem) => !isRelease(problem) && !isField(problem) && problem.code !== 'role-missing'),
  };
}

/** Why nothing can be said of the test yet. */
export function waitsFor(say: Say, draft: Draft): 'new.no-plan' | 'new.plan-lacks' | undefined {
  if (!draft.procedure || !isManned(draft.procedure, draft.tester)) return 'new.no-plan';
  return impossible(say, draft) && 'new.plan-lacks';
}
