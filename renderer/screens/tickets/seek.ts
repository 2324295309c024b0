import type { TicketState } from '../../../electron/contract/book/ticket.ts';
import { host } from '../../link/host.ts';
import { go } from '../../page/navigation.ts';
import { callerSaid } from '../../pieces/book/caller.ts';

/** The search for the section at fault. */
const SEARCH = 'find-fault';

/** Begins the search for the fault on the line of a ticket, and hangs it on the ticket. */
export async function seek({ ticket, circuit, beside, log }: TicketState): Promise<void> {
  const known = (await host.call('circuits.find', { text: circuit })).find((one) => one.number === circuit);
  const { lastRun: _lastRun, ...line } = known ?? { number: circuit, inService: false };
  const { runId } = await host.call('run.start', {
    procedureId: SEARCH,
    use: {},
    settings: {},
    circuit: line,
  });
  await host.call('tickets.note', { ticket, did: 'run', runId });
  const [day = '', time = ''] = (log[0]?.at ?? '').split('T');
  callerSaid.set({ runId, says: beside.says ?? '', day, time: time.slice(0, 5) });
  go('run', runId);
}
