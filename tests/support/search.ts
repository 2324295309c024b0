import type { Page } from '@playwright/test';
import { actionWords } from '../../electron/contract/site-action.ts';
import type { ComplaintId } from '../../electron/contract/complaints.ts';
import type { LineVariant, SiteLine } from '../../electron/contract/site.ts';
import type { Language } from '../../electron/contract/text.ts';
import { sayMessage } from '../../electron/contract/words/index.ts';
import { expect } from './browser.ts';
import type { Job } from './job.ts';
import type { Riches } from './site-model/line.ts';
import type { Site } from './site-model/site.ts';
import { tell } from './site-teller.ts';

/** What is complained of, and the line it is about. */
export interface Complained {
  complaint: ComplaintId;
  variant: LineVariant;
  riches: Riches;
  phone?: true;
}

/** Says what is complained of and what the line is like, once a search asks for it. */
export async function sayComplaint(
  { page, hands, word }: Job,
  { complaint, variant, riches, phone }: Complained,
): Promise<void> {
  await page.getByRole('heading', { name: word('complaint.title') }).waitFor();
  await page.getByRole('radio', { name: word(`complaint.${complaint}`) }).check();
  await page.getByLabel(word('complaint.line'), { exact: true }).selectOption(variant);
  const { managed, routersOpen, convertersHaveAddresses } = riches;
  for (const [fact, is] of Object.entries({
    ...managed,
    routersOpen,
    convertersHaveAddresses,
    somebodyAtZ: phone ?? false,
  }))
    await page.getByRole('checkbox', { name: word(`line-fact.${fact as 'nodes'}`) }).setChecked(is);
  await hands.press(word('complaint.begin'));
}

/** Before a box is touched. */
async function agree({ page, hands, word }: Job): Promise<void> {
  for (const file of ['configuration', 'log'] as const)
    await page
      .getByRole('radiogroup', { name: word(`consent.${file}`) })
      .locator('label')
      .first()
      .click();
  await page
    .getByLabel(
      new RegExp(
        `^${word('consent.by', { zh: '.*', en: '.*' })}`
          .replaceAll('(', '\\(')
          .replaceAll(')', '\\)')
          .replaceAll('（', '（'),
      ),
    )
    .fill('张工');
  await hands.press(word('consent.agreed'));
}

export const heading = (page: Page) => page.locator('.ask-asked > h2');

/** Answers every question from the site until there is a verdict. Gives what was asked. */
export async function answerAll(
  job: Job,
  site: Site,
  line: SiteLine,
  lang: Language,
  by: 'mouse' | 'keyboard',
): Promise<string[]> {
  const { page, hands, word } = job;
  const byTitle = new Map(site.case.actions.map(({ id }) => [sayMessage(lang, actionWords(line, id)), id]));
  const asked: string[] = [];
  let before = word('complaint.title');
  for (;;) {
    await expect(heading(page)).not.toHaveText(before);
    const title = (await heading(page).textContent()) ?? '';
    before = title;
    if (title === word('found.title')) return asked;
    if (title === word('consent.title')) {
      await agree(job);
      continue;
    }
    const action = byTitle.get(title);
    if (action === undefined) throw new Error(`nothing is called ${title}`);
    asked.push(action);
    await tell(page, line, action, site.answer(action), by, word);
    await hands.press(word('search.told-so'));
  }
}
