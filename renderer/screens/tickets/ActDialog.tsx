import { useState } from 'react';
import type { ErrorView } from '../../../electron/contract/errors.ts';
import { viewOf } from '../../link/client.ts';
import { host } from '../../link/host.ts';
import { usePreferences } from '../../link/preferences.ts';
import { useSay } from '../../text/say.ts';
import { Dialog, Field } from '../../widgets/Dialog.tsx';
import { DialogFoot } from '../../widgets/DialogFoot.tsx';
import { Problem } from '../../widgets/Problem.tsx';
import type { Did } from './acts.ts';
import { thisMinute, timeMeant } from './when.ts';
import { WhenField } from './WhenField.tsx';

/** What is to be noted. `told`: the party that was told, and what it is called. */
export interface Noting {
  did: Did;
  reason: 'must' | 'may';
  told?: { party: string; name: string };
}

/** Notes that something happened: now, or when somebody says; who says so, and why. */
export function ActDialog({ ticket, noting, onClose }: { ticket: string; noting: Noting; onClose: () => void }) {
  const say = useSay();
  const { person } = usePreferences();
  const [when, setWhen] = useState(() => thisMinute(Date.now()));
  const [reason, setReason] = useState('');
  const [by, setBy] = useState(person.name);
  const [problem, setProblem] = useState<ErrorView>();
  const { did, told } = noting;
  const must = noting.reason === 'must';
  const note = async (): Promise<void> => {
    const at = when.now ? undefined : timeMeant(when, Date.now());
    const words = reason.trim();
    await host.call('tickets.note', {
      ...{ ticket, did },
      ...(at === undefined ? {} : { at }),
      ...(words === '' ? {} : { reason: words }),
      ...(by.trim() === '' ? {} : { by: by.trim() }),
      ...(told && did === 'told' ? { told: [told.party] } : {}),
    });
    onClose();
  };
  const label = say(must ? 'ticket.act.reason' : told ? 'ticket.act.who' : 'ticket.act.words');
  return (
    <Dialog
      title={told ? say('ticket.tell.do', { who: told.name }) : say(`ticket.did.${did}`)}
      onClose={onClose}
      onSubmit={() => void note().catch((thrown: unknown) => setProblem(viewOf(thrown)))}
    >
      <div className="fields">
        <Field first width="w6" required={must} label={label} value={reason} onChange={setReason} />
        <WhenField label={say('ticket.act.when')} when={when} onWhen={setWhen} />
        <Field width="w6" label={say('ticket.act.by')} value={by} onChange={setBy} />
      </div>
      {problem && <Problem problem={problem} />}
      <DialogFoot act={say('ticket.act.note')} onClose={onClose} />
    </Dialog>
  );
}
