import { useState } from 'react';
import type { ResultView } from '../../../electron/contract/views.ts';
import type { WordKey } from '../../../electron/contract/words/index.ts';
import { attempt as tryTo } from '../../link/notice.ts';
import { useSay } from '../../text/say.ts';
import { Action } from '../../widgets/Action.tsx';
import { openReport, printReport, showReport } from '../../pieces/reports.ts';
import './MadeReport.css';

/** Where the report of a record lies, and what can be done with it. What is said to have happened has happened. */
export function MadeReport({ runId, files }: { runId: string; files: NonNullable<ResultView['files']> }) {
  const say = useSay();
  const [done, setDone] = useState<WordKey>();
  const [doing, setDoing] = useState(false);
  const act = (work: () => Promise<WordKey>): void => {
    setDoing(true);
    setDone(undefined);
    tryTo(() =>
      work()
        .then(setDone)
        .finally(() => setDoing(false)),
    );
  };
  const why = doing ? say('made.doing') : undefined;
  return (
    <section className="made-report" aria-label={say('made.title')}>
      <span className="label">{say('made.title')}</span>
      <span className="made-report-path" title={files.pdf}>
        <bdi>{files.pdf}</bdi>
      </span>
      <output>{done && say(done)}</output>
      <Action label={say('made.open')} why={why} onAct={() => act(() => openReport(runId, 'pdf'))} />
      <Action label={say('made.folder')} why={why} onAct={() => act(() => showReport(runId))} />
      <Action label={say('made.print')} why={why} onAct={() => act(() => printReport(runId))} />
    </section>
  );
}
