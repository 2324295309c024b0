import type { Implementation } from '../../../contract/api.ts';
import type { CoreContext } from './core-context.ts';

type SettingsMethods = Pick<Implementation, Extract<keyof Implementation, `preferences.${string}`>>;

/** What the user of this computer has chosen. */
export function settingsMethods(context: CoreContext): SettingsMethods {
  return {
    'preferences.set': async ({ change }) => {
      const now = await context.preferences.change(change);
      context.changed();
      return now;
    },
  };
}
