import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import type { Archive } from '../../../electron/archive/index.ts';
import type { Circuit } from '../../../electron/contract/circuit.ts';
import type { Procedure } from '../../../electron/contract/procedure.ts';
import type { RunRecord } from '../../../electron/contract/run.ts';
import type { Answer, Prompt } from '../../../electron/contract/prompt.ts';
import type { RunView } from '../../../electron/contract/views.ts';
import {
  createLibrary,
  startRun,
  type EngineOptions,
  type RunHandle,
  type RunRequest,
} from '../../../electron/procedures/index.ts';
import { procedureFile } from '../../../electron/procedures/definition/procedure-file.ts';
import { parseYaml } from '../../../electron/contract/yaml.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { localArchive } from '../../support/local-archive.ts';
import { ScriptedSession, ScriptedTester, type Script } from './scripted-tester.ts';

export interface Bench {
  clock: FakeClock;
  archive: Archive;
  tester: ScriptedTester;
  session: ScriptedSession;
  options: EngineOptions;
  folder: string;
  /** Another program on the same archive, with the tester as it is or another one. */
  again(script?: Script): Bench;
}

const closers: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** 2026-01-01T00:00:00Z. */
export const START_MS = Date.UTC(2026, 0, 1);

export function bench(script: Script = {}, change: (archive: Archive) => Archive = (a) => a): Bench {
  const folder = mkdtempSync(join(tmpdir(), 'tributary-procedures-'));
  closers.push(() => rmSync(folder, { recursive: true, force: true }));
  return benchIn(folder, new FakeClock(START_MS), script, change);
}

function benchIn(folder: string, clock: FakeClock, script: Script, change: (archive: Archive) => Archive): Bench {
  const archive = change(localArchive(join(folder, 'archive.tributary')));
  let open = true;
  const close = async (): Promise<void> => {
    if (open) await archive.close();
    open = false;
  };
  closers.push(close);
  const tester = new ScriptedTester(script, clock);
  const session = new ScriptedSession(tester);
  const software = { name: 'Tributary', version: '0.0.0' };
  const library = createLibrary();
  const options: EngineOptions = { archive, library, clock, software, openSession: () => Promise.resolve(session) };
  const again = (next: Script = script): Bench => benchIn(folder, clock, next, change);
  return { clock, archive, tester, session, options, folder, again };
}

export async function request(change: Partial<RunRequest> = {}, procedure = 'e1-acceptance'): Promise<RunRequest> {
  const base = { use: { tester: 'comtech@sim:' }, person: 'headless' } as const;
  const settings = { duration: '20s', ...change.settings };
  return { ...base, ...change, procedure: change.procedure ?? (await createLibrary().procedure(procedure)), settings };
}

/** A procedure of these steps, as its file is read. */
export function procedureOf(...steps: string[]): Procedure {
  const settings = 'duration: { type: duration }, patience: { type: duration, default: 30s }';
  const head = `version: 1\nid: mine\ntitle: { zh: 我的, en: Mine }\nsettings: { ${settings} }\n`;
  return parseYaml(`${head}steps:\n${steps.map((step) => `  - { ${step} }\n`).join('')}`, procedureFile, 'mine.yaml');
}

/** Lets time pass until the run has ended. */
export async function toEnd(handle: RunHandle, { clock }: Bench, limitS = 20_000): Promise<RunRecord> {
  const ended: RunRecord[] = [];
  void handle.done.then((record) => ended.push(record));
  for (let s = 0; s < limitS && ended.length === 0; s++) await clock.advance(1000);
  if (!ended[0]) throw new Error(`the run did not end within ${limitS} s: ${JSON.stringify(handle.view().big)}`);
  return ended[0];
}

/** A headless run from start to end. */
export async function runHeadless(on: Bench, change: Partial<RunRequest> = {}, procedure?: string): Promise<RunRecord> {
  return await toEnd(await startRun(await request(change, procedure), on.options), on);
}

/** Lets time pass until the view is as wanted. */
export async function until(
  handle: RunHandle,
  on: Bench,
  wanted: (view: RunView) => boolean,
  limitS = 5_000,
): Promise<RunView> {
  for (let s = 0; s < limitS; s++) {
    const view = handle.view();
    if (wanted(view)) return view;
    await on.clock.advance(1000);
  }
  throw new Error(`not seen within ${limitS} s: ${JSON.stringify(handle.view().big)}`);
}

/** Waits for a question of a kind. */
export async function prompted(handle: RunHandle, on: Bench, kind: string): Promise<Prompt> {
  const view = await until(handle, on, ({ prompt }) => prompt?.kind === kind);
  return view.prompt as Prompt;
}

/** The primary answer of a question. */
export const mainOf = ({ answers }: Prompt): string => answers.find(({ main }) => main)?.id ?? '';

/** Waits for a question of a kind and answers it: as somebody does who agrees, unless another answer is named. */
export async function reply(
  handle: RunHandle,
  on: Bench,
  kind: string,
  option?: string,
  more: Omit<Answer, 'option'> = {},
): Promise<void> {
  const prompt = await prompted(handle, on, kind);
  handle.answer(prompt.id, { ...more, option: option ?? mainOf(prompt) });
  await on.clock.advance(0);
}

export const circuitInService: Circuit = { number: '苏州移动甲乙数字电路0001', customer: undefined, inService: true };

/** Local time without zone, as people write the end of a release. */
export function local(ms: number): string {
  const offsetMs = new Date(ms).getTimezoneOffset() * 60_000;
  return new Date(ms - offsetMs).toISOString().slice(0, 19);
}
