import { useState } from 'react';
import { EXPORT_FORMS, type ExportForm, type ExportKind } from '../../../electron/contract/book/lists-api.ts';
import { host } from '../../link/host.ts';
import { attempt } from '../../link/notice.ts';
import { useLanguage } from '../../link/preferences.ts';
import { useSay } from '../../text/say.ts';
import { Action } from '../../widgets/Action.tsx';
import { Choice } from '../../widgets/Choice.tsx';
import { Dialog } from '../../widgets/Dialog.tsx';
import { DialogFoot } from '../../widgets/DialogFoot.tsx';
import { saveContent } from '../reports.ts';

/** Gives out all that is known of a kind, or the items that are named, as a list for a spreadsheet or another computer. */
export function ExportMenu({ kind, items }: { kind: ExportKind; items?: readonly string[] }) {
  const say = useSay();
  const lang = useLanguage();
  const [open, setOpen] = useState(false);
  const [form, setForm] = useState<ExportForm>('xlsx');
  const close = (): void => setOpen(false);
  const give = (): void => {
    close();
    attempt(async () => {
      saveContent(await host.call('lists.export', { kind, form, lang, ...(items ? { items: [...items] } : {}) }));
    });
  };
  return (
    <>
      <Action label={say('export.menu')} onAct={() => setOpen(true)} />
      {open && (
        <Dialog title={say('export.title')} onClose={close} onSubmit={give}>
          <Choice
            label={say('export.form')}
            options={EXPORT_FORMS.map((value) => ({ value, label: say(`export.${value}`) }))}
            value={form}
            onChange={(value) => setForm(EXPORT_FORMS.find((one) => one === value) ?? form)}
          />
          <p className="label">{say('export.back')}</p>
          <DialogFoot act={say('export.give')} onClose={close} />
        </Dialog>
      )}
    </>
  );
}
