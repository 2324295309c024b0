import type { SiteLine } from '../../electron/contract/site.ts';
import { kindOfSection, sectionsOf, sideOf, usualOwner } from '../../electron/contract/site-chain.ts';
import type { Language } from '../../electron/contract/text.ts';
import { wordOf } from '../../electron/contract/words/index.ts';
import { startApp, type App } from '../support/app.ts';
import { expect, jobOn, LOCALES, pdfText, test } from '../support/browser.ts';
import { signAll, type Job } from '../support/job.ts';
import { answerAll, heading, sayComplaint, type Complained } from '../support/search.ts';
import { POOR, RICH } from '../support/site-model/line.ts';
import { siteWith } from '../support/site-model/site.ts';
import { tell } from '../support/site-teller.ts';

/** A complaint, the line it is about, and what is wrong with it. */
interface Case extends Complained {
  fault: [section: string, kind: string];
  lang: Language;
  by: 'mouse' | 'keyboard';
}
const CASES: readonly Case[] = [
  {
    complaint: 'loss-line-clean',
    variant: 'converter-ethernet',
    fault: ['conv_a', 'packet-loss'],
    riches: RICH,
    lang: 'zh',
    by: 'mouse',
  },
  {
    complaint: 'parts-swapped',
    variant: 'converter-v35',
    fault: ['router_a', 'wan-port'],
    riches: POOR,
    lang: 'en',
    by: 'mouse',
  },
  {
    complaint: 'other-brand',
    variant: 'converter-ethernet',
    fault: ['conv_z', 'brand'],
    riches: RICH,
    lang: 'zh',
    by: 'keyboard',
  },
  {
    complaint: 'wrong-site',
    variant: 'converter-v35',
    fault: ['conv_z', 'power'],
    riches: POOR,
    phone: true,
    lang: 'zh',
    by: 'mouse',
  },
  {
    complaint: 'settings-unknown',
    variant: 'router-e1-card',
    fault: ['router_z', 'encapsulation'],
    riches: RICH,
    lang: 'en',
    by: 'mouse',
  },
  { complaint: 'bursts', variant: 'fibre-modem', fault: ['fibre_z', 'bend'], riches: RICH, lang: 'en', by: 'keyboard' },
  {
    complaint: 'reachable-only',
    variant: 'fibre-modem',
    fault: ['modem_a', 'large-frames'],
    riches: POOR,
    lang: 'zh',
    by: 'mouse',
  },
];

let app: App;
test.beforeAll(async () => {
  app = await startApp();
});
test.afterAll(() => app.end());
test.describe.configure({ mode: 'default' });

/** From the first page to the first question: what is complained of, and the line. */
async function complain(job: Job, one: Case): Promise<void> {
  const { page, hands, word } = job;
  await hands.go('new');
  await page.getByLabel(word('new.procedure')).selectOption('find-fault');
  await hands.press(new RegExp(`^${word('new.start')}`));
  await sayComplaint(job, one);
}

for (const [at, one] of CASES.entries()) {
  const { complaint, variant, fault, riches, lang, by } = one;
  const [section, kind] = fault;
  test.describe(() => {
    test.use({ locale: LOCALES[lang] });
    test(`${complaint}: ${section} of a line ${variant} is named to the customer, with its end and owner (${lang}, ${by})`, async ({
      page,
    }) => {
      const job = jobOn(page, lang, by, { axe: at < 2 });
      const site = siteWith(variant, riches, [{ section, kind }], 7);
      const line: SiteLine = { ...site.case.line, sections: sectionsOf(variant) };
      await page.goto(app.address);
      await complain(job, one);
      await answerAll(job, site, line, lang, by);

      const found = page.locator('.found-head');
      const name = line.sections.find(({ id }) => id === section)![lang];
      await expect(found).toContainText(name);
      await expect(found).toContainText(wordOf('owner', usualOwner(kindOfSection(section)!))[lang]);
      await expect(found).toContainText(job.word('found.end-is', { end: sideOf(section)!.toUpperCase() }));
      await job.pass?.(`found-${complaint}`);
      await job.hands.press(job.word('found.accept'));
      await signAll({ ...job, pass: undefined }, ['王立', 'C. Li-Hartmann']);
      await expect(found).toContainText(name);

      // The customer's page names what the screen named.
      const download = page.waitForEvent('download');
      await job.hands.press(job.word('result.report'));
      const first = pdfText(await (await download).path(), 1);
      for (const said of [name, wordOf('owner', usualOwner(kindOfSection(section)!))[lang]])
        expect(first.replaceAll(/\s+/g, '')).toContain(said.replaceAll(/\s+/g, ''));
    });
  });
}

test.describe('killed between two questions', () => {
  test.use({ locale: LOCALES.zh });
  test('goes on with what was told, and asks what it had asked', async ({ page }) => {
    const job = jobOn(page, 'zh', 'mouse');
    const { hands, word } = job;
    const one = CASES[3]!;
    const site = siteWith(one.variant, one.riches, [{ section: one.fault[0], kind: one.fault[1] }], 7);
    await page.goto(app.address);
    await complain(job, one);
    const line: SiteLine = { ...site.case.line, sections: sectionsOf(one.variant) };
    await tell(page, line, 'ping:pc_a', site.answer('ping:pc_a'), 'mouse', word);
    const first = (await heading(page).textContent()) ?? '';
    await hands.press(word('search.told-so'));
    await expect(heading(page)).not.toHaveText(first);
    const next = (await heading(page).textContent()) ?? '';
    await app.crash();
    await page.goto(app.address);
    await hands.press(word('unfinished.resume'));
    await expect(heading(page)).toHaveText(next);
    await expect(page.getByRole('region', { name: word('search.standing') })).toContainText(first);
  });
});
