import type { Input } from '../../../electron/contract/api.ts';
import { host } from '../../link/host.ts';
import { attempt } from '../../link/notice.ts';
import { go } from '../../page/navigation.ts';
import { useSay } from '../../text/say.ts';
import { AddDialog } from './AddDialog.tsx';
import { Gate } from './Gate.tsx';
import { LabelDialog } from './LabelDialog.tsx';
import type { Leads } from './Missing.tsx';
import { keepMissingPhoto } from './photos.ts';
import { ReasonDialog } from './ReasonDialog.tsx';
import { openedReport } from './signing.ts';
import type { Day, useLines } from './useDay.ts';
import { useReasons } from './useJob.ts';

/** What is open above the list. */
export type Opened = { is: 'gate'; site: string } | { is: 'label' | 'skip'; circuit: string } | { is: 'add' };

/** What leads to each thing that is missing. */
export function leadsOf(day: Day, site: string, open: (opened: Opened | undefined) => void): Leads {
  const { job } = day.job;
  const close = (act: () => void) => (): void => {
    open(undefined);
    act();
  };
  return {
    show: (circuit) => close(() => day.pick(circuit))(),
    label: (circuit) => open({ is: 'label', circuit }),
    photo: (missing, file) => attempt(() => keepMissingPhoto(job, site, missing, file)),
    loopOff: (runId) => attempt(() => host.call('day.did', { job, did: 'loop-off', runId })),
    release: (id) => attempt(() => host.call('loops.release', { id })),
    result: (runId) => go('result', runId),
    report: (runId) => attempt(() => openedReport(job, runId)),
    bench: () => go('bench'),
  };
}

interface DialogProps {
  day: Day;
  open: (opened: Opened | undefined) => void;
  lines: ReturnType<typeof useLines>;
}
/** Closes what is open, and notes what happened. */
const noted = ({ day, open }: DialogProps, what: Omit<Input<'day.did'>, 'job'>): void => {
  open(undefined);
  attempt(() => host.call('day.did', { job: day.job.job, ...what }));
};

function SiteDialog({ site: name, ...props }: DialogProps & { site: string }) {
  const { leave } = useReasons();
  const { day, open } = props;
  const site = day.job.sites.find((one) => one.site === name);
  if (!site) return null;
  return (
    <Gate
      site={site}
      leave={leave}
      leads={leadsOf(day, name, open)}
      onClose={() => open(undefined)}
      onLeave={(reason) => noted(props, { did: 'left', site: name, ...(reason === undefined ? {} : { reason }) })}
    />
  );
}

function LineDialog({ is, circuit, ...props }: DialogProps & { is: 'label' | 'skip'; circuit: string }) {
  const say = useSay();
  const { skip } = useReasons();
  const close = (): void => props.open(undefined);
  const line = props.day.job.lines.find((one) => one.circuit === circuit);
  if (!line) return null;
  if (is === 'skip')
    return (
      <ReasonDialog
        title={say('day.skip-title', { circuit })}
        reasons={skip}
        act={say('day.skip')}
        onClose={close}
        onReason={(reason) => noted(props, { did: 'skipped', circuit, reason })}
      />
    );
  return (
    <LabelDialog
      line={line}
      read={line.missing.find(({ kind }) => kind === 'label')?.read}
      onClose={close}
      onRead={(text) => noted(props, { did: 'label', circuit, text })}
    />
  );
}

function Adding({ day, open, lines }: DialogProps) {
  const say = useSay();
  const there = day.job.lines.map(({ circuit, order }) => ({ circuit, order }));
  return (
    <AddDialog
      title={say('day.add')}
      there={there.map(({ circuit }) => circuit)}
      onClose={() => open(undefined)}
      onAdd={(added) => {
        open(undefined);
        lines.change([...there, ...added]);
      }}
    />
  );
}

/** What is open above the list. */
export function Dialogs({ opened, ...props }: DialogProps & { opened: Opened | undefined }) {
  if (opened?.is === 'gate') return <SiteDialog {...props} site={opened.site} />;
  if (opened?.is === 'add') return <Adding {...props} />;
  return opened ? <LineDialog {...props} {...opened} /> : null;
}
