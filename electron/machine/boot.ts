import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';

/** Longest that a system's own program may take to say its word, milliseconds. */
const ASK_MS = 2_000;

const said = (program: string, args: readonly string[]): Promise<string> =>
  new Promise((resolve, reject) => {
    execFile(program, args, { timeout: ASK_MS, windowsHide: true }, (error, stdout) =>
      error ? reject(error) : resolve(stdout),
    );
  });

const WINDOWS_BOOT = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Memory Management\\PrefetchParameters';

/** Where each system names the start it runs since. Linux and macOS draw a random number; Windows counts, so the computer's name stands before it. */
const SOURCES: Partial<Record<NodeJS.Platform, () => Promise<string>>> = {
  linux: () => readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
  darwin: () => said('/usr/sbin/sysctl', ['-n', 'kern.bootsessionuuid']),
  win32: async () => {
    const value = /0x[0-9a-f]+/i.exec(await said('reg.exe', ['query', WINDOWS_BOOT, '/v', 'BootId']))?.[0];
    return value === undefined ? '' : `${hostname()} ${value}`;
  },
};

/** Names this start of this computer; undefined where the system tells none. Never rejects. */
export async function bootId(): Promise<string | undefined> {
  const source = SOURCES[process.platform];
  const text = await source?.().catch(() => '');
  return text?.trim() || undefined;
}
