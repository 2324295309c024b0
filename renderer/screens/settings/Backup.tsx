import type { AppState } from '../../../electron/contract/views.ts';
import { host } from '../../link/host.ts';
import { attempt } from '../../link/notice.ts';
import { usePreferences } from '../../link/preferences.ts';
import { useMinute } from '../../page/now.ts';
import { count, dateTime } from '../../text/format.ts';
import { useSay } from '../../text/say.ts';
import { Problem } from '../../widgets/Problem.tsx';
import { FolderRow } from './FolderRow.tsx';
import { Group, Row, TextRow } from './Row.tsx';
import type { Changing } from './useChange.ts';
import './Backup.css';

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);

/** What became of the last one, or how far the one going on is. */
function Outcome({ state }: { state: AppState }) {
  const say = useSay();
  const { last } = usePreferences().backup;
  const nowMs = useMinute();
  const { going, problem, damaged } = state.backup;
  const own = last?.archive === state.archive.path ? last : undefined;
  if (going) {
    const percent = Math.floor(100 * going.share);
    return (
      <div className="backup-going">
        <progress max={1} value={going.share} aria-label={say('settings.backup-now')} />
        <output className="label num">
          {say(going.stage === 'copy' ? 'settings.backup-copy' : 'settings.backup-check', { percent })}
        </output>
      </div>
    );
  }
  return (
    <div className="backup-outcome">
      {problem && <Problem problem={problem} />}
      {own ? (
        <output className="label">
          {say('settings.backup-done', {
            at: dateTime(own.atMs, nowMs),
            size: megabytes(own.bytes),
            file: own.file,
          })}
        </output>
      ) : (
        <span className="label">{say('settings.backup-never')}</span>
      )}
      {damaged !== undefined && <span className="label">{say('settings.backup-damaged', { n: count(damaged) })}</span>}
    </div>
  );
}

function BackupButton({ going, ready }: { going: boolean; ready: boolean }) {
  const say = useSay();
  if (going)
    return (
      <button type="button" className="btn" onClick={() => attempt(() => host.call('backup.stop', {}))}>
        {say('settings.backup-cancel')}
      </button>
    );
  return (
    <button
      type="button"
      className="btn"
      disabled={!ready}
      onClick={() => attempt(() => host.call('backup.start', {}))}
    >
      {say('settings.backup-now')}
    </button>
  );
}

/** A copy of the archive elsewhere, checked, and how often somebody is reminded of it. */
export function BackupGroup({ state, changing }: { state: AppState; changing: Changing }) {
  const say = useSay();
  const { backup } = usePreferences();
  const [folder, days] = [say('settings.backup-folder'), say('settings.backup-days')];
  const daysOf = (text: string): number => (/^\d+$/.test(text) ? Number(text) : -1);
  return (
    <Group title={say('settings.backup-group')}>
      <FolderRow
        label={folder}
        why={say('settings.backup-folder-why')}
        value={backup.folder}
        onSave={(value) => changing.change(folder, { backup: { folder: value } })}
      />
      <TextRow
        numeric
        label={days}
        why={say('settings.backup-days-why')}
        value={String(backup.everyDays)}
        onSave={(text) => changing.change(days, { backup: { everyDays: daysOf(text) } })}
      />
      <Row label={say('settings.backup-last')}>
        <BackupButton going={state.backup.going !== undefined} ready={backup.folder !== undefined} />
        <Outcome state={state} />
      </Row>
    </Group>
  );
}
