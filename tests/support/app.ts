import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cliProcess, type Started } from './cli.ts';

/** The app served to a browser, with a folder of its own. */
export interface App {
  readonly home: string;
  /** To be opened in a browser, token included; another one after every start. */
  address: string;
  /** Kills it as a power cut would, and starts it again on the same folder. */
  crash(): Promise<void>;
  end(): Promise<void>;
}

async function serve(home: string): Promise<{ started: Started; address: string }> {
  // No screen: nothing may pop up on the one of whoever runs the tests.
  const env = { DISPLAY: '', WAYLAND_DISPLAY: '' };
  const started = cliProcess(['serve', '--port', '0'], { home, env });
  const [, address = ''] = await started.says(/^ready (http:\/\/\S+)$/m);
  return { started, address };
}

/** The program behind a killed launcher dies with it, an instant later. */
async function silent(address: string): Promise<void> {
  for (;;) {
    try {
      await fetch(address);
    } catch {
      return;
    }
  }
}

/** `serve` in a new folder; `prepare` puts into it what is to be there before. */
export async function startApp(prepare: (home: string) => void | Promise<void> = () => undefined): Promise<App> {
  const home = mkdtempSync(join(tmpdir(), 'e2e-'));
  await prepare(home);
  let { started, address } = await serve(home);
  return {
    home,
    get address() {
      return address;
    },
    crash: async () => {
      started.kill('SIGKILL');
      await started.ended;
      await silent(address);
      ({ started, address } = await serve(home));
    },
    end: async () => {
      started.kill('SIGTERM');
      await started.ended;
      rmSync(home, { recursive: true, force: true });
    },
  };
}
