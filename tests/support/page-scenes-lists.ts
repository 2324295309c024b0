import { alike } from '../../electron/contract/text.ts';
import { bothOf } from '../../electron/contract/words/index.ts';
import type { ListLine, ListView } from '../../electron/contract/book/lists-api.ts';
import { states } from './page-fixtures.ts';
import { ORDER_ANSWERS } from './page-scenes-orders.ts';
import type { Answers } from './scripted-core.ts';
import type { Scene } from './page-scenes.ts';
import type { Page } from '@playwright/test';
import type { Word } from './person.ts';

const number = (at: number): string => `SZ-GD-2026-11-${String(at).padStart(4, '0')}`;
const made = (at: number): ListLine => ({
  ...{ line: at + 2, state: 'new', number: number(at) },
  notes: [bothOf({ code: 'lists.circuit-made', params: { number: `苏州移动甲乙数字电路${at}` } })],
});
const LINES: ListLine[] = [
  made(0),
  {
    ...{ line: 3, state: 'changed', number: number(1) },
    changes: [
      { field: 'due', before: '2026-12-04', after: '2026-12-18' },
      { field: 'A.contact', after: '王建国' },
    ],
    notes: [bothOf({ code: 'lists.over', params: { number: number(1) } })],
  },
  { line: 4, state: 'same', number: number(2) },
  {
    ...{ line: 5, state: 'refused', number: number(3) },
    faults: [
      { field: 'received', message: bothOf({ code: 'lists.date-two-ways', params: { value: '3/9/2026' } }) },
      { field: 'urgent', message: bothOf({ code: 'lists.yes-no' }) },
    ],
  },
  {
    ...{ line: 6, state: 'refused', number: number(4) },
    faults: [
      {
        field: 'A.site',
        message: bothOf({
          code: 'lists.swapped',
          params: { fieldZh: '局站', fieldEn: 'Site', end: 'A', other: 'Z', value: '昆山开发区机房' },
        }),
      },
    ],
  },
  ...Array.from({ length: 95 }, (_, at) => made(at + 5)),
];
const VIEW: ListView = {
  ...{ state: 'read', name: '苏州11月开通清单.csv', kind: 'order', lines: LINES, total: 1480 },
  counts: { new: 1476, changed: 1, same: 1, refused: 2 },
  notes: [bothOf({ code: 'lists.gbk' }), bothOf({ code: 'lists.head-unknown', params: { heads: '备注, 经办人' } })],
};
const ANSWERS: Answers = {
  ...ORDER_ANSWERS,
  'lists.part': () => undefined,
  'lists.open': () => ({ list: 'one' }),
  'lists.read': () => VIEW,
  'lists.close': () => undefined,
};
const FAILED: ListView = {
  ...VIEW,
  ...{ state: 'failed', lines: [], total: 0 },
  problem: { code: 'bad-list', where: 'l.xls', message: bothOf({ code: 'lists.old-excel' }), hint: alike('–') },
};

/** Opens the dialog and gives it a file; what stands in it the core says. */
async function give(page: Page, word: Word): Promise<void> {
  await page.getByRole('button', { name: word('circuits.import') }).click();
  const dialog = page.getByRole('dialog', { name: word('import.title') });
  await dialog
    .locator('input[type=file]')
    .setInputFiles({ name: VIEW.name, mimeType: 'text/csv', buffer: Buffer.from('x') });
  await dialog.getByText(VIEW.name).waitFor();
}

export const listScenes: readonly Scene[] = [
  {
    ...{ name: 'import', hash: '#/orders', state: states['bench']!, answers: ANSWERS },
    reach: async (page, word) => {
      await give(page, word);
      await page.getByText(number(0)).first().waitFor();
    },
  },
  {
    ...{ name: 'import-failed', hash: '#/orders', state: states['bench']! },
    answers: { ...ANSWERS, 'lists.read': () => FAILED },
    reach: give,
  },
  {
    ...{ name: 'export-menu', hash: '#/orders', state: states['bench']!, answers: ANSWERS },
    reach: async (page, word) => page.getByRole('button', { name: word('export.menu'), exact: true }).click(),
  },
];
