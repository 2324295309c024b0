import { roleName } from '../../../electron/contract/instrument.ts';
import { neededTester } from '../../../electron/contract/needs.ts';
import type { ErrorView } from '../../../electron/contract/errors.ts';
import { fault, unfit } from '../../../electron/contract/set-up.ts';
import type { AppState, PlanView } from '../../../electron/contract/views.ts';
import type { Asked } from '../../link/asked.ts';
import { useSay, type Say } from '../../text/say.ts';
import { useSimulated } from '../../page/simulated.ts';
import { Choice, Pick } from '../../widgets/Choice.tsx';
import { Problem } from '../../widgets/Problem.tsx';
import { itemDetail, itemLabel } from '../../pieces/testers/names.ts';
import { CircuitPicker } from './CircuitPicker.tsx';
import { isManned } from './draft.ts';
import { ladderGiven } from './ladder-draft.ts';
import { FarEnd } from './FarEnd.tsx';
import { FormSettings } from './FormSettings.tsx';
import { LadderField } from './LadderField.tsx';
import { OtherRoles } from './OtherRoles.tsx';
import { PlanPanel } from './PlanPanel.tsx';
import { Release } from '../../pieces/release/Release.tsx';
import { releaseOf } from '../../pieces/release/release.ts';
import { Settings } from './Settings.tsx';
import { meantItems, StartBar } from './StartBar.tsx';
import { useDraft, type Draft } from './useDraft.ts';
import { usePlan } from './usePlan.ts';
import './NewTest.css';

/** What stands in the list of testers where none of them is the one that is meant. */
function noTester(say: Say, { gone, unidentified, tester, testers }: Draft): string | undefined {
  if (gone) return say('new.tester-gone', { name: gone });
  if (unidentified) return say('new.tester-unknown', { name: itemLabel(say, unidentified) });
  if (testers.length === 0) return say('new.tester-none');
  return tester ? undefined : say('new.tester-choose');
}

/** So many faults of own files are listed; the others come up as these are mended. */
const FAULTS_LISTED = 20;

/** Own procedures and limits that cannot be used, each with what to do: where else would anybody look for them? */
function Faults({ faults }: { faults: readonly ErrorView[] }) {
  const say = useSay();
  const rest = faults.length - FAULTS_LISTED;
  return (
    <details className="new-test-faults">
      <summary>{say('new.own-faults', { n: faults.length })}</summary>
      {faults.slice(0, FAULTS_LISTED).map((fault) => (
        <Problem key={`${fault.code} ${fault.where}`} problem={fault} />
      ))}
      {rest > 0 && <p className="label">{say('new.more-faults', { n: rest })}</p>}
    </details>
  );
}

/** Tester and procedure. A procedure that the tester cannot do says why, and cannot be taken. */
function What({ draft }: { draft: Draft }) {
  const say = useSay();
  const testers = draft.testers.map((item) => ({
    value: item.id,
    label: `${itemLabel(say, item)} · ${itemDetail(say, item)}`,
  }));
  const procedures = draft.procedures.map((one) => {
    const why = unfit(one, draft.tester, draft.circuit);
    const title = say.text(one.title);
    return { value: one.id, label: one.own ? `${title} · ${say('new.own')}` : title, why: why && say.text(why) };
  });
  const choose = (procedureId: string): void => draft.choose({ procedureId });
  const props = { label: say('new.procedure'), options: procedures, value: draft.procedure?.id, onChange: choose };
  return (
    <>
      {(!draft.procedure || neededTester(draft.procedure.needs) !== undefined) && (
        <>
          <span className="label">{say('new.tester')}</span>
          <div className="row" data-wide>
            <Pick
              label={say('new.tester')}
              options={testers}
              value={draft.tester?.id}
              none={noTester(say, draft)}
              onChange={draft.chooseTester}
            />
          </div>
        </>
      )}
      <span className="label">{say('new.procedure')}</span>
      <div className="row" data-wide>
        {procedures.length > 3 ? <Pick {...props} /> : <Choice {...props} />}
      </div>
      {draft.faults.length > 0 && <Faults faults={draft.faults} />}
    </>
  );
}

/** Words for the first setting whose value cannot be. */
function impossible(say: Say, { procedure, tester, given }: Draft): string | undefined {
  const found = Object.entries(procedure?.settings ?? {}).find(([name, spec]) =>
    fault(spec, name, given[name] ?? spec.default ?? '', tester?.capabilities),
  );
  return found && (found[1].label ? say.text(found[1].label) : say.setting(found[0]));
}

/** Why there is no tester to start with. */
function whyNoTester(say: Say, { gone, unidentified, testers }: Draft): string {
  if (gone) return say('new.why-gone', { name: gone });
  if (unidentified) return say('bench.why-identify');
  return say(testers.length > 0 ? 'bench.why-none' : 'new.why-tester');
}

/** Why START cannot be pressed, in the order in which one would put it right. What stands beside a field or on the right is not said again. */
function whyNot(say: Say, draft: Draft, plan: Asked<PlanView | undefined>, problems: Problems): string | undefined {
  if (!draft.procedure || !isManned(draft.procedure, draft.tester)) return whyNoTester(say, draft);
  const missing = draft.others.find(({ item, optional }) => !item && !optional);
  if (missing) return say('new.why-role', { role: say.text(roleName(missing.role)) });
  if (draft.ladder && draft.ladder.mode !== 'none' && !ladderGiven(draft.ladder)) return say('new.why-ladder');
  const setting = impossible(say, draft);
  if (setting !== undefined) return say('new.why-setting', { setting });
  if (draft.circuit?.inService && (!releaseOf(draft.release, Date.now()) || problems.release))
    return say('new.why-release');
  if (problems.others.length > 0) return say('new.why-see');
  const unable = draft.procedure && unfit(draft.procedure, draft.tester, draft.circuit);
  if (unable) return say.text(unable);
  return plan.fresh ? undefined : say('new.planning');
}

/** What the core says against the test, by the place where it is shown. */
interface Problems {
  release: ErrorView | undefined;
  others: readonly ErrorView[];
}
function problemsOf(draft: Draft, plan: Asked<PlanView | undefined>): Problems {
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

/** Which circuit, which test, and what it will ask: everything as last time, one button. */
export function NewTestScreen({ state }: { state: AppState }) {
  const say = useSay();
  const draft = useDraft(state);
  const plan = usePlan(draft);
  useSimulated(meantItems(draft).some((item) => item?.simulated));
  const problems = problemsOf(draft, plan);
  const number = draft.circuit?.number ?? '';
  return (
    <main className="new-test">
      <h1 className="hidden">{say('place.new')}</h1>
      <CircuitPicker circuit={draft.circuit} onChoose={(circuit) => draft.choose({ circuit })}>
        <Release
          release={draft.release}
          totalS={plan.value?.totalS ?? 0}
          problem={problems.release && say.text(problems.release.message)}
          onChange={(release) => draft.choose({ release: { [number]: release } })}
        />
      </CircuitPicker>
      <div className="new-test-work">
        <section>
          <h2>{say('new.setup')}</h2>
          <div className="new-test-settings">
            <What draft={draft} />
            {draft.ladder && draft.procedure && (
              <LadderField
                needs={draft.procedure.needs}
                ladder={draft.ladder}
                onChange={(ladder) => draft.choose({ ladder })}
              />
            )}
            {draft.procedure?.needs.stream && <FarEnd state={state} />}
            <OtherRoles others={draft.others} onChoose={draft.chooseOther} />
            <Settings draft={draft} panel={plan.value?.frontPanel ?? []} />
            <FormSettings draft={draft} />
          </div>
        </section>
        <PlanPanel
          plan={plan.value}
          problems={problems.others}
          waits={draft.procedure === undefined || !isManned(draft.procedure, draft.tester)}
        />
      </div>
      <StartBar draft={draft} why={whyNot(say, draft, plan, problems)} />
    </main>
  );
}
