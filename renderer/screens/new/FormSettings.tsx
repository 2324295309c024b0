import { useState } from 'react';
import { asksForm, OPENING_SETTINGS } from '../../../electron/contract/opening-settings.ts';
import { useSay } from '../../text/say.ts';
import { Dialog } from '../../widgets/Dialog.tsx';
import { DialogFoot } from '../../widgets/DialogFoot.tsx';
import { Setting } from './Settings.tsx';
import type { Draft } from './useDraft.ts';
import './FormSettings.css';

/** What the carrier's form holds beside the test, in a dialog of its own: nobody has to give any of it. */
export function FormSettings({ draft: { procedure, given, set } }: { draft: Draft }) {
  const say = useSay();
  const [open, setOpen] = useState(false);
  const close = (): void => setOpen(false);
  const asked = OPENING_SETTINGS.flatMap((name) => {
    const spec = procedure?.settings[name];
    return spec ? [{ name, spec }] : [];
  });
  if (!asksForm(procedure?.settings ?? {})) return null;
  const filled = asked.filter(({ name }) => (given[name] ?? '') !== '').length;
  return (
    <>
      <span className="label">{say('new.form-label')}</span>
      <div className="row">
        <button type="button" className="btn" onClick={() => setOpen(true)}>
          {filled > 0 ? say('new.form-filled', { n: filled }) : say('new.form-open')}
        </button>
      </div>
      {open && (
        <Dialog title={say('new.form')} long onClose={close} onSubmit={close}>
          <div className="form-settings">
            {asked.map(({ name, spec }) => (
              <Setting
                key={`${procedure?.id}.${name}`}
                spec={spec}
                name={name}
                can={undefined}
                label={say.setting(name)}
                value={given[name] ?? ''}
                onChange={(value) => set(name, value)}
              />
            ))}
          </div>
          <DialogFoot act={say('ui.close')} />
        </Dialog>
      )}
    </>
  );
}
