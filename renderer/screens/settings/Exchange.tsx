import type { AppState, Exchanged } from '../../../electron/contract/views.ts';
import { host } from '../../link/host.ts';
import { attempt } from '../../link/notice.ts';
import { usePreferences } from '../../link/preferences.ts';
import { useMinute } from '../../page/now.ts';
import { count, dateTime } from '../../text/format.ts';
import { useSay } from '../../text/say.ts';
import { Problem } from '../../widgets/Problem.tsx';
import { FolderRow } from './FolderRow.tsx';
import { Group, Row } from './Row.tsx';
import type { Changing } from './useChange.ts';
import './Exchange.css';

const numbers = ({ entries, files, records }: Exchanged) => ({ entries: count(entries), files, records });

/** What came of the looks at the folder, or how far the one going on is. */
function Outcome({ exchange }: Pick<AppState, 'exchange'>) {
  const say = useSay();
  const nowMs = useMinute();
  const { going, last, problem, bad, waiting, heldBack, foreign } = exchange;
  if (going)
    return (
      <output className="label num">
        {going.of > 0 ? say('settings.exchange-going', { ...going }) : say('settings.exchange-looks')}
      </output>
    );
  return (
    <>
      {problem && <Problem problem={problem} />}
      {last && (
        <output className="label">
          {say('settings.exchange-last', { at: dateTime(last.atMs, nowMs) })}{' '}
          {say('cli.exchanged.taken', numbers(last.taken))}
          {say('settings.exchange-and')}
          {say('cli.exchanged.given', numbers(last.given))}
        </output>
      )}
      {waiting > 0 && <span className="label">{say('settings.exchange-waiting', { n: waiting })}</span>}
      {heldBack !== undefined && <span className="label">{say('settings.exchange-held', { n: heldBack })}</span>}
      {bad.map((one) => (
        <Problem key={one.where} problem={one} />
      ))}
      {foreign.length > 0 && (
        <span className="label">
          {say('settings.exchange-foreign', { n: foreign.length, names: foreign.slice(0, 3).join(', ') })}
        </span>
      )}
    </>
  );
}

/** A folder that several laptops share, and what became of the exchange through it. */
export function ExchangeGroup({ state, changing }: { state: AppState; changing: Changing }) {
  const say = useSay();
  const { exchange } = usePreferences();
  const label = say('settings.exchange-folder');
  const isGoing = state.exchange.going !== undefined;
  return (
    <Group title={say('settings.exchange-group')}>
      <FolderRow
        label={label}
        why={say('settings.exchange-folder-why')}
        value={exchange.folder}
        onSave={(value) => changing.change(label, { exchange: { folder: value } })}
      />
      <Row label={say('settings.exchange-state')}>
        <button
          type="button"
          className="btn"
          disabled={exchange.folder === undefined}
          onClick={() => attempt(() => host.call(isGoing ? 'exchange.cancel' : 'exchange.now', {}))}
        >
          {say(isGoing ? 'settings.exchange-cancel' : 'settings.exchange-now')}
        </button>
        <div className="exchange-outcome">
          {exchange.folder === undefined ? (
            <span className="label">{say('settings.exchange-none')}</span>
          ) : (
            <Outcome exchange={state.exchange} />
          )}
        </div>
      </Row>
    </Group>
  );
}
