import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { gradeOf, isImportant, rankOf, readFigures } from '../../../electron/circuits/index.ts';

async function homeWith(files: Record<string, string>): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'figures-'));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(join(home, name, '..'), { recursive: true });
    await writeFile(join(home, name), text);
  }
  return home;
}

test('the program brings figures of its own: calendars of announced years, times, grades, who is important', async () => {
  const figures = await readFigures(undefined);
  expect([...figures.calendar.years]).toEqual([2024, 2025, 2026]);
  expect(figures.openingTimes[0]).toMatchObject({ poolWorkingDays: 10, warnDays: { normal: 7, urgent: 3 } });
  expect((['gold', 'silver', 'bronze', 'standard', 'AA'] as const).map((grade) => gradeOf(figures, grade))).toEqual([
    'AAA',
    'AA',
    'A',
    'ordinary',
    'AA',
  ]);
  expect(isImportant(figures, { customer: { class: 'ordinary' }, span: 'city' })).toBe(false);
  expect(isImportant(figures, { span: 'province' })).toBe(true);
  expect(rankOf(figures, { customer: { class: 'city-diamond' }, span: 'city' })?.id).toBe('city');
  expect(rankOf(figures, { customer: { class: 'city-diamond' }, span: 'national' })?.id).toBe('group');
  expect(rankOf(figures, {})).toBeUndefined();
});

test("the user's own file comes before the program's, and one of the same name stands in its place", async () => {
  const home = await homeWith({
    'calendars/cn.yaml': 'version: 1\n2031:\n  holidays: [2031-01-01]\n  working: []\n',
    'opening-times/ours.yaml': 'version: 1\nsource: our office\nstatus: confirmed\nplanWorkingDays: 1\n',
  });
  const { calendar, openingTimes } = await readFigures(home);
  expect([...calendar.years]).toEqual([2031]);
  expect(openingTimes.map(({ planWorkingDays }) => planWorkingDays)).toEqual([1, 2]);
});

test.each([
  ['a day of another year', 'version: 1\n2031:\n  holidays: [2030-12-31]\n', 'cn.yaml:3:14', 'no day of this year'],
  ['a day that no calendar has', 'version: 1\n2031:\n  working: [2031-02-30]\n', 'cn.yaml:3:13', 'day of the calendar'],
  ['a misspelt key', 'version: 1\n2031:\n  holiday: []\n', 'cn.yaml:3:3', 'no such key'],
  ['a year that is none', 'version: 1\nnext: { holidays: [] }\n', 'cn.yaml:2:1', 'no such key'],
])('a calendar with %s is refused with line and column', async (_what, text, place, said) => {
  const home = await homeWith({ 'calendars/cn.yaml': text });
  await expect(readFigures(home)).rejects.toMatchObject({
    code: 'bad-yaml',
    where: expect.stringContaining(place),
    params: { en: expect.stringContaining(said) },
  });
});

test('a file that is wrong is told as an error, whichever of all is read first', async () => {
  // As an error of nobody it would end the program, and the test that runs in it.
  const home = await homeWith({ 'repair-times/ours.yaml': 'version: 1\nrows: []\n' });
  await expect(readFigures(home)).rejects.toMatchObject({
    code: 'bad-yaml',
    where: expect.stringContaining('ours.yaml'),
  });
  await new Promise(setImmediate);
});

test('a country without a calendar is named with those that there are', async () => {
  await expect(readFigures(undefined, 'de')).rejects.toMatchObject({ code: 'figures-unknown', params: { text: 'cn' } });
});
