import { useState } from 'react';
import type { BenchItem } from '../../../electron/contract/bench-item.ts';
import { neededTester } from '../../../electron/contract/needs.ts';
import { host } from '../../link/host.ts';
import { attempt } from '../../link/notice.ts';
import { go, useRoute } from '../../page/navigation.ts';
import { DescribeDialog } from '../../pieces/testers/DescribeDialog.tsx';
import { isUnnamed } from '../../pieces/testers/items.ts';
import { releaseOf } from '../../pieces/release/release.ts';
import { useSay } from '../../text/say.ts';
import { Action } from '../../widgets/Action.tsx';
import { addressesOf, isManned } from './draft.ts';
import { ladderGiven } from './ladder-draft.ts';
import type { Draft } from './useDraft.ts';

async function start(draft: Draft): Promise<void> {
  const { procedure, tester, circuit, given } = draft;
  const release = releaseOf(draft.release, Date.now());
  if (!procedure || !isManned(procedure, tester)) return;
  draft.remember();
  const ladder = draft.ladder && ladderGiven(draft.ladder);
  const { runId } = await host.call('run.start', {
    procedureId: procedure.id,
    use: addressesOf(procedure, tester, draft.others),
    settings: { ...given },
    ...(ladder && { ladder }),
    ...(circuit && { circuit }),
    ...(circuit?.inService && release && { release }),
  });
  go('run', runId);
}

/** The rows of the bench that the test would hold. */
export const meantItems = ({ procedure, tester, others }: Draft): (BenchItem | undefined)[] => [
  procedure && neededTester(procedure.needs) === undefined ? undefined : tester,
  ...others.map(({ item }) => item),
];

/** Back to the job from which the settings were opened: what was set here is what the day sets. */
function ForDay({ draft }: { draft: Draft }) {
  const say = useSay();
  const use = (): void => {
    draft.remember();
    go('day', undefined, draft.circuit && { circuit: draft.circuit.number });
  };
  return <Action label={say('new.for-day')} hotkey="b" onAct={use} />;
}

/** The first setting, in the order in which they stand, whose value is missing or cannot be. */
const firstLacking = (): HTMLElement | null => document.querySelector('.new-test-settings [data-lacks]');

/** START, or why not yet; an instrument that nobody has named is named first. */
export function StartBar({ draft, why }: { draft: Draft; why: string | undefined }) {
  const say = useSay();
  const { options } = useRoute();
  const changed = Object.keys(draft.given).length;
  const [starting, setStarting] = useState(false);
  const [naming, setNaming] = useState(false);
  const begin = (): void => {
    setNaming(false);
    setStarting(true);
    attempt(() => start(draft).finally(() => setStarting(false)));
  };
  const unnamed = meantItems(draft).find((item) => item && isUnnamed(item));
  return (
    <>
      <footer className="bar">
        <Action label={say('new.defaults')} hotkey="d" onAct={draft.reset} />
        <span className="label">{changed > 0 ? say('new.changed', { n: changed }) : say('new.as-default')}</span>
        <span className="grow" />
        {options['for'] === 'day' && <ForDay draft={draft} />}
        <Action
          main
          label={say(starting ? 'new.starting' : 'new.start')}
          hotkey="Ctrl+Enter"
          why={starting ? say('new.starting') : why}
          toMend={firstLacking}
          onAct={() => (unnamed ? setNaming(true) : begin())}
        />
      </footer>
      {naming && unnamed && <DescribeDialog item={unnamed} onClose={() => setNaming(false)} onSaved={begin} />}
    </>
  );
}
