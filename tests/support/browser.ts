import { execFileSync } from 'node:child_process';
import axe from 'axe-core';
import { test as base, expect, type Page } from '@playwright/test';
import type { Language } from '../../electron/contract/text.ts';
import type { Job } from './job.ts';
import { byKeyboard, byMouse, wordsIn } from './person.ts';

export { expect };

/** Locale of a browser for each language. */
export const LOCALES: Record<Language, string> = { zh: 'zh-CN', en: 'en-GB' };

/** What no page may ever say: a broken policy, a fault of the page's own. A socket that cannot be opened is told on the page itself. */
function watch(page: Page, faults: string[]): void {
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('WebSocket')) faults.push(message.text());
  });
}

/** Every page of every test is watched; a fault on any screen fails the test. */
export const test = base.extend<{ faultless: undefined }>({
  faultless: [
    async ({ context }, use) => {
      const faults: string[] = [];
      context.on('page', (page) => watch(page, faults));
      await use(undefined);
      expect(faults).toEqual([]);
    },
    { auto: true },
  ],
});

/** What keeps somebody from using the page as it stands. */
export async function axeFaults(page: Page): Promise<string[]> {
  // Its source is long: a page is given it once. What is in order is not gathered, which takes most of its time.
  if (await page.evaluate("typeof axe === 'undefined'")) await page.evaluate(axe.source);
  const { violations }: axe.AxeResults = await page.evaluate("axe.run(document, { resultTypes: ['violations'] })");
  return violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join('; ')}`);
}

/** The screen needs no scrolling, and a screen reader no excuse. */
export async function inspect(page: Page, state: string, axe: boolean): Promise<void> {
  const size: unknown = await page.evaluate(
    '({ height: document.scrollingElement.scrollHeight - innerHeight, width: document.scrollingElement.scrollWidth - innerWidth })',
  );
  expect.soft(size, `${state} fits the window`).toEqual({ height: 0, width: 0 });
  // Those speak the language of the system, not of the page.
  const foreign = page.locator('input:is([type^=date], [type=time], [type=month]), form:not([novalidate])');
  expect.soft(await foreign.count(), `${state} has no field of the browser's own language`).toBe(0);
  if (axe) expect.soft(await axeFaults(page), `${state} can be used by everybody`).toEqual([]);
}

/** Pictures of all states, where somebody wants to look at them: E2E_SHOTS=<folder>. */
const SHOTS = process.env['E2E_SHOTS'];
const SIZES = [
  { width: 1920, height: 993 },
  { width: 1366, height: 681 },
];
async function picture(page: Page, name: string): Promise<void> {
  if (!SHOTS) return;
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await page.screenshot({ path: `${SHOTS}/${name}-${size.width}.png` });
  }
}

/** States that were looked at closely already: many tests pass through the same ones. */
const known = new Set<string>();

/** A job with hands of one kind; every state that it passes is inspected. */
export function jobOn(page: Page, lang: Language, by: 'mouse' | 'keyboard', options: { axe?: boolean } = {}): Job {
  const word = wordsIn(lang);
  return {
    page,
    word,
    hands: by === 'mouse' ? byMouse(page, word) : byKeyboard(page, word),
    pass: async (state) => {
      const key = `${state} ${lang}`;
      await inspect(page, state, (options.axe ?? false) && !known.has(key));
      if (options.axe) known.add(key);
      await picture(page, `${state}-${lang}-${by}`);
    },
  };
}

/** The text of a PDF, as a reader would find it; of its first page alone if wanted. */
export const pdfText = (file: string, pages?: number): string =>
  execFileSync('pdftotext', [...(pages ? ['-l', String(pages)] : []), '-layout', file, '-'], { encoding: 'utf8' });
