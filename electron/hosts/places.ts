import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's root: two levels up from here in the sources, in the build (`out/main`) and in the packed app alike. */
const rootUrl = new URL('../../', import.meta.url);

/** A path within the project or the packed app. */
export const inProject = (path: string): string => fileURLToPath(new URL(path, rootUrl));

/** The folder for archive, settings, reports and logs: TRIBUTARY_HOME, else the system's own place for user data. */
export function homeFolder(env: NodeJS.ProcessEnv = process.env, platform: string = process.platform): string {
  if (env['TRIBUTARY_HOME']) return env['TRIBUTARY_HOME'];
  const user = homedir();
  if (platform === 'win32') return join(env['APPDATA'] ?? join(user, 'AppData', 'Roaming'), 'Tributary');
  if (platform === 'darwin') return join(user, 'Library', 'Application Support', 'Tributary');
  return join(env['XDG_DATA_HOME'] ?? join(user, '.local', 'share'), 'tributary');
}

/** The archive that is opened when nobody names one. */
export const defaultArchive = (home: string): string => join(home, 'archive.db');

/** Where reports go that nobody gave a folder for. */
export const reportsFolder = (home: string): string => join(home, 'reports');

/** Name and version of this program, as they stand in records and reports. */
export function software(): { name: string; version: string } {
  const { version } = JSON.parse(readFileSync(inProject('package.json'), 'utf8')) as { version: string };
  return { name: 'Tributary', version };
}
