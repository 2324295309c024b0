import { useState } from 'react';
import { CHANNELS } from '../../../electron/contract/book/ticket.ts';
import type { Circuit } from '../../../electron/contract/circuit.ts';
import type { ErrorView } from '../../../electron/contract/errors.ts';
import { viewOf } from '../../link/client.ts';
import { host } from '../../link/host.ts';
import { remember, useRemembered } from '../../link/remembered.ts';
import { useSay } from '../../text/say.ts';
import { Choice } from '../../widgets/Choice.tsx';
import { Dialog, Field } from '../../widgets/Dialog.tsx';
import { DialogFoot } from '../../widgets/DialogFoot.tsx';
import { Problem } from '../../widgets/Problem.tsx';
import { CircuitField } from './CircuitField.tsx';
import { askedOf, noDraft, ticketOf, withCircuit, type OpenDraft } from './open-draft.ts';
import { toldOnOpening } from './told.ts';
import { WhenField } from './WhenField.tsx';
import { useTickets } from './useTickets.ts';
import './OpenTicket.css';

const CHANNEL = 'ticket.channel';
type Part = { draft: OpenDraft; onDraft: (part: Partial<OpenDraft>) => void };

/** A choice of a few words under its label. */
function Chosen<T extends string>(props: {
  label: string;
  values: readonly T[];
  value: T;
  word: (value: T) => string;
  onChange: (value: T) => void;
}) {
  const { label, values, value, word, onChange } = props;
  return (
    <div className="named">
      <span>{label}</span>
      <Choice
        label={label}
        value={value}
        options={values.map((one) => ({ value: one, label: word(one) }))}
        onChange={(next) => onChange(next as T)}
      />
    </div>
  );
}

/** What is out, as far as the caller knows; what he does not know counts as the worse. */
function Scope({ draft, onDraft }: Part) {
  const say = useSay();
  const asked = askedOf(draft);
  return (
    <div className="open-ticket-row">
      <Chosen
        label={say('ticket.scope')}
        values={['all', 'part', 'unknown'] as const}
        value={draft.all}
        word={(value) => say(`ticket.scope.${value}`)}
        onChange={(all) => onDraft({ all })}
      />
      {asked === 'sites' && (
        <Chosen
          label={say('ticket.sites')}
          values={['all', 'some', 'unknown'] as const}
          value={draft.sites}
          word={(value) => say(value === 'unknown' ? 'ticket.scope.unknown' : `ticket.sites.${value}`)}
          onChange={(sites) => onDraft({ sites })}
        />
      )}
      {asked === 'towards' && (
        <Field label={say('ticket.towards')} value={draft.towards} onChange={(towards) => onDraft({ towards })} />
      )}
      {asked === 'city' && (
        <Field label={say('ticket.city')} value={draft.city} onChange={(city) => onDraft({ city })} />
      )}
    </div>
  );
}

function Call({ draft, onDraft }: Part) {
  const say = useSay();
  const names = useTickets().value?.names;
  const platform = names?.channels[draft.channel]?.platform;
  return (
    <>
      <div className="open-ticket-row">
        <Chosen
          label={say('ticket.channel')}
          values={CHANNELS}
          value={draft.channel}
          word={(value) => say(`ticket.channel.${value}`)}
          onChange={(channel) => onDraft({ channel })}
        />
        <WhenField label={say('ticket.reported-at')} when={draft.when} onWhen={(when) => onDraft({ when })} />
      </div>
      <div className="fields">
        <Field width="w3" label={say('ticket.by')} value={draft.by} onChange={(by) => onDraft({ by })} />
        <Field
          width="w3"
          label={say('ticket.foreign', { platform: platform ? say.text(platform) : '' })}
          value={draft.foreignNumber}
          onChange={(foreignNumber) => onDraft({ foreignNumber })}
        />
        <Field width="w6" label={say('ticket.says')} value={draft.says} onChange={(says) => onDraft({ says })} />
      </div>
      <Scope draft={draft} onDraft={onDraft} />
    </>
  );
}

/** An empty ticket; from the page of a circuit it is that one's. */
function begun(on: Circuit | undefined, channel: string | undefined): OpenDraft {
  const draft = noDraft(channel, Date.now());
  return on ? withCircuit(draft, { text: on.number, circuit: on }) : draft;
}

/** A call becomes a ticket: circuit, channel, when, who, what he says. */
export function OpenTicket(props: {
  on: Circuit | undefined;
  onClose: () => void;
  onOpened: (ticket: string) => void;
}) {
  const { on, onClose, onOpened } = props;
  const say = useSay();
  const last = useRemembered()[CHANNEL];
  const [draft, setDraft] = useState(() => begun(on, last));
  const [problem, setProblem] = useState<ErrorView>();
  const onDraft = (part: Partial<OpenDraft>): void => setDraft((before) => ({ ...before, ...part }));
  const open = async (): Promise<void> => {
    const { ticket, told } = await host.call('tickets.open', { ticket: ticketOf(draft, Date.now()) });
    remember(CHANNEL, draft.channel);
    toldOnOpening.set({ ticket, told });
    onOpened(ticket);
  };
  const submit = (): void => {
    open().catch((thrown: unknown) => setProblem(viewOf(thrown)));
  };
  return (
    <Dialog title={say('ticket.open-title')} wide onClose={onClose} onSubmit={submit}>
      <CircuitField meant={draft.meant} onMeant={(meant) => setDraft((before) => withCircuit(before, meant))} />
      <Call draft={draft} onDraft={onDraft} />
      {problem && <Problem problem={problem} />}
      <DialogFoot act={say('ticket.create')} onClose={onClose} />
    </Dialog>
  );
}
