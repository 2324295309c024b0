import type { AppState } from '../../../electron/contract/views.ts';
import { host } from '../../link/host.ts';
import { attempt } from '../../link/notice.ts';
import { useSay } from '../../text/say.ts';
import { Action } from '../../widgets/Action.tsx';
import './FarEnd.css';

/** The other computer of a stream: this one may be it, and then says where it is reached. */
export function FarEnd({ state: { farEnd } }: { state: Pick<AppState, 'farEnd'> }) {
  const say = useSay();
  const [address, ...others] = farEnd?.addresses ?? [];
  const begin = (): void => attempt(() => host.call('farEnd.begin', {}));
  const end = (): void => attempt(() => host.call('farEnd.end', {}));
  return (
    <>
      <span className="label">{say('far-end.label')}</span>
      <div className="row far-end" data-wide>
        {address === undefined ? (
          <Action label={say('far-end.begin')} onAct={begin} />
        ) : (
          <>
            <b className="num far-end-address">{address}</b>
            {others.length > 0 && <small className="num label">{others.join('  ')}</small>}
            <Action label={say('far-end.end')} onAct={end} />
          </>
        )}
        <span className="label">{say(address === undefined ? 'far-end.line' : 'far-end.going')}</span>
      </div>
    </>
  );
}
