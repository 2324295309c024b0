import { spawn, type ChildProcess } from 'node:child_process';
import type { Message } from '../contract/words/index.ts';

/** A program of the system that keeps it awake as long as it runs. It passes its input on to its output, and ends with its input. */
interface Means {
  program: string;
  args: readonly string[];
  /** What it does not prevent. */
  leaves?: Message;
}

const inhibit = (what: string, leaves?: Message): Means => ({
  program: 'systemd-inhibit',
  args: [`--what=${what}`, '--who=Tributary', '--why=A line is being measured', '--mode=block', 'cat'],
  ...(leaves ? { leaves } : {}),
});
/** ES_CONTINUOUS and ES_SYSTEM_REQUIRED, held by the thread that reads the input. */
const WINDOWS = `Add-Type -Name P -Namespace T -MemberDefinition '[DllImport("kernel32.dll")] public static extern uint SetThreadExecutionState(uint f);'
if ([T.P]::SetThreadExecutionState(2147483649) -eq 0) { exit 1 }
while ($null -ne ($l = [Console]::In.ReadLine())) { [Console]::Out.WriteLine($l) }`;

/** Of each system's means the first that takes hold; the later ones prevent less, for a user who may not more. */
const MEANS: Partial<Record<NodeJS.Platform, readonly Means[]>> = {
  linux: [
    inhibit('idle:sleep:handle-lid-switch'),
    inhibit('idle:sleep', { code: 'awake.no-lid' }),
    inhibit('idle', { code: 'awake.idle-only' }),
  ],
  // Neither of these two keeps anybody from sending it to sleep by hand.
  darwin: [{ program: 'caffeinate', args: ['-i', '-s', 'cat'], leaves: { code: 'awake.idle-only' } }],
  win32: [
    {
      program: 'powershell.exe',
      args: ['-NoProfile', '-NonInteractive', '-Command', WINDOWS],
      leaves: { code: 'awake.idle-only' },
    },
  ],
};

/** A means that has said nothing by then does not take hold, milliseconds. */
const HOLD_MS = 10_000;
const WORD = 'held\n';

/** Runs a means until it has taken hold; gives why it has not. Once it has, `onEnd` hears of its end. */
function takesHold(child: ChildProcess, onEnd: () => void): Promise<string | undefined> {
  return new Promise((resolve) => {
    let [held, said] = [false, ''];
    const timer = setTimeout(() => child.kill(), HOLD_MS);
    timer.unref();
    child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString().slice(0, 200)));
    child.stdout?.once('data', () => {
      held = true;
      clearTimeout(timer);
      resolve(undefined);
    });
    const ended = (why: string): void => {
      clearTimeout(timer);
      if (held) onEnd();
      else resolve(why);
    };
    child.on('error', (error) => ended(error.message));
    child.once('close', (code) => ended(said.trim().split('\n')[0] || `${child.spawnfile}: ${code ?? 'no answer'}`));
    // What it does not read any more is no matter: its end says all.
    child.stdin?.on('error', () => undefined);
    child.stdin?.write(WORD);
  });
}

/** Its own process group, so that Ctrl+C leaves it to the teardown; it ends with its input, thus also when this program is killed. */
function start({ program, args }: Means, env: NodeJS.ProcessEnv): ChildProcess {
  const detached = process.platform !== 'win32';
  const child = spawn(program, args, { env, detached, windowsHide: true, stdio: ['pipe', 'pipe', 'pipe'] });
  child.unref();
  return child;
}

/**
 * Keeps the computer awake by the system's own means until the function that it returns is called, or this program ends in whatever way. What cannot
 * be prevented is told once, some time later; nothing waits for it and nothing fails by it.
 */
export function keepAwake(tell: (problem: Message) => void, env: NodeJS.ProcessEnv = process.env): () => void {
  let child: ChildProcess | undefined;
  let [held, released] = [false, false];
  const hold = async (): Promise<void> => {
    let text = process.platform as string;
    for (const means of MEANS[process.platform] ?? []) {
      if (released) return;
      child = start(means, env);
      const why = await takesHold(child, () => !released && tell({ code: 'awake.lost' }));
      held = why === undefined;
      if (held) return means.leaves && !released ? tell(means.leaves) : undefined;
      text = why ?? text;
    }
    if (!released) tell({ code: 'awake.none', params: { text } });
  };
  // A system that starts no program at all throws, where one that lacks this program only says so.
  hold().catch((thrown: unknown) => released || tell({ code: 'awake.none', params: { text: String(thrown) } }));
  return () => {
    released = true;
    child?.stdin?.end();
    // What still waits for its system does not listen to its input yet.
    if (!held) child?.kill();
  };
}
