import { neededTester } from '../../../electron/contract/needs.ts';
import type { ErrorView } from '../../../electron/contract/errors.ts';
import { unfit } from '../../../electron/contract/set-up.ts';
import type { AppState } from '../../../electron/contract/views.ts';
import { useSay, type Say } from '../../text/say.ts';
import { useSimulated } from '../../page/simulated.ts';
import { Choice, Pick } from '../../widgets/Choice.tsx';
import { Problem } from '../../widgets/Problem.tsx';
import { itemDetail, itemLabel } from '../../pieces/testers/names.ts';
import { CircuitPicker } from './CircuitPicker.tsx';
import { FarEnd } from './FarEnd.tsx';
import { FormSettings } from './FormSettings.tsx';
import { LadderField } from './LadderField.tsx';
import { OtherRoles } from './OtherRoles.tsx';
import { PlanPanel } from './PlanPanel.tsx';
import { Release } from '../../pieces/release/Release.tsx';
import { Settings } from './Settings.tsx';
import { meantItems, StartBar } from './StartBar.tsx';
import { useDraft, type Draft } from './useDraft.ts';
import { usePlan } from './usePlan.ts';
import { problemsOf, waitsFor, whyNot } from './why-not.ts';
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
        <PlanPanel plan={plan.value} problems={problems.others} waits={waitsFor(say, draft)} />
      </div>
      <StartBar draft={draft} why={whyNot(say, draft, plan, problems)} />
    </main>
  );
}
