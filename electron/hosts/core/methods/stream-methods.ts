import type { Implementation } from '../../../contract/api.ts';
import type { streamApi } from '../../../contract/stream-api.ts';
import type { CoreContext } from './core-context.ts';

/** This computer as the far end of another's streams. */
export const streamMethods = ({ farEnd }: CoreContext): Pick<Implementation, keyof typeof streamApi> => ({
  'farEnd.begin': () => farEnd.begin(),
  'farEnd.end': () => farEnd.end(),
});
