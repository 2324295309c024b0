import { asTributaryError, errorView } from '../../contract/errors.ts';
import { DEFAULT_PREFERENCES, type Preferences } from '../../contract/preferences.ts';
import { tellTimesIn } from '../../machine/index.ts';
import { homeFolder } from '../program/places.ts';
import { readPreferences } from '../program/preferences.ts';
import { systemLang, type Io } from './io.ts';

/**
 * What the user has chosen, for a command that makes records or reports. A file that cannot be read is said and left alone: a measurement goes on as if
 * nobody had chosen.
 */
export async function preferencesFor(io: Io): Promise<Preferences> {
  try {
    const preferences = await readPreferences(homeFolder(io.env));
    tellTimesIn(preferences.timeZone);
    return preferences;
  } catch (thrown) {
    io.notes(errorView(asTributaryError(thrown)).message[systemLang(io.env)]);
    return DEFAULT_PREFERENCES;
  }
}
