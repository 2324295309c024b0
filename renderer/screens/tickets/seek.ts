import type { TicketState } from '../../../electron/contract/book/ticket.ts';
import { host } from '../../link/host.ts';
import { go } from '../../page/navigation.ts';

/** The search for the section at fault. */
const SEARCH = 'find-fault';

/** Begins the search for the fault on the line of a ticket, and hangs it on the ticket. */
export async function seek({ ticket, circuit }: TicketState): Promise<void> {
  const known = (await host.call('circuits.find', { text: circuit })).find((one) => one.number === circuit);
  const { lastRun: _lastRun, ...line } = known ?? { number: circuit, inService: false };
  const { runId } = await host.call('run.start', {
    procedureId: SEARCH,
    use: {},
    settings: {},
    circuit: line,
  });
  await host.call('tickets.note', { ticket, did: 'run', runId });
  go('run', runId);
}
