import type { AppState } from '../../../electron/contract/views.ts';
import { host } from '../../link/host.ts';
import { attempt } from '../../link/notice.ts';
import { saveContent } from '../../pieces/reports.ts';
import { useState } from 'react';
import { useSay } from '../../text/say.ts';
import { Group, Row } from './Row.tsx';
import './About.css';

/** Which program this is, where its archive lies, and its log for whoever looks into a problem. */
export function AboutGroup({ state }: { state: AppState }) {
  const say = useSay();
  const [shown, setShown] = useState(true);
  const show = async (): Promise<void> => setShown((await host.call('folder.showArchive', {})).shown);
  const exportLog = async (): Promise<void> => saveContent(await host.call('log.export', {}));
  return (
    <Group title={say('settings.about-group')}>
      <Row label={say('settings.version')}>
        <output className="num">
          {state.software.name} {state.software.version}
        </output>
      </Row>
      <Row label={say('settings.archive')} why={shown ? undefined : say('settings.archive-not-shown')}>
        <span className="about-path">{state.archive.path}</span>
        <button type="button" className="btn" onClick={() => attempt(show)}>
          {say('settings.show-archive')}
        </button>
      </Row>
      <Row label={say('settings.log')} why={say('settings.log-why')}>
        <button type="button" className="btn" onClick={() => attempt(exportLog)}>
          {say('settings.export-log')}
        </button>
      </Row>
    </Group>
  );
}
