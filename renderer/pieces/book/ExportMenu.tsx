import { useRef } from 'react';
import { EXPORT_FORMS, type ExportForm, type ExportKind } from '../../../electron/contract/book/lists-api.ts';
import { host } from '../../link/host.ts';
import { attempt } from '../../link/notice.ts';
import { useLanguage } from '../../link/preferences.ts';
import { useSay } from '../../text/say.ts';
import { saveContent } from '../reports.ts';
import './ExportMenu.css';

/** Gives out all that is known of a kind, or the items that are named, as a list for a spreadsheet or another computer. */
export function ExportMenu({ kind, items }: { kind: ExportKind; items?: readonly string[] }) {
  const say = useSay();
  const lang = useLanguage();
  const menu = useRef<HTMLDetailsElement>(null);
  const give = (form: ExportForm): void => {
    if (menu.current) menu.current.open = false;
    attempt(async () => {
      saveContent(await host.call('lists.export', { kind, form, lang, ...(items ? { items: [...items] } : {}) }));
    });
  };
  return (
    <details ref={menu} className="export-menu">
      <summary className="btn">{say('export.menu')}</summary>
      <div className="export-menu-forms">
        {EXPORT_FORMS.map((form) => (
          <button key={form} type="button" className="btn" onClick={() => give(form)}>
            {say(`export.${form}`)}
          </button>
        ))}
      </div>
    </details>
  );
}
