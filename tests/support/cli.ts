import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCli } from '../../electron/hosts/cli/program.ts';

export const LAUNCHER = fileURLToPath(new URL('../../electron/hosts/cli/tributary.mjs', import.meta.url));

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** A home for those that name none: empty, one a process, gone with it. An ordinary user can make no folder at the root of the disk. */
let ownHome: string | undefined;
function homeOfAll(): string {
  if (ownHome === undefined) {
    const made = mkdtempSync(join(tmpdir(), 'cli-home-'));
    process.on('exit', () => rmSync(made, { recursive: true, force: true }));
    ownHome = made;
  }
  return ownHome;
}

/** The command line within this process: all of it but the launcher and the signals. */
export async function cliHere(
  args: readonly string[],
  options: {
    home?: string;
    lang?: string;
    stop?: AbortSignal;
    env?: NodeJS.ProcessEnv;
    /** Hears all that stderr holds, each time that more is written. */
    told?: (stderr: string) => void;
  } = {},
): Promise<Ended> {
  let [stdout, stderr] = ['', ''];
  const code = await runCli(args, {
    stdout: (text) => void (stdout += text),
    stderr: (text) => {
      stderr += text;
      options.told?.(stderr);
    },
    env: { TRIBUTARY_HOME: options.home ?? homeOfAll(), LANG: options.lang ?? 'C', ...options.env },
    stop: options.stop ?? new AbortController().signal,
  });
  return { code, stdout, stderr };
}

export interface Started {
  pid: number;
  kill(signal: NodeJS.Signals): void;
  ended: Promise<Ended>;
  /** First match in what it has written so far or will write to either stream. */
  says(pattern: RegExp): Promise<RegExpExecArray>;
}

/** The command line as a user starts it: the launcher as a process of its own, its stdin left open and never written to. */
export function cliProcess(
  args: readonly string[],
  options: { home: string; cwd?: string; env?: NodeJS.ProcessEnv },
): Started {
  const child = spawn(process.execPath, [LAUNCHER, ...args], {
    cwd: options.cwd ?? options.home,
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, LANG: 'C', LC_ALL: 'C', TRIBUTARY_HOME: options.home, ...options.env },
  });
  let [stdout, stderr] = ['', ''];
  const listeners = new Set<() => void>();
  const heard = (): void => listeners.forEach((listener) => listener());
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
    heard();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
    heard();
  });
  const ended = new Promise<Ended>((resolve) => child.on('close', (code) => resolve({ code, stdout, stderr })));
  const says = (pattern: RegExp): Promise<RegExpExecArray> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const match = pattern.exec(stdout) ?? pattern.exec(stderr);
        if (match) resolve(match);
      };
      listeners.add(look);
      void ended.then((end) => reject(new Error(`ended without ${String(pattern)}: ${JSON.stringify(end)}`)));
      look();
    });
  return { pid: child.pid ?? 0, kill: (signal) => void child.kill(signal), ended, says };
}

/** Starts the command and waits for its end. */
export const cli = (args: readonly string[], options: Parameters<typeof cliProcess>[1]): Promise<Ended> =>
  cliProcess(args, options).ended;

/** The one JSON object on stdout. */
export const jsonOf = ({ stdout }: Ended): Record<string, unknown> => JSON.parse(stdout) as Record<string, unknown>;
