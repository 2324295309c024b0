import { useState } from 'react';
import type { PlannedView } from '../../../electron/contract/book/planned-page.ts';
import type { AppState } from '../../../electron/contract/views.ts';
import { useAsked } from '../../link/asked.ts';
import { host } from '../../link/host.ts';
import { go, useRoute } from '../../page/navigation.ts';
import { useMinute } from '../../page/now.ts';
import { routeHash } from '../../page/routes.ts';
import { BookFrame } from '../../pieces/book/BookFrame.tsx';
import { useSay } from '../../text/say.ts';
import { Action } from '../../widgets/Action.tsx';
import { missingNow, OnePlanned } from './OnePlanned.tsx';
import { PlanDialog } from './PlanDialog.tsx';
import { windowText } from './window.ts';
import './Planned.css';

function Item({ one, isOpen }: { one: PlannedView; isOpen: boolean }) {
  const say = useSay();
  const missing = missingNow(one).length;
  return (
    <a
      className="planned-item"
      href={routeHash('planned', one.planned)}
      aria-current={isOpen ? 'true' : undefined}
      data-standing={one.standing}
    >
      <b>
        {say(`planned.kind.${one.kind}`)} · {one.name}
      </b>
      <span className="num">{windowText(one)}</span>
      <small>
        {say(`planned.standing.${one.standing}`)}
        {missing > 0 && <b className="planned-item-missing">{say('planned.missing-short', { n: missing })}</b>}
      </small>
    </a>
  );
}

/** Planned work, guarantee periods, drills: what is to come, and one of them with its circuits, tests and papers. */
export function PlannedScreen({ state }: { state: AppState }) {
  const say = useSay();
  const { id } = useRoute();
  const now = useMinute();
  const [isNew, setNew] = useState(false);
  const runs = state.runs.map(({ runId, finished }) => `${runId}${finished}`).join(' ');
  const { value } = useAsked(`${state.bookChanges} ${now} ${runs}`, () => host.call('planned.list', {}));
  const open = value?.find(({ planned }) => planned === id) ?? value?.[0];
  const saved = (planned: string): void => {
    setNew(false);
    go('planned', planned);
  };
  return (
    <BookFrame here="planned" actions={<Action label={say('planned.new')} hotkey="n" onAct={() => setNew(true)} />}>
      {open ? (
        <div className="planned">
          <h1 className="hidden">{say('place.planned')}</h1>
          <nav className="planned-list" data-long aria-label={say('place.planned')}>
            {value?.map((one) => (
              <Item key={one.planned} one={one} isOpen={one === open} />
            ))}
          </nav>
          <OnePlanned key={open.planned} one={open} />
        </div>
      ) : (
        <div className="blank">
          {value && (
            <>
              <h1 className="title">{say('planned.none')}</h1>
              <p>{say('planned.none-yet')}</p>
            </>
          )}
        </div>
      )}
      {isNew && <PlanDialog onClose={() => setNew(false)} onSaved={saved} />}
    </BookFrame>
  );
}
