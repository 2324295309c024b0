import { useState } from 'react';
import type { FileContent } from '../../../electron/contract/api.ts';
import { host } from '../../link/host.ts';
import { attempt } from '../../link/notice.ts';
import { saveContent } from '../../pieces/reports.ts';
import { useSay } from '../../text/say.ts';
import { Action } from '../../widgets/Action.tsx';

/** Has a paper made and saves it; while it is made it is not asked for again. */
function Making(props: { label: string; hotkey?: string; making: string; make: () => Promise<FileContent> }) {
  const [busy, setBusy] = useState(false);
  const { make, making, ...shown } = props;
  const give = (): void => {
    setBusy(true);
    attempt(async () => {
      try {
        saveContent(await make());
      } finally {
        setBusy(false);
      }
    });
  };
  return <Action {...shown} why={busy ? making : undefined} onAct={give} />;
}

/** The carrier's form of one circuit. */
export function FormButton({ runId }: { runId: string }) {
  const say = useSay();
  return (
    <Making
      label={say('result.form')}
      hotkey="f"
      making={say('result.making')}
      make={() => host.call('record.form', { runId })}
    />
  );
}

/** What of a whole job is given out: the forms of all that is done, and the summary as a table and as a paper. */
export function JobPapers({ job, forms }: { job: string; forms: boolean }) {
  const say = useSay();
  return (
    <>
      {forms && (
        <Making
          label={say('day.forms')}
          making={say('day.forms-making')}
          make={() => host.call('day.forms', { job })}
        />
      )}
      <Making label={say('day.table')} making={say('result.making')} make={() => host.call('day.table', { job })} />
      <Making
        label={say('day.paper')}
        hotkey="s"
        making={say('result.making')}
        make={() => host.call('day.summary', { job })}
      />
    </>
  );
}
