import { useState } from 'react';
import type { Happened } from '../../../electron/contract/book/entry.ts';
import type { OrderDetail } from '../../../electron/contract/book/order-page.ts';
import { useMinute } from '../../page/now.ts';
import { useSay, type Say } from '../../text/say.ts';
import { DateField } from '../../widgets/DateField.tsx';
import { Dialog, Field } from '../../widgets/Dialog.tsx';
import { DialogFoot } from '../../widgets/DialogFoot.tsx';
import { dayAndTime, dayOf, momentOf } from '../../widgets/when.ts';
import type { Asking } from './acts.ts';
import './ActDialog.css';

const DAY_MS = 86_400_000;
/** New due dates that are offered, so many days after the one before. */
const LATER = [7, 14, 30] as const;

/** Buttons of which several, or one, can be pressed. */
function Chips(props: {
  label: string;
  all: readonly string[];
  on: readonly string[];
  onPress: (one: string) => void;
}) {
  return (
    <fieldset className="act-dialog-chips">
      <legend className="label">{props.label}</legend>
      {props.all.map((one) => (
        <button
          key={one}
          type="button"
          className="btn"
          aria-pressed={props.on.includes(one)}
          onClick={() => props.onPress(one)}
        >
          {one}
        </button>
      ))}
    </fieldset>
  );
}

/** Who may have to be told of a warning: the rank of an important order, the customer, his account manager. */
function whomOf(say: Say, { state, circuit, body }: OrderDetail): string[] {
  const manager = body.customer?.manager?.name ?? circuit?.customer?.manager?.name;
  return [
    ...(state.beside.rank ? [say.text(state.beside.rank)] : []),
    say('order.whom.customer'),
    manager ? say('order.whom.manager-name', { name: manager }) : say('order.whom.manager'),
    say('order.whom.leader'),
  ];
}

/** The new due date: some days after the old one, which stays in the log, or any other. */
function NewDue(props: { old: string | undefined; until: string; onUntil: (day: string) => void }) {
  const { old, until, onUntil } = props;
  const say = useSay();
  const now = useMinute();
  const from = Math.max((old && momentOf(old, '12:00')) || 0, now);
  return (
    <>
      <p>{old ? say('order.old-due', { day: old }) : say('order.no-due')}</p>
      <fieldset className="act-dialog-chips">
        <legend className="label">{say('order.later-by')}</legend>
        {LATER.map((days) => {
          const { day } = dayAndTime(from + days * DAY_MS);
          return (
            <button key={days} type="button" className="btn" aria-pressed={until === day} onClick={() => onUntil(day)}>
              {say('order.days', { n: days })} <span className="num">{day}</span>
            </button>
          );
        })}
      </fieldset>
      <DateField required width="day" label={say('order.new-due-label')} value={until} onChange={onUntil} />
    </>
  );
}

/** Why an order goes back; who was told of a warning and why; until when an order is put off. Everything can be picked. */
export function ActDialog(props: {
  one: OrderDetail;
  did: Asking;
  onClose: () => void;
  onNote: (happened: Omit<Happened, 'at'>) => void;
}) {
  const { one, did, onClose, onNote } = props;
  const say = useSay();
  const now = useMinute();
  const whom = whomOf(say, one);
  const [told, setTold] = useState<readonly string[]>(one.state.beside.rank ? whom.slice(0, 1) : []);
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState('');
  const toggle = (who: string): void =>
    setTold(told.includes(who) ? told.filter((other) => other !== who) : [...told, who]);
  const missing =
    reason.trim() === '' || (did === 'warned' && told.length === 0) || (did === 'postponed' && !dayOf(until, now));
  const submit = (): void => {
    if (missing) return;
    const day = dayOf(until, now);
    onNote({
      did,
      reason: reason.trim(),
      ...(did === 'warned' && { told: [...told] }),
      ...(did === 'postponed' && day && { until: day }),
    });
  };
  return (
    <Dialog title={say(`order.ask.${did}`, { order: one.state.order })} onClose={onClose} onSubmit={submit}>
      {did === 'warned' && <Chips label={say('order.whom')} all={whom} on={told} onPress={toggle} />}
      {did === 'postponed' && <NewDue old={one.state.due} until={until} onUntil={setUntil} />}
      <Chips
        label={say('order.why')}
        all={one.reasons[did].map(say.text)}
        on={[reason]}
        onPress={(text) => setReason(text)}
      />
      <Field label={say('order.why-own')} value={reason} onChange={setReason} />
      <DialogFoot act={say(`order.did.${did}`)} onClose={onClose} waits={missing}>
        {missing && <span className="label">{say(`order.missing.${did}`)}</span>}
      </DialogFoot>
    </Dialog>
  );
}
