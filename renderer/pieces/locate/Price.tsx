import type { SiteAction } from '../../../electron/contract/site.ts';
import { lengthIn } from '../../../electron/contract/duration.ts';
import { useSay } from '../../text/say.ts';
import './Price.css';

/** What a question costs: how long, whether somebody has to be at the far end, whether the service is cut. */
export function Price({ action: { minutes, trip, stops } }: { action: SiteAction }) {
  const say = useSay();
  return (
    <span className="price label">
      {trip && <b>{say('search.trip')}</b>}
      {stops && <b>{say('search.stops')}</b>}
      <span className="num">{lengthIn(say.lang, Math.round(60 * minutes))}</span>
    </span>
  );
}
