import type { Implementation } from '../../../contract/api.ts';
import { readLogFiles } from '../../program/log-file.ts';
import type { CoreContext } from './core-context.ts';

/** The program's own log as a file to hand on. */
export function logMethods({ home, clock }: CoreContext): Pick<Implementation, 'log.export'> {
  return {
    'log.export': async () => {
      const at = new Date(clock.nowMs()).toISOString().slice(0, 19).replaceAll(':', '');
      const base64 = (await readLogFiles(home)).toString('base64');
      return { name: `tributary-log-${at}.txt`, mime: 'text/plain', base64 };
    },
  };
}
