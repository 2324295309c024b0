import { useId, useState } from 'react';
import type { AppState, BenchItem } from '../../../electron/contract/views.ts';
import { host, useLink } from '../../link/host.ts';
import { attempt } from '../../link/notice.ts';
import { runWith } from '../../page/run-meant.ts';
import { useSay } from '../../text/say.ts';
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

/** Looks round again: says that it does, and what it found. */
function Again({ bench }: { bench: readonly BenchItem[] }) {
  const say = useSay();
  const [state, setState] = useState<'idle' | 'busy' | 'done'>('idle');
  const answered = bench.filter((item) => item.state === 'ready' && isReal(item)).length;
  const look = (): void => {
    setState('busy');
    attempt(() => host.call('bench.refresh', {}).finally(() => setState('done')));
  };
  return (
    <>
      <Action
        label={say(state === 'busy' ? 'bench.looking' : 'bench.again')}
        hotkey="n"
        why={state === 'busy' ? say('bench.looking-line') : undefined}
        onAct={look}
      />
      {state === 'done' && <output className="label">{say('bench.looked', { n: answered })}</output>}
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
  const { bench, benchProblem, runs } = props.state;
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
        <Again bench={bench} />
      </div>
    </section>
  );
}
