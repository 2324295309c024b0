import { useState } from 'react';
import type { SignerRole } from '../../../electron/contract/signers.ts';
import { isJudged, signaturesNow, type RunRecord } from '../../../electron/contract/run.ts';
import { decidingTester } from '../../../electron/contract/deciding.ts';
import { openingStanding, takesForm } from '../../../electron/contract/opening-standing.ts';
import type { Prompt } from '../../../electron/contract/prompt.ts';
import type { ResultView } from '../../../electron/contract/views.ts';
import { host } from '../../link/host.ts';
import { attempt as tryTo } from '../../link/notice.ts';
import { go } from '../../page/navigation.ts';
import { TicketLink } from '../../pieces/book/TicketLink.tsx';
import { useSay } from '../../text/say.ts';
import { Action } from '../../widgets/Action.tsx';
import { Dialog } from '../../widgets/Dialog.tsx';
import { DialogFoot } from '../../widgets/DialogFoot.tsx';
import { useAnswer } from '../../link/answer.ts';
import { CompareDialog } from './Dialogs.tsx';
import { makeReport, openReport, saveContent, type FileKind } from '../../pieces/reports.ts';
import { NoteButton } from '../../pieces/notes/NoteButton.tsx';
import { rememberTest } from '../../pieces/last-test.ts';
import { mayToo, namesOf, toSign } from '../../pieces/signers.ts';

/** PDF first, made anew and opened; JSON and CSV beside it. */
function Reports({ record, main, onMade }: { record: RunRecord; main: boolean; onMade: () => void }) {
  const say = useSay();
  const { runId } = record;
  const judged = isJudged(record);
  const [making, setMaking] = useState<FileKind | 'form'>();
  const give = (kind: FileKind): void => {
    setMaking(kind);
    tryTo(async () => {
      try {
        await makeReport(runId, !judged);
        onMade();
        await openReport(runId, kind);
      } finally {
        setMaking(undefined);
      }
    });
  };
  const why = making ? say('result.making') : undefined;
  const form = (): void => {
    setMaking('form');
    tryTo(async () => {
      try {
        saveContent(await host.call('record.form', { runId }));
      } finally {
        setMaking(undefined);
      }
    });
  };
  return (
    <>
      {takesForm(record) && <Action label={say('result.form')} why={why} onAct={form} />}
      <Action label={say('result.csv')} why={why} onAct={() => give('csv')} />
      <Action label={say('result.json')} why={why} onAct={() => give('json')} />
      <Action
        main={main}
        label={say(making === 'pdf' ? 'result.making' : 'result.report')}
        {...(main && { hotkey: 'Ctrl+Enter' })}
        why={why}
        onAct={() => give('pdf')}
      />
    </>
  );
}

/** Ends a run before all have signed. It has no key and asks once: who is hasty signs nothing away. */
function FinishUnsigned(props: { runId: string; waits: Waits; who: string; onFinished: () => void }) {
  const say = useSay();
  const { runId, waits, who, onFinished } = props;
  const { busy, answer } = useAnswer(runId, waits === 'left' ? { id: '' } : waits);
  const [asking, setAsking] = useState(false);
  const close = (): void => setAsking(false);
  const finish = (): void => {
    close();
    if (waits !== 'left') return answer({ option: 'finish' });
    tryTo(() => host.call('run.abandon', { runId }).then(onFinished));
  };
  return (
    <>
      <Action
        label={say('sign.finish-without')}
        why={busy ? say('prompt.sent') : undefined}
        onAct={() => setAsking(true)}
      />
      {asking && (
        <Dialog title={say('sign.finish-without')} onClose={close} onSubmit={finish}>
          <p>{say('sign.finish-ask', { who })}</p>
          <DialogFoot act={say('sign.finish-without')} onClose={close} />
        </Dialog>
      )}
    </>
  );
}

/** Tests the same again: a further record, nothing is erased. */
function Again({ runId }: { runId: string }) {
  const say = useSay();
  const again = async (): Promise<void> => {
    await host.call('run.again', { runId });
    go('run', runId);
  };
  return <Action label={say('result.again')} hotkey="r" onAct={() => tryTo(again)} />;
}

/** Where the carrier's form asks for the cause: the way there. */
function FindFault({ record }: { record: RunRecord }) {
  const say = useSay();
  if (openingStanding(record)?.standing.is !== 'find-cause') return null;
  const lead = (): void => {
    rememberTest({
      family: decidingTester(record).family,
      procedureId: 'find-fault',
      circuit: record.circuit?.number ?? '',
      settings: {},
    });
    go('new');
  };
  return <Action label={say('result.find-fault')} hotkey="f" onAct={lead} />;
}

/** What somebody has signed, or what is over, stays as it is: only photos can be added to it. */
const isClosed = (record: RunRecord): boolean => record.state === 'finished' || signaturesNow(record).length > 0;

/** By what a judged record waits for signatures: the question of its run, or, where the program ended meanwhile, by itself. */
export type Waits = Prompt | 'left';

/** What can be done with a record. Until all have signed a run that waits for it, signing is the primary action; then the report. */
export function Bar(props: {
  view: ResultView;
  waits: Waits | undefined;
  onSign: (role: SignerRole) => void;
  onMade: () => void;
}) {
  const say = useSay();
  const { view, waits } = props;
  const [open, setOpen] = useState<'compare'>();
  const { record } = view;
  const missing = toSign(record);
  const who = namesOf(say, missing);
  const close = (): void => setOpen(undefined);
  const next = waits && missing[0];
  const other = missing.length === 0 ? mayToo(record)[0] : undefined;
  return (
    <footer className="bar">
      <TicketLink runId={record.runId} />
      {record.state === 'finished' && <Again runId={record.runId} />}
      {record.state === 'finished' && <FindFault record={record} />}
      <Action label={say('result.lanes')} hotkey="e" onAct={() => go('lanes', record.runId)} />
      <Action label={say('result.compare')} hotkey="c" onAct={() => setOpen('compare')} />
      <NoteButton runId={record.runId} addendum={isClosed(record) || waits === 'left'} onKept={props.onMade} />
      {other && <Action label={say('sign.too')} hotkey="s" onAct={() => props.onSign(other)} />}
      <span className="grow" />
      {missing.length > 0 && !waits && <span className="label">{say('result.unsigned', { who })}</span>}
      {waits && missing.length > 0 && (
        <FinishUnsigned runId={record.runId} waits={waits} who={who} onFinished={props.onMade} />
      )}
      <Reports record={record} main={!next} onMade={props.onMade} />
      {next && (
        <Action
          main
          label={say('sign.next', { who: say(`signer.${next}`) })}
          hotkey="Ctrl+Enter"
          onAct={() => props.onSign(next)}
        />
      )}
      {open === 'compare' && <CompareDialog record={record} onClose={close} />}
    </footer>
  );
}
