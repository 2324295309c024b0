import { unzip } from '@cj-tech-master/excelts/archive';
import { describe, expect, it } from 'vitest';
import { xlsxOf, type Cell } from '../../../../electron/reports/make/xlsx.ts';

const partOf = async (bytes: Uint8Array, path: string): Promise<string> =>
  new TextDecoder().decode((await unzip(bytes).bytes(path)) ?? undefined);
const sheetOf = async (rows: readonly (readonly Cell[])[]): Promise<string> =>
  partOf(
    await xlsxOf([{ name: '工单', title: ['某公司', '编号 T-1'], heads: ['一', 'two'], rows }]),
    'xl/worksheets/sheet1.xml',
  );

describe('a workbook', () => {
  it('has a title, a head that stays in sight, and cells of their kinds', async () => {
    const sheet = await sheetOf([
      ['0012', 12.5],
      [{ day: '2026-09-03' }, { time: '2026-09-03T12:00:00' }],
    ]);
    expect(sheet).toContain('<pane ySplit="3" topLeftCell="A4" activePane="bottomLeft" state="frozen"/>');
    expect(sheet).toMatch(/<c r="A1"[^>]*><is><t[^>]*>某公司</);
    expect(sheet).toMatch(/<c r="A4"[^>]* t="inlineStr"><is><t xml:space="preserve">0012</);
    expect(sheet).toContain('<c r="B4"><v>12.5</v></c>');
    // The day that Excel counts as 46268, and noon of it.
    expect(sheet).toMatch(/<c r="A5" s="\d"><v>46268<\/v>.*<c r="B5" s="\d"><v>46268.5<\/v>/);
    expect(sheet).toContain('<autoFilter ref="A3:B5"/>');
  });

  it('holds no formula, whatever a text begins with, and no sign that XML cannot hold', async () => {
    for (const text of ['=1+1', '+86', '-3', '@SUM(A1)']) {
      const sheet = await sheetOf([[text]]);
      expect(sheet).toContain(`>${text}</t>`);
      expect(sheet).not.toContain('<f');
    }
    expect(await sheetOf([['a\r\nb<c>\u0001_x0041_']])).toContain('a_x000D_\nb&lt;c&gt;_x0001__x005F_x0041_');
  });

  it('is the same for the same tables, and may hold none or several', async () => {
    const made = await xlsxOf([
      { name: 'a/b', heads: ['x'], rows: [] },
      { name: 'b', heads: [], rows: [] },
    ]);
    expect(await partOf(made, 'xl/workbook.xml')).toMatch(/name="a-b" sheetId="1".*name="b" sheetId="2"/);
    expect(
      Buffer.compare(
        made,
        await xlsxOf([
          { name: 'a/b', heads: ['x'], rows: [] },
          { name: 'b', heads: [], rows: [] },
        ]),
      ),
    ).toBe(0);
  });
});
