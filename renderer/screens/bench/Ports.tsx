import { useId } from 'react';
import type { LookView } from '../../../electron/contract/bench-item.ts';
import type { AppState, BenchItem } from '../../../electron/contract/views.ts';
import { host, useLink } from '../../link/host.ts';
import { attempt } from '../../link/notice.ts';
import { runWith } from '../../page/run-meant.ts';
import { useSay, type Say } from '../../text/say.ts';
import { Action } from '../../widgets/Action.tsx';
import { Lamp } from '../../widgets/Lamp.tsx';
import { Problem } from '../../widgets/Problem.tsx';
import { isReal } from '../../pieces/testers/items.ts';
import { itemDetail, itemLabel } from '../../pieces/testers/names.ts';
import { itemLamp, itemWord } from './port-state.ts';
import './Ports.css';

function Port(props: { item: BenchItem; group: string; chosen: boolean; inRun: boolean; onChoose: () => void }) {
  const say = useSay();
  const { item } = props;
  const away = useLink() === false;
  return (
    <label className="ports-row">
      <input type="radio" name={props.group} checked={props.chosen} onChange={props.onChoose} />
      <Lamp state={itemLamp(item, away)} label={itemLabel(say, item)} />
      <span>
        <b>{itemLabel(say, item)}</b>
        <br />
        <small>{itemDetail(say, item)}</small>
      </span>
      <small className="num">{say(props.inRun && !away ? 'bench.state.in-run' : itemWord(item, away))}</small>
    </label>
  );
}

/** What a look round came to, or how far it is. */
function lookWords(say: Say, { state, asked, through, answered }: LookView): string {
  if (asked === 0) return say('bench.nothing-to-ask');
  return say(`bench.look-${state}`, { asked, through, answered });
}

/** Looks round again, or stops doing so: says how far it is, and what it found. */
function Again({ look }: { look: LookView | undefined }) {
  const say = useSay();
  const going = look?.state === 'going';
  return (
    <>
      <Action
        label={say(going ? 'bench.call-off' : 'bench.again')}
        hotkey="n"
        onAct={() => attempt(() => host.call(going ? 'bench.cancelLook' : 'bench.refresh', {}))}
      />
      <output className="label">{look && lookWords(say, look)}</output>
    </>
  );
}

/** Everything at hand: who answers on which port. Arrow keys move in the list. */
export function Ports(props: {
  state: AppState;
  chosen: BenchItem | undefined;
  onChoose: (id: string) => void;
  onAdd: () => void;
}) {
  const say = useSay();
  const group = useId();
  const { bench, benchProblem, benchLook, runs } = props.state;
  const found = bench.some(isReal);
  return (
    <section className="ports">
      <h2 className="label" id={`${group}h`}>
        {say('bench.title')}
      </h2>
      <div role="radiogroup" className="ports-found" data-long aria-labelledby={`${group}h`}>
        {bench.map((item) => (
          <Port
            key={item.id}
            item={item}
            group={group}
            chosen={item.id === props.chosen?.id}
            inRun={runWith(runs, item.address) !== undefined}
            onChoose={() => props.onChoose(item.id)}
          />
        ))}
      </div>
      {!found && bench.length > 0 && <p className="label ports-empty">{say('bench.empty')}</p>}
      {benchProblem && <Problem problem={benchProblem} />}
      <div className="ports-bottom">
        <Action label={say('bench.add')} hotkey="a" onAct={props.onAdd} />
        <Again look={benchLook} />
      </div>
    </section>
  );
}
