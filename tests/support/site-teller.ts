import { isDeepStrictEqual } from 'node:util';
import type { Locator, Page } from '@playwright/test';
import { draftOf } from '../../electron/contract/observe/draft.ts';
import { shownFields, type FormField } from '../../electron/contract/observe/fields.ts';
import { formOf } from '../../electron/contract/observe/form.ts';
import { YES_NO_LAMPS } from '../../electron/contract/observe/lamps.ts';
import type { PingDraft, PingRow } from '../../electron/contract/observe/pings.ts';
import type { Observation, SiteLine } from '../../electron/contract/site.ts';
import { nextLamp } from '../../renderer/screens/run/observe.ts';
import type { Word } from './person.ts';

/** How somebody takes a radio button: its label is what a person clicks; from the keyboard it is reached and pressed. */
type Take = (row: Locator, at: number) => Promise<void>;
const TAKE: Record<'mouse' | 'keyboard', Take> = {
  mouse: (row, at) => row.locator('label').nth(at).click(),
  keyboard: async (row, at) => {
    const radio = row.getByRole('radio').nth(at);
    await radio.focus();
    await radio.press('Space');
  },
};
const YES_NO = [true, false];
const HOW = ['all', 'some', 'none'];

async function tellLamps(row: Locator, value: unknown, before: unknown): Promise<void> {
  const usual = (before ?? {}) as Readonly<Record<string, string>>;
  for (const [name, wanted] of Object.entries(value as Readonly<Record<string, string>>)) {
    const button = row.locator('button').filter({ has: row.page().locator(`b:text-is("${name}")`) });
    const yesNo = YES_NO_LAMPS.includes(name);
    const lamp = yesNo ? row.locator('button').last() : button;
    for (let state = usual[name]; state !== wanted; state = nextLamp(state, yesNo)) await lamp.click();
  }
}

async function tellRow(
  row: Locator,
  { how = 'all', lost = [], avgMs, lossSeconds, said }: PingRow,
  take: Take,
): Promise<void> {
  await take(row, HOW.indexOf(how));
  if (how !== 'none' && avgMs !== undefined && (how === 'some' || avgMs > 100))
    await row.locator(':scope > .ping-table-cell input').fill(String(avgMs));
  if (said !== undefined) await row.locator(':scope > input').fill(said);
  if (how !== 'some') return;
  const cells = row.locator('.ping-table-some input');
  for (const [at, n] of lost.entries()) await cells.nth(at).fill(String(n ?? 0));
  if (lossSeconds && lossSeconds.length > 0) await cells.nth(lost.length).fill(lossSeconds.join(' '));
}

async function tellPings(row: Locator, value: unknown, take: Take): Promise<void> {
  const { sent, rows } = value as PingDraft;
  await row.locator('.ping-table > .ping-table-cell input').fill(String(sent));
  for (const [name, one] of Object.entries(rows)) await tellRow(row.locator(`[data-rung="${name}"]`), one, take);
}

/** Fills in one field as it was seen. `before`: what stands there. */
async function tellField(
  row: Locator,
  field: FormField,
  value: unknown,
  before: unknown,
  take: Take,
  word: Word,
): Promise<void> {
  if (field.is === 'pings') return tellPings(row, value, take);
  if (field.is === 'lamps') return tellLamps(row, value, before);
  if (field.is === 'choice') return take(row, field.values.indexOf(String(value)));
  if (field.is === 'yes-no') return take(row, YES_NO.indexOf(value as boolean));
  if (field.is !== 'several') {
    const text = Array.isArray(value) ? value.join(' ') : String(value);
    return row.locator('input').fill(text);
  }
  for (const one of value as string[])
    await row.getByRole('button', { name: word(`seen.${one}` as never), exact: true }).click();
}

/** Tells on the page what was seen: at once that all is usual, then whatever is not. */
export async function tell(
  page: Page,
  line: SiteLine,
  action: string,
  saw: Observation,
  by: 'mouse' | 'keyboard',
  word: Word,
): Promise<void> {
  const form = formOf(line, action)!;
  const draft = draftOf(form, saw);
  const hasUsual = Object.keys(form.usual).length > 0;
  if (hasUsual) await page.keyboard.press('g');
  for (const field of shownFields(form, draft)) {
    const [value, before] = [draft[field.name], hasUsual ? form.usual[field.name] : undefined];
    if (value === undefined || isDeepStrictEqual(value, before)) continue;
    const row = page.locator(`[data-name="${field.name}"]`);
    await tellField(row, field, value, before, TAKE[by], word);
  }
}
