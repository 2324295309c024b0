import { useAppState } from '../../link/host.ts';
import { routeHash } from '../../page/routes.ts';
import { useSay } from '../../text/say.ts';

/** The way back to the open ticket that a run hangs on. */
export function TicketLink({ runId }: { runId: string }) {
  const say = useSay();
  const ticket = useAppState()?.tickets?.find(({ runs }) => runs.includes(runId))?.ticket;
  if (ticket === undefined) return null;
  return (
    <a className="btn" href={routeHash('tickets', ticket)}>
      {say('ticket.to', { ticket })}
    </a>
  );
}
