import { expect } from 'vitest';
import type { Page } from 'playwright';
import { SIMULATOR } from './families.ts';
import { connect, prepare, upToProof, type Job } from './job.ts';
import { byMouse, wordsIn } from './person.ts';
import { callFrom } from './stand-in.ts';

/** A test begun as a person begins it, measuring. Returns its id. */
export async function begin(page: Page, duration: string): Promise<string> {
  const word = wordsIn('en');
  const job: Job = { page, word, hands: byMouse(page, word) };
  await connect(job, word(SIMULATOR));
  await prepare(job, duration);
  await upToProof(job);
  await expect.poll(() => elapsedS(page)).toBeGreaterThanOrEqual(1);
  return (await callFrom(page, 'archive.find', { text: '' })).runs[0]!.runId;
}

/** Elapsed seconds of the test, as its screen shows them; -1 before there are any. */
export async function elapsedS(page: Page): Promise<number> {
  const label = page.getByText(wordsIn('en')('time.elapsed'), { exact: true });
  const text = (await page.locator('div', { has: label }).last().locator('b').textContent()) ?? '';
  const [hours, minutes, seconds] = text.split(':').map(Number);
  return seconds === undefined ? -1 : hours! * 3600 + minutes! * 60 + seconds;
}
