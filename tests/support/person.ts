import type { Locator, Page } from 'playwright';
import type { Bilingual, Language } from '../../electron/contract/text.ts';
import { say, words, type WordKey } from '../../electron/contract/words/index.ts';

/** Hands on the page: the same deeds by mouse or by keyboard alone. Every deed waits until the page offers it. */
export interface Hands {
  /** Presses the button of this name; by keyboard with the key that stands on it. */
  press(name: string | RegExp): Promise<void>;
  /** Takes this choice of a group, or this line of a list of radio buttons. */
  choose(name: string | RegExp): Promise<void>;
  /** Puts text into the field of this name. */
  type(field: string | RegExp, text: string): Promise<void>;
  /** Goes to one of the five places. */
  go(place: Place): Promise<void>;
  /** Signs in the dialog that is open: name, and by mouse also a drawing. */
  sign(name: string): Promise<void>;
}
export type Place = 'bench' | 'new' | 'run' | 'result' | 'archive';
const PLACES: readonly Place[] = ['bench', 'new', 'run', 'result', 'archive'];

/** The words of the page in one language. */
export type Word = (key: WordKey | Bilingual, params?: Record<string, string | number>) => string;
export const wordsIn =
  (lang: Language): Word =>
  (key, params) =>
    say(lang, typeof key === 'string' ? words[key] : key, params);

/** Waits for the button and for the reason, if any, why it cannot be pressed yet to be gone. */
async function offered(page: Page, name: string | RegExp): Promise<Locator> {
  const button = page.getByRole('button', { name }).and(page.locator(':not([aria-disabled])')).first();
  await button.waitFor();
  return button;
}

/** A dialog may bear the name of its only field. */
const fieldOf = (page: Page, name: string | RegExp): Locator =>
  page.getByLabel(name).and(page.locator('input, select')).first();

/** By mouse: clicks, and typing where something must be typed. */
export function byMouse(page: Page, word: Word): Hands {
  return {
    press: async (name) => (await offered(page, name)).click(),
    // The label is what a person clicks; the radio button itself is drawn by it.
    choose: (name) =>
      page
        .locator('label')
        .filter({ has: page.getByRole('radio', { name }) })
        .first()
        .click(),
    type: async (field, text) => {
      await fieldOf(page, field).click();
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.type(text);
    },
    go: (place) =>
      page
        .getByRole('navigation')
        .getByRole('link', { name: word(`place.${place}`) })
        .click(),
    sign: async (name) => {
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel(word('sign.name')).fill(name);
      const box = await dialog.locator('.signature-pad svg').boundingBox();
      if (!box) throw new Error('no place to sign');
      const at = (x: number, y: number): [number, number] => [box.x + box.width * x, box.y + box.height * y];
      await page.mouse.move(...at(0.2, 0.6));
      await page.mouse.down();
      for (const [x, y] of [
        [0.3, 0.3],
        [0.4, 0.7],
        [0.5, 0.35],
        [0.6, 0.65],
        [0.75, 0.4],
      ] as const)
        await page.mouse.move(...at(x, y), { steps: 4 });
      await page.mouse.up();
      await dialog.getByRole('button', { name: word('sign.sign') }).click();
    },
  };
}

/** Most presses of Tab that any place of a screen may need. */
const TABS_MAX = 80;

/** Presses Tab until the focus is where it is wanted. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.first().waitFor({ state: 'attached' });
  for (let tries = 0; tries < TABS_MAX; tries++) {
    if ((await target.first().and(page.locator(':focus')).count()) > 0) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not reach ${String(target)}`);
}

/** Names of keys as they stand on buttons. */
const KEYS: Record<string, string> = { 'Ctrl ⏎': 'Control+Enter', '⏎': 'Enter', Esc: 'Escape' };
const keyOf = (hint: string): string => KEYS[hint] ?? (hint.length === 1 ? hint.toLowerCase() : hint);

/** By keyboard alone: no pointer, and no text that was not typed. */
export function byKeyboard(page: Page, word: Word): Hands {
  const { keyboard } = page;
  return {
    press: async (name) => {
      const button = await offered(page, name);
      const hint = button.locator('kbd');
      // Letters rest while a field has the focus.
      const typing = (await page.locator('input:not([type=radio], [type=range]):focus, select:focus').count()) > 0;
      const key = (await hint.count()) > 0 ? keyOf((await hint.first().textContent()) ?? '') : undefined;
      if (key && !(key.length === 1 && typing)) return keyboard.press(key);
      await tabTo(page, button);
      await keyboard.press('Enter');
    },
    choose: async (name) => {
      const wanted = page.getByRole('radio', { name }).first();
      await wanted.waitFor({ state: 'attached' });
      const group = page.getByRole('radiogroup').filter({ has: wanted }).first();
      const focused = async (): Promise<boolean> => (await group.locator(':focus').count()) > 0;
      for (let tries = 0; tries < TABS_MAX && !(await focused()); tries++) await keyboard.press('Tab');
      for (let tries = 0; tries < TABS_MAX && !(await wanted.isChecked()); tries++) await keyboard.press('ArrowDown');
      if (!(await wanted.isChecked())) throw new Error(`the keyboard does not choose ${String(name)}`);
    },
    type: async (field, text) => {
      await tabTo(page, fieldOf(page, field));
      await keyboard.press('ControlOrMeta+a');
      await keyboard.type(text);
    },
    go: async (place) => {
      await page.getByRole('navigation').first().waitFor();
      await keyboard.press(String(PLACES.indexOf(place) + 1));
    },
    sign: async (name) => {
      await page.getByRole('dialog').getByLabel(word('sign.name')).waitFor();
      await keyboard.type(name);
      await keyboard.press('Enter');
    },
  };
}
