import type { Page } from '@playwright/test';
import type { Job } from './job.ts';

const NAME = '王一凡';

/** Fills in whatever a question asks for: every lamp as it is not lit but for the power, every first choice, a name, seven minutes. */
async function fill({ page, word }: Job): Promise<void> {
  const asked = page.locator('.ask-asked');
  const power = asked.getByRole('button', { name: /^P(WR|OWER): / });
  if (await power.count()) await power.click();
  const rest = asked.getByRole('button', { name: word('box.rest-off') });
  if (await rest.count()) await rest.click();
  for (const group of await asked.getByRole('radiogroup').all()) await group.locator('label').first().click();
  for (const field of await asked.locator('input:not([type=radio]):not([type=file]):not([type=checkbox])').all()) {
    const label = await field.evaluate(
      (input) => (input as unknown as { labels?: { textContent: string }[] }).labels?.[0]?.textContent ?? '',
    );
    await field.fill(/分钟|\(min\)/.test(label) ? '7' : NAME);
  }
}

/** The question that is asked now, whole. */
const questionOf = async (page: Page): Promise<string> => (await page.locator('.ask-asked').textContent()) ?? '';

/** Answers question after question by its primary answer until the result is there to be signed; `before`: called at each, with its title. */
export async function throughWorks(job: Job, before?: (title: string) => Promise<void>): Promise<string[]> {
  const { page } = job;
  const titles: string[] = [];
  await page.locator('.ask-asked').waitFor();
  const signing = page.getByRole('button', { name: job.word('sign.open', { role: job.word('signer.engineer') }) });
  for (;;) {
    const asked = page.locator('.ask-asked');
    await asked.or(signing.first()).first().waitFor();
    if (await signing.count()) return titles;
    const title = (await asked.locator('h2').textContent()) ?? '';
    titles.push(title);
    await fill(job);
    await before?.(title);
    const whole = await questionOf(page);
    await page.locator('footer.bar button.is-main').click();
    await page.waitForFunction(
      (was) =>
        (
          globalThis as unknown as { document: { querySelector(q: string): { textContent: string } | null } }
        ).document.querySelector('.ask-asked')?.textContent !== was,
      whole,
    );
  }
}
