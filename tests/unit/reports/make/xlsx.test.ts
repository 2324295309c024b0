import { Workbook } from '@cj-tech-master/excelts';
import { unzip } from '@cj-tech-master/excelts/archive';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Cell } from '../../../../electron/reports/make/sheet.ts';
import { xlsxOf } from '../../../../electron/reports/make/xlsx.ts';

const partOf = async (bytes: Uint8Array, path: string): Promise<string> =>
  new TextDecoder().decode((await unzip(bytes).bytes(path)) ?? undefined);
const made = (rows: readonly (readonly Cell[])[]): Promise<Uint8Array> =>
  xlsxOf([{ name: '工单', title: ['某公司', '编号 T-1'], heads: ['一', 'two'], rows }]);
const opened = async (rows: readonly (readonly Cell[])[]) => {
  const book = new Workbook();
  await book.xlsx.load(await made(rows));
  return book.getWorksheet('工单')!;
};

afterEach(() => void vi.useRealTimers());

describe('a workbook', () => {
  it('has a title, a head that stays in sight, and cells of their kinds', async () => {
    const sheet = await opened([
      ['0012', 12.5],
      [{ day: '2026-09-03' }, { time: '2026-09-03T12:00:00' }],
    ]);
    expect(sheet.views).toMatchObject([{ state: 'frozen', ySplit: 3, topLeftCell: 'A4' }]);
    expect(['A1', 'A2', 'B3', 'A4', 'B4', 'A5', 'B5'].map((at) => sheet.getCell(at).value)).toEqual([
      ...['某公司', '编号 T-1', 'two', '0012', 12.5],
      ...[new Date('2026-09-03T00:00:00Z'), new Date('2026-09-03T12:00:00Z')],
    ]);
    expect(['A4', 'B4', 'A5', 'B5'].map((at) => sheet.getCell(at).numFmt)).toEqual([
      ...['@', undefined, 'yyyy-mm-dd', 'yyyy-mm-dd hh:mm:ss'],
    ]);
    const xml = await partOf(await made([['0012', 12.5], [{ day: '2026-09-03' }]]), 'xl/worksheets/sheet1.xml');
    expect(xml).toContain('<autoFilter ref="A3:B5"/>');
    // The day that Excel counts as 46268.
    expect(xml).toMatch(/<c r="A5" s="\d"><v>46268<\/v>/);
  });

  it('holds no formula, whatever a text begins with, and no sign that XML cannot hold', async () => {
    const texts = ['=1+1', '+86', '-3', '@SUM(A1)'];
    const bytes = await made([texts, ['a\r\nb<c>\u0001_x0041_']]);
    const xml = await partOf(bytes, 'xl/worksheets/sheet1.xml');
    for (const text of texts) expect(xml).toContain(`>${text}</v>`);
    expect(xml).not.toContain('<f');
    expect(xml).toContain('a_x000D_\nb&lt;c&gt;_x0001__x005F_x0041_');
  });

  it('is the same for the same tables on any day, and may hold none or several', async () => {
    const sheets = [
      { name: 'a/b', heads: ['x'], rows: [] },
      { name: 'b', heads: [], rows: [] },
    ];
    vi.setSystemTime('2026-09-03T08:00:00Z');
    const bytes = await xlsxOf(sheets);
    vi.setSystemTime('2026-09-04T08:00:00Z');
    expect(await partOf(bytes, 'xl/workbook.xml')).toMatch(/name="a-b" sheetId="1".*name="b" sheetId="2"/);
    expect(Buffer.compare(bytes, await xlsxOf(sheets))).toBe(0);
  });
});
