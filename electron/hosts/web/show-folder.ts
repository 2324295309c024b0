import { dirname } from 'node:path';
import open from 'open';

/** What shows a folder hands it over and ends; one that still runs by then has not failed. Milliseconds. */
const FAILS_WITHIN_MS = 2_000;

/** True where whoever sits at this computer can see a folder that is opened on it. */
export const hasScreen = (env: NodeJS.ProcessEnv, platform: NodeJS.Platform = process.platform): boolean =>
  platform === 'win32' || platform === 'darwin' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);

/** Opens the folder of a file with the system's own program, for a browser on this computer. False where that did not happen. */
export function showFolder(env: NodeJS.ProcessEnv): (path: string) => Promise<boolean> {
  return async (path) => {
    if (!hasScreen(env)) return false;
    try {
      const shown = await open(dirname(path));
      return await new Promise<boolean>((resolve) => {
        const timer = setTimeout(() => resolve(true), FAILS_WITHIN_MS);
        shown.once('exit', (code) => {
          clearTimeout(timer);
          resolve(code === 0);
        });
      });
    } catch {
      return false;
    }
  };
}
