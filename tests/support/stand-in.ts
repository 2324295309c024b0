import { fork } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright';
import type { Input, MethodName, Output } from '../../electron/contract/api.ts';
import { buildStale } from '../../electron/hosts/build/page-build.ts';

const inProject = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** What the stand-in tells of the main process under test (tools/fake-electron). */
type Told = Record<string, unknown>;

/** The real main process and preload, built if stale, in a stand-in for Electron. */
export interface StandIn {
  /** The page as the window came up with it. */
  page: Page;
  /** The page that the window has now: another one after the first has crashed. */
  pageNow(): Promise<Page>;
  /** Everything told so far, in order. */
  told: Told[];
  /** Waits until something with this key has been told, `nth` times in all. */
  hear(key: string, nth?: number): Promise<Told>;
  order(order: { order: string } & Record<string, unknown>): void;
  exited: Promise<number | null>;
  /** Ends everything; safe to call twice. */
  end(): Promise<void>;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

async function connect(port: number): Promise<Browser> {
  for (let tries = 0; ; tries++) {
    try {
      return await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    } catch (thrown) {
      if (tries === 100) throw thrown;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

/** The page of the window, once it is our own. */
async function pageOf(browser: Browser): Promise<Page> {
  for (let tries = 0; tries < 200; tries++) {
    const page = browser
      .contexts()
      .flatMap((context) => context.pages())
      .find((p) => p.url().startsWith('https://app.tributary.invalid/'));
    if (page) return page;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('no window came up');
}

let calls = 70_000;
/** An expression that asks the core something over the bridge of a page, as the page itself does, as soon as there is a core: a promise of the answer as text. */
export function callScript<M extends MethodName>(method: M, input: Input<M>): string {
  const id = ++calls;
  return `new Promise((resolve) => {
    const leave = tributary.onMessage((got) => {
      if (JSON.parse(got).id !== ${id}) return;
      leave();
      resolve(got);
    });
    let asked = false;
    tributary.onLink((up) => {
      if (!up || asked) return;
      asked = true;
      tributary.send(${JSON.stringify(JSON.stringify({ id, method, input }))});
    });
  })`;
}
/** What such an answer says. */
export function answerOf<M extends MethodName>(_method: M, text: string): Output<M> {
  const { value, error } = JSON.parse(text) as { value: Output<M>; error?: unknown };
  if (error) throw new Error(JSON.stringify(error));
  return value;
}
/** Asks the core something from this page. */
export const callFrom = async <M extends MethodName>(page: Page, method: M, input: Input<M>): Promise<Output<M>> =>
  answerOf(method, await page.evaluate<string>(callScript(method, input)));

/** Starts the app in the stand-in with its data in `home`. */
export async function startStandIn(home: string): Promise<StandIn> {
  await buildStale(['renderer', 'main', 'preload']);
  const port = await freePort();
  const child = fork(inProject('out/main/main.js'), [], {
    execArgv: ['--import', inProject('tools/fake-electron/register.mjs')],
    env: { ...process.env, TRIBUTARY_HOME: home, FAKE_CDP_PORT: String(port) },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const told: Told[] = [];
  const exited = new Promise<number | null>((resolve) => child.on('exit', resolve));
  child.on('message', (message) => told.push(message as Told));
  const hear = async (key: string, nth = 1): Promise<Told> => {
    for (let tries = 0; tries < 800; tries++) {
      const heard = told.filter((one) => key in one)[nth - 1];
      if (heard) return heard;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`the shell never told ${key}; it told ${JSON.stringify(told)}`);
  };
  const browser = await connect(port);
  const end = async (): Promise<void> => {
    await browser.close();
    child.kill('SIGKILL');
    await exited;
  };
  return {
    page: await pageOf(browser),
    pageNow: () => pageOf(browser),
    told,
    hear,
    order: (order) => child.send(order),
    exited,
    end,
  };
}
