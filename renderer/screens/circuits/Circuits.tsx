import { useState, type ReactNode } from 'react';
import type { AppState } from '../../../electron/contract/views.ts';
import { useAsked } from '../../link/asked.ts';
import { host } from '../../link/host.ts';
import { useKeys } from '../../page/keys.ts';
import { go, goBack, useRoute } from '../../page/navigation.ts';
import { useMinute } from '../../page/now.ts';
import { BookFrame } from '../../pieces/book/BookFrame.tsx';
import { ListTools } from '../../pieces/book/ListTools.tsx';
import { CircuitForm } from '../../pieces/circuit/CircuitForm.tsx';
import { numbered } from '../../pieces/circuit/circuits.ts';
import { date } from '../../text/format.ts';
import { useSay } from '../../text/say.ts';
import { Action } from '../../widgets/Action.tsx';
import { Problem } from '../../widgets/Problem.tsx';
import { Lists } from './Lists.tsx';
import { OneCustomer, OneInstrument } from './OneCustomer.tsx';
import { OneLine } from './OneLine.tsx';

/** One thing of the book, asked for whenever the book changes. */
function One<T>(props: { name: string; changes: number; ask: () => Promise<T>; children: (one: T) => ReactNode }) {
  const say = useSay();
  const today = date(useMinute());
  const { value, problem } = useAsked(`${props.name} ${props.changes} ${today}`, props.ask, { quiet: true });
  const back = (): void => goBack();
  useKeys({ Escape: back }, [], { Escape: say('help.back') });
  return (
    <BookFrame here="circuits" actions={<Action label={say('help.back')} hotkey="Escape" onAct={back} />}>
      {value ? props.children(value) : <div>{problem && <Problem problem={problem} />}</div>}
    </BookFrame>
  );
}

/** An instrument of the newest records. */
const instrument = async (key: string) => (await host.call('lines.instruments', {})).find((one) => one.key === key);

function All({ state }: { state: AppState }) {
  const say = useSay();
  const [isNew, setNew] = useState(false);
  return (
    <BookFrame
      here="circuits"
      actions={
        <>
          <Action label={say('line.new')} hotkey="n" onAct={() => setNew(true)} />
          <ListTools kind="circuit" />
        </>
      }
    >
      <Lists state={state} />
      {isNew && (
        <CircuitForm
          circuit={{ ...numbered(''), number: '' }}
          onClose={() => setNew(false)}
          onSaved={({ number }) => go('circuits', number)}
        />
      )}
    </BookFrame>
  );
}

/** The book of lines: circuits, their customers, the instruments; and one of them with its history. */
export function CircuitsScreen({ state }: { state: AppState }) {
  const { id, options } = useRoute();
  const changes = state.bookChanges;
  const { customer, instrument: key } = options;
  if (id !== undefined)
    return (
      <One key={id} name={id} changes={changes} ask={() => host.call('lines.one', { circuit: id })}>
        {(one) => <OneLine one={one} />}
      </One>
    );
  if (customer !== undefined)
    return (
      <One key={customer} name={customer} changes={changes} ask={() => host.call('lines.customer', { name: customer })}>
        {(one) => <OneCustomer one={one} />}
      </One>
    );
  if (key !== undefined)
    return (
      <One key={key} name={key} changes={changes} ask={() => instrument(key)}>
        {(one) => one && <OneInstrument one={one} />}
      </One>
    );
  return <All state={state} />;
}
