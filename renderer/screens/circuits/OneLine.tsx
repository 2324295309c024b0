import { useState } from 'react';
import type { LineDetail } from '../../../electron/contract/book/line.ts';
import { useAsked } from '../../link/asked.ts';
import { host } from '../../link/host.ts';
import { attempt } from '../../link/notice.ts';
import { remember } from '../../link/remembered.ts';
import { go } from '../../page/navigation.ts';
import { faultOn } from '../../pieces/book/fault-on.ts';
import { WhyDialog } from '../../pieces/book/WhyDialog.tsx';
import { CircuitForm } from '../../pieces/circuit/CircuitForm.tsx';
import { CIRCUIT_NAME } from '../../pieces/last-test.ts';
import { useSay } from '../../text/say.ts';
import { Action } from '../../widgets/Action.tsx';
import { History } from './History.tsx';
import { LineFacts } from './LineFacts.tsx';
import { OnePage } from '../../pieces/book/OnePage.tsx';
import { Pictures } from './Pictures.tsx';
import { Stands } from './Stands.tsx';
import './OneLine.css';

/** Sets the test up for this circuit; begins a ticket of it. */
function Ways({ one }: { one: LineDetail }) {
  const say = useSay();
  const { number } = one.body;
  const test = (): void => {
    remember(CIRCUIT_NAME, number);
    go('new');
  };
  const fault = (): void => {
    faultOn.set(one.body);
    go('tickets');
  };
  const order = one.history.find(({ is }) => is === 'order');
  return (
    <>
      <Action main label={say('line.test')} hotkey="Ctrl+Enter" onAct={test} />
      <Action label={say('line.fault')} hotkey="f" onAct={fault} />
      {order?.is === 'order' && <Action label={say('line.is.order')} hotkey="o" onAct={() => go('orders', order.id)} />}
    </>
  );
}

/** What can be done with it as it stands: changed, converted, given up. */
function Acts({ one, onEdit, onGiveUp }: { one: LineDetail; onEdit: () => void; onGiveUp: () => void }) {
  const say = useSay();
  const { state, number } = one.line.line;
  const convert = (): void => attempt(() => host.call('lines.note', { circuit: number, did: 'converted' }));
  return (
    <div className="one-line-acts">
      <Ways one={one} />
      <Action label={say('line.edit')} hotkey="e" onAct={onEdit} />
      {state === 'for-test' && <Action label={say('line.did.converted')} onAct={convert} />}
      {state !== 'given-up' && <Action label={say('line.did.given-up')} onAct={onGiveUp} />}
    </div>
  );
}

/** Why a circuit is given up. */
function GiveUp(props: { circuit: string; onClose: () => void; onGiveUp: (reason: string) => void }) {
  const say = useSay();
  const { value } = useAsked('', () => host.call('lines.reasons', {}));
  return (
    <WhyDialog
      title={`${say('line.did.given-up')} ${props.circuit}`}
      label={say('line.why')}
      reasons={value?.givenUp ?? []}
      act={say('line.did.given-up')}
      onClose={props.onClose}
      onGive={props.onGiveUp}
    />
  );
}

/** One circuit: what is known of it, how it stands, and all that happened to it. */
export function OneLine({ one }: { one: LineDetail }) {
  const say = useSay();
  const [dialog, setDialog] = useState<'edit' | 'give-up'>();
  const { number } = one.body;
  const close = (): void => setDialog(undefined);
  const giveUp = (reason: string): void => {
    close();
    attempt(() => host.call('lines.note', { circuit: number, did: 'given-up', reason }));
  };
  const takeBack = (entry: string): void => attempt(() => host.call('lines.takeBack', { circuit: number, entry }));
  return (
    <>
      <OnePage
        title={number}
        turn={one.history.length}
        marks={
          <>
            <Stands one={one.line} />
            {one.line.conflict && <b>{say('line.conflict')}</b>}
          </>
        }
        facts={
          <>
            <LineFacts one={one.line} />
            <Pictures circuit={number} files={one.files} />
          </>
        }
      >
        <Acts one={one} onEdit={() => setDialog('edit')} onGiveUp={() => setDialog('give-up')} />
        <h2 className="label">{say('line.history')}</h2>
        <History entries={one.history} onTakeBack={takeBack} />
      </OnePage>
      {dialog === 'edit' && (
        <CircuitForm
          circuit={one.body}
          onClose={close}
          onSaved={(saved) => {
            close();
            if (saved.number !== number) go('circuits', saved.number);
          }}
        />
      )}
      {dialog === 'give-up' && <GiveUp circuit={number} onClose={close} onGiveUp={giveUp} />}
    </>
  );
}
