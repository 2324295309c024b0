import { useState } from 'react';
import type { ErrorView } from '../../../electron/contract/errors.ts';
import type { AppState, PlanView } from '../../../electron/contract/views.ts';
import type { Asked } from '../../asked.ts';
import { host } from '../../host.ts';
import { attempt } from '../../notice.ts';
import { go } from '../../places.ts';
import { useSay, type Say } from '../../say.ts';
import { useSimulated } from '../../simulated.ts';
import { Action } from '../../widgets/Action.tsx';
import { Choice, Pick } from '../../widgets/Choice.tsx';
import { itemDetail, itemLabel } from '../bench/names.ts';
import { CircuitPicker } from './CircuitPicker.tsx';
import { isPossible } from './draft.ts';
import { PlanPanel } from './PlanPanel.tsx';
import { Settings } from './Settings.tsx';
import { useDraft, type Draft } from './useDraft.ts';
import { usePlan } from './usePlan.ts';

/** Procedure and tester, side by side. */
function What({ draft }: { draft: Draft }) {
  const say = useSay();
  const procedures = draft.procedures.map((p) => ({ value: p.id, label: say.text(p.title) }));
  const testers = draft.testers.map((item) => ({
    value: item.address,
    label: `${itemLabel(say, item)} · ${itemDetail(say, item)}`,
  }));
  const choose = (procedureId: string): void => draft.choose({ procedureId });
  const props = { label: say('new.procedure'), options: procedures, value: draft.procedure?.id, onChange: choose };
  return (
    <>
      <span className="label">{say('new.tester')}</span>
      <div className="row wide">
        <Pick
          label={say('new.tester')}
          options={testers}
          value={draft.tester?.address}
          none={testers.length === 0 ? say('new.tester-none') : undefined}
          onChange={(address) => draft.choose({ address })}
        />
      </div>
      <span className="label">{say('new.procedure')}</span>
      <div className="row wide">{procedures.length > 3 ? <Pick {...props} /> : <Choice {...props} />}</div>
    </>
  );
}

/** The first setting whose value cannot be. */
function impossible(draft: Draft): string | undefined {
  const specs = draft.procedure?.settings ?? {};
  return Object.entries(draft.given).find(([name, value]) => {
    const spec = specs[name];
    return spec !== undefined && !isPossible(spec, value);
  })?.[0];
}

/** Why START cannot be pressed, in the order in which one would put it right. */
function whyNot(
  say: Say,
  draft: Draft,
  plan: Asked<PlanView | undefined>,
  problems: readonly ErrorView[],
): string | undefined {
  if (!draft.tester) return say('new.why-tester');
  const bad = impossible(draft);
  const label = bad === undefined ? undefined : draft.procedure?.settings[bad]?.label;
  if (bad !== undefined) return say('new.why-setting', { setting: label ? say.text(label) : bad });
  if (draft.circuit?.inService && !(draft.release.by.trim() && draft.release.until)) return say('new.why-release');
  const [problem] = problems;
  if (problem) return say.problem(problem);
  return plan.fresh ? undefined : say('new.planning');
}

async function start(draft: Draft): Promise<void> {
  const { procedure, tester, circuit, given, release } = draft;
  if (!procedure || !tester) return;
  draft.remember();
  if (circuit) await host.call('circuits.save', { circuit });
  await host.call('run.start', {
    procedureId: procedure.id,
    address: tester.address,
    settings: { ...given },
    ...(circuit && { circuit }),
    ...(circuit?.inService && { release: { by: release.by.trim(), until: release.until } }),
  });
  go('run');
}

/** Which circuit, which test, and what it will ask: everything as last time, one button. */
export function NewTestScreen({ state, options }: { state: AppState; options: Readonly<Record<string, string>> }) {
  const say = useSay();
  const draft = useDraft(state, options);
  const plan = usePlan(draft);
  const changed = Object.keys(draft.given).length;
  const [starting, setStarting] = useState(false);
  useSimulated(draft.tester?.simulated ?? false);
  const found = plan.problem ? [plan.problem] : (plan.value?.problems ?? []);
  // Asked for in its own fields, so that it is no problem here.
  const problems = found.filter((p) => !(p.code === 'release-needed' && draft.circuit?.inService));
  return (
    <main className="nt">
      <h1 className="hidden">{say('place.new')}</h1>
      <CircuitPicker
        circuit={draft.circuit}
        onChoose={(circuit) => draft.choose({ circuit })}
        release={draft.release}
        onRelease={(release) => draft.choose({ release })}
      />
      <section>
        <h2>{say('new.setup')}</h2>
        <div className="sets">
          <What draft={draft} />
          <Settings draft={draft} panel={plan.value?.frontPanel ?? []} />
        </div>
      </section>
      <PlanPanel plan={plan.value} problems={problems} />
      <footer className="bar">
        <Action label={say('new.defaults')} hotkey="d" onAct={draft.reset} />
        <span className="label">{changed > 0 ? say('new.changed', { n: changed }) : say('new.as-default')}</span>
        <span className="grow" />
        <Action
          main
          label={say(starting ? 'new.starting' : 'new.start')}
          hotkey="Ctrl+Enter"
          why={starting ? say('new.starting') : whyNot(say, draft, plan, problems)}
          onAct={() => {
            setStarting(true);
            attempt(() => start(draft).finally(() => setStarting(false)));
          }}
        />
      </footer>
    </main>
  );
}
