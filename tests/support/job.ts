import type { Page } from 'playwright';
import type { Hands, Word } from './person.ts';

/** A person who goes through the main job on a page. */
export interface Job {
  page: Page;
  hands: Hands;
  word: Word;
  /** Called at each state passed, with its name. */
  pass?: (state: string) => Promise<void>;
  /** Steps done so far: each thing that a person decides or does, whatever it takes of keys or clicks. */
  steps?: string[];
}

export const CIRCUIT = '苏州移动甲乙数字电路0001';

/** Waits for these words to stand on the page. */
export const see = (page: Page, text: string | RegExp): Promise<void> => page.getByText(text).first().waitFor();
const button = (page: Page, name: string): Promise<void> => page.getByRole('button', { name }).first().waitFor();

/** Chooses a tester on the bench by what it is called, and connects it. Where the machine has no port at all, the bench says what to try. */
export async function connect({ page, hands, word, pass }: Job, tester: string): Promise<void> {
  await page.getByRole('radio', { name: new RegExp(tester) }).waitFor({ state: 'attached' });
  const ports = page.getByRole('radio', { name: /\/dev\/|COM\d/ });
  if ((await ports.count()) === 0) await see(page, word('bench.empty'));
  await pass?.('bench-empty');
  await hands.choose(new RegExp(tester));
  await hands.press(word('bench.connect'));
  await button(page, word('bench.disconnect'));
  await pass?.('bench-ready');
}

/** Types or scans a circuit number and takes it. */
export async function takeCircuit({ page, hands, word }: Job, number: string): Promise<void> {
  await hands.type(word('new.find'), number);
  await page.keyboard.press('Enter');
  await page.getByRole('radio', { name: number, checked: true }).waitFor();
}

/** A duration that is not among those suggested. */
export async function takeDuration({ hands, word }: Job, duration: string): Promise<void> {
  await hands.choose(word('ui.other'));
  await hands.type(word('new.other-duration'), duration);
}

/** From the bench to a test that is set up: circuit typed, duration set. */
export async function prepare(job: Job, duration: string): Promise<void> {
  await job.hands.press(job.word('bench.new'));
  await takeCircuit(job, CIRCUIT);
  await takeDuration(job, duration);
  await job.pass?.('new-test');
}

/** START, wiring and front panel, up to the loop proof. */
export async function upToProof(job: Job): Promise<void> {
  await job.hands.press(new RegExp(`^${job.word('new.start')}`));
  job.steps?.push('start');
  await setUp(job);
}

/** From the first step of a run, wiring and front panel, up to the loop proof. */
export async function setUp({ page, hands, word, pass, steps }: Job): Promise<void> {
  await button(page, word('prompt.wired'));
  await pass?.('wiring');
  await hands.press(word('prompt.wired'));
  steps?.push('wired');
  await button(page, word('prompt.all-set'));
  await pass?.('front-panel');
  await hands.press(word('prompt.all-set'));
  steps?.push('front panel set');
  await button(page, word('run.interim'));
}

/** Loop proof, measurement and verdict: nothing to do but to look. */
export async function watchRun({ page, word, pass }: Job): Promise<void> {
  await pass?.('loop-proof');
  await see(page, word('big.clean'));
  await pass?.('run');
  await page.getByRole('heading', { name: word('verdict.pass'), exact: true }).waitFor();
}

/** Both sign, and with the last signature the run ends by itself. */
export async function signAll(
  { page, hands, word, pass, steps }: Job,
  names: readonly [string, string],
): Promise<void> {
  await pass?.('result');
  for (const [at, role] of (['engineer', 'customer'] as const).entries()) {
    await hands.press(word('sign.open', { role: word(`signer.${role}`) }));
    await page.getByRole('dialog').waitFor();
    if (at === 0) await pass?.('sign');
    await hands.sign(names[at] ?? '');
    // The record may tell of the signature before its dialog is gone, and until then no key of the page works.
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await see(page, `${word(`signer.${role}`)} · ${names[at]}`);
    steps?.push(`${role} signs`);
  }
  await button(page, word('result.again'));
  await pass?.('signed');
}

/** Finds the test in the archive by its circuit, and opens it. */
export async function findAgain({ page, hands, word, pass }: Job): Promise<void> {
  await hands.go('archive');
  await hands.type(word('archive.find'), CIRCUIT);
  await page.getByRole('row', { name: CIRCUIT }).first().waitFor();
  await pass?.('archive');
  await hands.press(word('archive.open'));
  await page.getByRole('heading', { name: word('verdict.pass'), exact: true }).waitFor();
}
