import type { Implementation } from '../../../contract/api.ts';
import { TributaryError } from '../../../contract/errors.ts';
import type { CoreContext } from './core-context.ts';
import { bothOf } from '../../../contract/words/index.ts';

type LaneMethods = Pick<Implementation, 'run.window' | 'run.moment' | 'run.track'>;

function mustBeTime(method: string, { from, to }: { from: number; to: number }): void {
  if (!(from < to)) throw new TributaryError('bad-request', method, { ...bothOf({ code: 'call.times' }) });
}

/** What a measurement shows over time: a window of its lanes, and one second of it. */
export const laneMethods = ({ archive }: CoreContext['stores']): LaneMethods => ({
  'run.window': async ({ measurement, from, to, pixels }) => {
    mustBeTime('run.window', { from, to });
    return archive().window(measurement, from, to, pixels);
  },
  'run.moment': ({ measurement, t }) => archive().moment(measurement, t),
  'run.track': async ({ measurement, from, to, pixels }) => {
    mustBeTime('run.track', { from, to });
    return archive().track(measurement, from, to, pixels);
  },
});
