import { execFile } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const inProject = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const PROGRAMS: Partial<Record<NodeJS.Platform, string>> = {
  linux: 'release/linux*-unpacked/tributary',
  win32: 'release/win*-unpacked/Tributary.exe',
  darwin: 'release/mac*/Tributary.app/Contents/MacOS/Tributary',
};
/** As `npm run pack -- --dir` leaves it. */
const program = globSync(PROGRAMS[process.platform] ?? 'none', { cwd: inProject('.') }).map((path) =>
  inProject(path),
)[0];

/** The packer's own reader of fuses. Its numbers are those of the binary, a state is the character `0` or `1`. */
interface Fuses {
  getCurrentFuseWire(path: string): Promise<Record<string, number>>;
  FuseV1Options: Record<string, number>;
}
const fuses = createRequire(
  createRequire(inProject('node_modules/electron-builder/package.json')).resolve('app-builder-lib'),
)('@electron/fuses') as Fuses;

describe.skipIf(program === undefined || !existsSync(program))('the packed app on this system', () => {
  it.each([
    ['RunAsNode', '0'],
    ['EnableNodeOptionsEnvironmentVariable', '0'],
    ['EnableNodeCliInspectArguments', '0'],
    ['OnlyLoadAppFromAsar', '1'],
    ['EnableEmbeddedAsarIntegrityValidation', '1'],
    ['EnableCookieEncryption', '1'],
    ['GrantFileProtocolExtraPrivileges', '0'],
  ])('%s is %s', async (name, state) => {
    const wire = await fuses.getCurrentFuseWire(program!);
    expect(String.fromCharCode(wire[fuses.FuseV1Options[name] ?? -1] ?? 0)).toBe(state);
  });

  it('is no Node when it is told to be one', async () => {
    const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
    const asked = promisify(execFile)(program!, ['-p', '6*7'], { env, timeout: 20_000 });
    const { stdout } = await asked.catch((thrown: { stdout: string }) => thrown);
    expect(stdout).not.toContain('42');
  });
});
