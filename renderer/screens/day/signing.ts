import type { DaySignature, LineView } from '../../../electron/contract/book/job.ts';
import type { SignerRole } from '../../../electron/contract/signers.ts';
import { host } from '../../link/host.ts';
import { remember } from '../../link/remembered.ts';
import { setPreferences } from '../../link/preferences.ts';
import { makeReport, openReport } from '../../pieces/reports.ts';

/** Under which name it is remembered who signed as this, for this customer; without one, at this site. */
const nameOf = (role: SignerRole, { customer, site }: Pick<LineView, 'customer' | 'site'>): string =>
  `day.signer.${role}.${customer ?? site}`.slice(0, 100);
const anyOf = (role: SignerRole): string => `day.signer.${role}`;

/** The name that stands ready for a role: who tests is known; of others who signed last, for this customer first. */
export const signerName = (
  last: Readonly<Record<string, string>>,
  person: string,
  role: SignerRole,
  line: Pick<LineView, 'customer' | 'site'>,
): string => (role === 'engineer' && person !== '' ? person : (last[nameOf(role, line)] ?? last[anyOf(role)] ?? ''));

/** A report that was made and opened has been looked at, as far as any program can know. */
export async function openedReport(job: string, runId: string): Promise<void> {
  await makeReport(runId, false);
  await openReport(runId, 'pdf');
  await host.call('day.did', { job, did: 'report-opened', runId });
  await host.call('run.seen', { runId });
}

/** Notes that the loop at the far end is off: in the record while its run goes on, else in the job. */
export const loopIsOff = (job: string, runId: string, going: boolean, by: string | undefined): Promise<void> =>
  going
    ? host.call('run.loop', { runId, off: true, ...(by === undefined ? {} : { by }) })
    : host.call('day.did', { job, did: 'loop-off', runId });

/** Whether the loop is off, then the signatures, each in its turn; the last one ends the record. */
export async function signAll(
  line: LineView,
  runId: string,
  signatures: readonly DaySignature[],
  loopOff: ((by: string | undefined) => Promise<void>) | undefined,
): Promise<void> {
  await loopOff?.(signatures.find(({ role }) => role === 'engineer')?.name);
  for (const signature of signatures) {
    await host.call('record.sign', { runId, ...signature });
    const { role, name } = signature;
    remember(nameOf(role, line), name);
    remember(anyOf(role), name);
  }
}

/** A name that cannot be kept has to be typed again next time. */
export const learnName = (name: string): void => {
  setPreferences({ person: { name } }).catch((thrown: unknown) => console.warn('name', thrown));
};
