import type { ErrorView } from '../../../electron/contract/errors.ts';
import { host } from '../../link/host.ts';
import { attempt } from '../../link/notice.ts';
import { useSay } from '../../text/say.ts';
import { TextRow } from './Row.tsx';

/** Only the window of the desktop app has the system's own box for folders; in a browser they are typed. */
const canChoose = (): boolean => window.tributary !== undefined;

/** A folder, tried before it is kept. */
export function FolderRow(props: {
  label: string;
  why: string;
  value: string | undefined;
  onSave: (folder: string | null) => Promise<ErrorView | undefined>;
}) {
  const say = useSay();
  const { label, why, value = '', onSave } = props;
  const choose = async (): Promise<void> => {
    const { path } = await host.call('folder.choose', {});
    if (path !== undefined) await onSave(path);
  };
  return (
    <TextRow label={label} why={why} value={value} onSave={(text) => onSave(text === '' ? null : text)}>
      {canChoose() && (
        <button type="button" className="btn" onClick={() => attempt(choose)}>
          {say('settings.choose-folder')}
          <span className="hidden">{label}</span>
        </button>
      )}
    </TextRow>
  );
}
