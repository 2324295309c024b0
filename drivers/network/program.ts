import { spawn } from 'node:child_process';

/** A program of the system that is spoken with in lines. */
export interface Program {
  send(lines: readonly string[]): void;
  /** Resolves with what it said last on its error output when it has ended; never rejects. */
  readonly ended: Promise<string>;
  stop(): void;
}

/** The most that is kept of what it says in error. */
const SAID = 2_000;
/** Never in the language of the user: what is read has one form. */
const PLAIN = { ...process.env, LC_ALL: 'C', LANG: 'C' };

/** Starts a program that stays; each line of its output goes to `hear`. One that cannot be started has ended, saying why. */
export function openProgram(command: string, args: readonly string[], hear: (line: string) => void): Program {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'], env: PLAIN, windowsHide: true });
  let [rest, said] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split(/\r?\n/);
    rest = lines.pop() ?? '';
    for (const line of lines) hear(line);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-SAID)));
  // Whoever writes to one that is gone learns it by its end.
  child.stdin.on('error', () => undefined);
  const ended = new Promise<string>((resolve) => {
    child.once('error', (thrown) => resolve(thrown.message));
    child.once('close', () => resolve(said.trim()));
  });
  return {
    send: (lines) => void (child.stdin.writable && child.stdin.write(lines.map((line) => `${line}\n`).join(''))),
    ended,
    stop: () => void child.kill(),
  };
}

/** What a program said that was run to its end. */
export interface Ran {
  out: string;
  err: string;
  /** Absent where it could not be started or was stopped. */
  code?: number;
}

/** Runs a program to its end, `ms` at most. Never rejects. */
export function runProgram(command: string, args: readonly string[], ms: number): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: PLAIN,
      windowsHide: true,
      timeout: ms,
    });
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.once('error', (thrown) => resolve({ out, err: err || thrown.message }));
    child.once('close', (code) => resolve({ out, err, ...(code === null ? {} : { code }) }));
  });
}
