import { join } from 'node:path';
import { openArchive } from '../../electron/archive/index.ts';
import type { SiteLine } from '../../electron/contract/site.ts';
import { sectionsOf } from '../../electron/contract/site-chain.ts';
import type { Language } from '../../electron/contract/text.ts';
import { startApp, type App } from '../support/app.ts';
import { circuitEntry } from '../support/book.ts';
import { expect, jobOn, LOCALES, pdfText, test } from '../support/browser.ts';
import { signAll, type Job } from '../support/job.ts';
import { answerAll, sayComplaint } from '../support/search.ts';
import { RICH } from '../support/site-model/line.ts';
import { siteWith } from '../support/site-model/site.ts';

const CIRCUIT = 'NN-INT-0007';
const CUSTOMER = '桂林银行南宁分行';
const LINE = { complaint: 'loss-line-clean', variant: 'converter-ethernet', riches: RICH } as const;
const FAULT = { section: 'conv_a', kind: 'packet-loss' };

let app: App;
test.beforeAll(async () => {
  app = await startApp(async (home) => {
    const archive = await openArchive(join(home, 'archive.db'));
    const customer = { name: CUSTOMER, class: 'provincial', city: '南宁', contact: '周敏', phone: '0771-5513380' };
    await archive.enter([
      circuitEntry({ number: CIRCUIT, customer, service: 'internet', rate: '100M', grade: 'gold', span: 'city' }),
      circuitEntry({ number: 'NN-E1-0001', customer: { name: '南宁供电局' }, service: 'e1' }),
    ]);
    await archive.close();
  });
});
test.afterAll(() => app.end());
test.describe.configure({ mode: 'default' });

/** The list of tickets, from wherever one is. */
async function toTickets({ page, word }: Job): Promise<void> {
  await page.keyboard.press('6');
  // A screen that has just been read takes the keyboard to its heading.
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const place = page.getByRole('link', { name: word('place.tickets') });
  await place.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/tickets$/);
}

/** Opens a ticket by what is left of a name after a bad line; gives its number. */
async function takeCall({ page, hands, word }: Job): Promise<string> {
  await hands.press(word('ticket.open'));
  await page.keyboard.type('林银行');
  await page.getByRole('radio', { name: new RegExp(CIRCUIT) }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('radio', { name: new RegExp(CIRCUIT), checked: true }).waitFor();
  // Who calls is known of the line.
  await expect(page.getByLabel(word('ticket.by'), { exact: true })).toHaveValue('周敏 0771-5513380');
  await hands.type(word('ticket.says'), '上不了网');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/tickets\/[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  return page.url().slice(-9);
}

/** Notes something by its button, now, with a reason where one is wanted. */
async function note({ page, hands, word }: Job, button: string, reason?: string): Promise<void> {
  await hands.press(button);
  await page.getByRole('dialog').waitFor();
  if (reason !== undefined) await page.keyboard.type(reason);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await expect(page.getByRole('region', { name: word('ticket.trace') })).toBeVisible();
}

for (const lang of ['zh', 'en'] as const satisfies readonly Language[])
  test.describe(() => {
    test.use({ locale: LOCALES[lang] });
    test(`a call becomes a ticket, its line is searched, and it ends in a fault report (${lang}, keyboard)`, async ({
      page,
    }) => {
      const job = jobOn(page, lang, 'keyboard', { axe: lang === 'zh' });
      const { hands, word } = job;
      const trace = page.getByRole('region', { name: word('ticket.trace') });
      const site = siteWith(LINE.variant, LINE.riches, [FAULT], 7);
      const line: SiteLine = { ...site.case.line, sections: sectionsOf(LINE.variant) };
      await page.goto(app.address);
      await page.getByRole('navigation').first().waitFor();
      await toTickets(job);
      const ticket = await takeCall(job);

      const clock = page.getByRole('region', { name: word('ticket.head.clock') });
      await expect(clock).toContainText(word('ticket.clock.running'));
      await job.pass?.('ticket');
      await note(job, word('ticket.act.accepted'));
      const support = { zh: '集团客户支撑组', en: 'Support team for group customers' }[lang];
      await note(job, word('ticket.tell.do', { who: support }), '张三');
      await expect(page.getByText(word('ticket.tell.none'))).toBeVisible();
      await note(job, word('ticket.act.paused'), '等客户开门');
      await expect(clock).toContainText(word('ticket.clock.paused'));
      await note(job, word('ticket.act.resumed'));

      await hands.press(word('ticket.act.seek'));
      // What the caller said is known already.
      await expect(page.getByLabel(word('complaint.says'), { exact: true })).toHaveValue('上不了网');
      await sayComplaint(job, LINE);
      await answerAll(job, site, line, lang, 'keyboard');
      await hands.press(word('found.accept'));
      await signAll({ ...job, pass: undefined }, ['王立', '李四']);

      await page.getByRole('link', { name: word('ticket.to', { ticket }) }).focus();
      await page.keyboard.press('Enter');
      await expect(page.getByText(word('ticket.runs.none'))).toHaveCount(0);
      await hands.press(word('ticket.offer.take'));
      const section = line.sections.find(({ id }) => id === FAULT.section)![lang];
      await expect(trace).toContainText(section);
      await note(job, word('ticket.act.restored'));
      await expect(clock).toContainText(word('ticket.clock.met'));

      const download = page.waitForEvent('download');
      await hands.press(word('ticket.report'));
      const paper = pdfText(await (await download).path()).replaceAll(/\s+/g, '');
      for (const said of [ticket, CIRCUIT, CUSTOMER, '上不了网', '张三', '等客户开门', support, section])
        expect(paper).toContain(said.replaceAll(/\s+/g, ''));

      await toTickets(job);
      await hands.press(word('operation.make'));
      await hands.press(word('operation.this-month'));
      const period = page.waitForEvent('download');
      await page.getByLabel(word('operation.to'), { exact: true }).focus();
      await page.keyboard.press('Enter');
      const operation = pdfText(await (await period).path()).replaceAll(/\s+/g, '');
      for (const said of [CUSTOMER, CIRCUIT, ticket, '99.']) expect(operation).toContain(said);
    });
  });
