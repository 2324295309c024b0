import { readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join, posix, win32 } from 'node:path';
import { TributaryError } from '../../contract/errors.ts';
import { inProject } from '../../files/index.ts';

type Environment = Readonly<NodeJS.ProcessEnv>;

/** The variable's value if it is a whole path: an empty or relative one would mean whatever folder the program was started in. `\x` of Windows hangs on the current drive. */
function wholePath(env: Environment, name: string, platform: string): string | undefined {
  const value = env[name] ?? '';
  return (platform === 'win32' ? /^([A-Za-z]:[\\/]|\\\\)/ : /^\//).test(value) ? value : undefined;
}

/** The user's own folder: as his session says, else as the system knows him. Errors: `home-unknown`. */
function userFolder(env: Environment, platform: string): string {
  const said = wholePath(env, platform === 'win32' ? 'USERPROFILE' : 'HOME', platform);
  if (said !== undefined) return said;
  try {
    return userInfo().homedir;
  } catch (thrown) {
    throw new TributaryError('home-unknown', '', {}, { cause: thrown });
  }
}

/** The folder for archive, settings, reports and logs: TRIBUTARY_HOME, else the system's own place for user data; never one that hangs on the current folder. Errors: `home-unknown`. */
export function homeFolder(env: Environment = process.env, platform: string = process.platform): string {
  const given = wholePath(env, 'TRIBUTARY_HOME', platform);
  if (given !== undefined) return given;
  const path = platform === 'win32' ? win32 : posix;
  const inUser = (...parts: string[]): string => path.join(userFolder(env, platform), ...parts);
  if (platform === 'darwin') return inUser('Library', 'Application Support', 'Tributary');
  if (platform === 'win32')
    return path.join(wholePath(env, 'APPDATA', platform) ?? inUser('AppData', 'Roaming'), 'Tributary');
  return path.join(wholePath(env, 'XDG_DATA_HOME', platform) ?? inUser('.local', 'share'), 'tributary');
}

/** True if TRIBUTARY_HOME says something that `homeFolder` cannot use. */
export const homeIgnored = (env: Environment, platform: string = process.platform): boolean =>
  (env['TRIBUTARY_HOME'] ?? '') !== '' && wholePath(env, 'TRIBUTARY_HOME', platform) === undefined;

/** The archive that is opened when nobody names one. */
export const defaultArchive = (home: string): string => join(home, 'archive.db');

/** Where reports go that nobody gave a folder for. */
export const reportsFolder = (home: string): string => join(home, 'reports');

/** Name and version of this program, as they stand in records and reports. */
export function software(): { name: string; version: string } {
  const { version } = JSON.parse(readFileSync(inProject('package.json'), 'utf8')) as { version: string };
  return { name: 'Tributary', version };
}
