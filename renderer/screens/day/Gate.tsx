import { useState } from 'react';
import type { Reason, SiteView } from '../../../electron/contract/book/job.ts';
import { useSay } from '../../text/say.ts';
import { Dialog } from '../../widgets/Dialog.tsx';
import { MissingList, type Leads } from './Missing.tsx';
import { ReasonDialog } from './ReasonDialog.tsx';
import './Gate.css';

/** Before a site is left: nothing is missing, or what, each with what leads there. To leave all the same takes a reason, which is printed. */
export function Gate(props: {
  site: SiteView;
  leave: readonly Reason[];
  leads: Leads;
  onClose: () => void;
  onLeave: (reason?: string) => void;
}) {
  const say = useSay();
  const { site, leave, leads, onClose, onLeave } = props;
  const [anyway, setAnyway] = useState(false);
  const n = site.missing.length;
  const title = say('day.leave-site', { site: site.site || say('day.no-site') });
  if (anyway)
    return (
      <ReasonDialog title={title} reasons={leave} act={say('day.leave-anyway')} onClose={onClose} onReason={onLeave}>
        <p>{say('day.leave-why', { n })}</p>
      </ReasonDialog>
    );
  return (
    <Dialog wide long title={title} onClose={onClose} onSubmit={() => (n === 0 ? onLeave() : setAnyway(true))}>
      {n === 0 ? <p>{say('day.nothing-missing')}</p> : <p role="alert">{say('day.gate-stops', { n })}</p>}
      {n > 0 && (
        <div className="gate-list">
          <MissingList named missing={site.missing} leads={leads} />
        </div>
      )}
      <footer>
        <button type="button" className="btn" onClick={onClose}>
          {say('ui.close')} <kbd>Esc</kbd>
        </button>
        <span className="grow" />
        <button type="submit" className={n === 0 ? 'btn is-main' : 'btn'}>
          {say(n === 0 ? 'day.leave' : 'day.leave-anyway')}
        </button>
      </footer>
    </Dialog>
  );
}
