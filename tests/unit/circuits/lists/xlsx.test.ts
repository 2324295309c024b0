import { describe, expect, it } from 'vitest';
import { handXlsx, type HandCell, type HandSheet } from '../../../support/hand-xlsx.ts';
import { listOf } from '../../../support/lists.ts';

const of = async (sheets: readonly HandSheet[], options?: Parameters<typeof handXlsx>[1]) =>
  listOf('l.xlsx', await handXlsx(sheets, options));
const rows = (head: readonly string[], ...lines: readonly (readonly HandCell[])[]): HandSheet => ({
  rows: [head, ...lines],
});
const cell = (xml: string): HandCell => ({ xml });

describe('a workbook', () => {
  it('gives its first sheet with content, hidden ones last, and says that there are others', async () => {
    const sheets: HandSheet[] = [
      { name: '选项', hidden: true, rows: [['e1'], ['v35']] },
      { name: '空', rows: [] },
      {
        name: '电路',
        rows: [
          ['电路编号', '速率'],
          ['C1', '2M'],
        ],
      },
      { name: '别的', rows: [['电路编号'], ['C9']] },
    ];
    const { given, notes, lines } = await of(sheets);
    expect([given, lines[0]?.line]).toEqual([[{ number: 'C1', rate: '2M' }], 2]);
    expect(notes).toEqual([expect.stringMatching(/"电路".*others were not/)]);
    expect((await of(sheets.slice(2, 3))).notes).toEqual([]);
    await expect(of([{ rows: [] }])).rejects.toThrow(/nothing in it/);
  });

  it('counts days from 1900 or from 1904, as it says', async () => {
    const day = (serial: number, style = '') => cell(`<c ${style}><v>${serial}</v></c>`);
    const styles =
      '<numFmts><numFmt numFmtId="200" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="200"/><xf numFmtId="31"/></cellXfs>';
    const list = (at: number) =>
      rows(
        ['工单号', '电路编号', '受理', '勘查', '资源答复', '要求完成'],
        ['G1', 'C1', day(at), day(at, 's="1"'), day(at, 's="2"'), day(at, 's="3"')],
        ['G2', 'C2', '2026/9/3', '3.9.2026', String(at), cell('<c t="d"><v>2026-09-03T00:00:00</v></c>')],
      );
    const dates = {
      received: '2026-09-03',
      surveyAsked: '2026-09-03',
      resourceAnswered: '2026-09-03',
      due: '2026-09-03',
    };
    for (const [at, days1904] of [
      [46_268, false],
      [44_806, true],
    ] as const)
      expect((await of([list(at)], { styles, days1904 })).given).toMatchObject([dates, dates]);
    expect(
      (await of([rows(['order', 'circuit', 'due'], ['G1', 'C1', day(46_268.75, 's="1"')])], { styles })).said,
    ).toEqual([expect.stringMatching(/^2: due has a time/)]);
  });

  it('takes the value that a formula had, and says so; one without a value is refused at its field', async () => {
    const { given, refused, said } = await of([
      rows(
        ['电路编号', '速率', 'A端局站'],
        ['C1', cell('<c t="str"><f>"2"&amp;"M"</f><v>2M</v></c>'), cell('<c><f>1+1</f><v>2</v></c>')],
        ['C2', cell('<c><f>B2</f></c>'), ''],
        ['C3', cell('<c t="e"><f>1/0</f><v>#DIV/0!</v></c>'), ''],
        ['C4', '', cell('<c t="e"><v>#N/A</v></c>')],
      ),
    ]);
    expect(given[0]).toEqual({ number: 'C1', rate: '2M', ends: { A: { site: '2' } } });
    expect(said).toEqual([
      expect.stringMatching(/^2: rate is a formula/),
      expect.stringMatching(/^2: A.site is a formula/),
    ]);
    expect(refused).toEqual([
      [3, 'rate', expect.stringMatching(/formula without a value/)],
      [4, 'rate', 'the cell shows #DIV/0!'],
      [5, 'A.site', 'the cell shows #N/A'],
    ]);
  });

  it('gives a cell that is merged downwards to every line, one that is merged across to its first alone, and says both', async () => {
    const { given, said } = await of([
      {
        rows: [
          ['电路编号', '客户', 'A端局站', 'Z端局站'],
          ['C1', '甲', '枢纽楼', ''],
          ['C2', '', '', '昆山'],
          ['C3', '乙', '', ''],
        ],
        merges: ['B2:B3', 'C2:D2'],
      },
    ]);
    expect(given).toEqual([
      { number: 'C1', customer: { name: '甲' }, ends: { A: { site: '枢纽楼' } } },
      { number: 'C2', customer: { name: '甲' }, ends: { Z: { site: '昆山' } } },
      { number: 'C3', customer: { name: '乙' } },
    ]);
    expect(said).toEqual([
      expect.stringMatching(/^2: the merged cell C2:D2/),
      expect.stringMatching(/^3: customer is a merged cell \(B2:B3\)/),
    ]);
  });

  it('may have a head of two rows, ends merged over their fields', async () => {
    const { given } = await of([
      {
        rows: [
          ['某公司电路清单', '', '', '', ''],
          ['电路编号', 'A端', '', '乙端', ''],
          ['', '局站', '电话', '局站', '地址'],
          ['C1', '枢纽楼', '0512', '昆山', '前进路'],
        ],
        merges: ['A1:E1', 'A2:A3', 'B2:C2', 'D2:E2'],
      },
    ]);
    expect(given).toEqual([
      { number: 'C1', ends: { A: { site: '枢纽楼', phone: '0512' }, Z: { site: '昆山', address: '前进路' } } },
    ]);
  });

  it('shows numbers as the sheet does, and refuses one whose last figures Excel has lost', async () => {
    const styles =
      '<numFmts><numFmt numFmtId="170" formatCode="00000000"/></numFmts><cellXfs><xf/><xf numFmtId="170"/></cellXfs>';
    const { given, refused } = await of(
      [
        rows(
          ['number', 'customer.phone', 'A.room'],
          [cell('<c><v>5.1E1</v></c>'), cell('<c><v>13912345678</v></c>'), cell('<c><v>0.1</v></c>')],
          [cell('<c s="1"><v>12</v></c>'), cell('<c t="b"><v>1</v></c>'), ''],
          [cell('<c><v>1234567890123456</v></c>'), '', ''],
        ),
      ],
      { styles },
    );
    expect(given.slice(0, 2)).toEqual([
      { number: '51', customer: { phone: '13912345678' }, ends: { A: { room: '0.1' } } },
      { number: '00000012', customer: { phone: 'TRUE' } },
    ]);
    expect(refused).toEqual([[4, 'number', expect.stringMatching(/15 digits/)]]);
  });

  it('reads texts that cells share, with their runs and without how they are pronounced', async () => {
    const texts = [
      '<t>电路编号</t>',
      '<r><t>苏州</t></r><r><t xml:space="preserve">甲乙</t></r><rPh><t>suzhou</t></rPh>',
    ];
    const [head, number] = [cell('<c t="s"><v>0</v></c>'), cell('<c t="s"><v>1</v></c>')];
    expect((await of([{ rows: [[head], [number]] }], { texts })).given).toEqual([{ number: '苏州甲乙' }]);
    // Some programs write a part with other capitals than they name it with.
    const named = (path: string): string => path.replace('sharedStrings', 'SharedStrings');
    expect((await of([{ rows: [[head], [number]] }], { texts, named })).given).toEqual([{ number: '苏州甲乙' }]);
  });

  it('that unpacks to far more than it is, or than it says, is refused before it is read', async () => {
    const bomb = await handXlsx([rows(['number'], [cell('<c/>'.repeat(500_000))])]);
    await expect(listOf('l.xlsx', bomb)).rejects.toThrow(/more than 100 times its size/);
    // The directory stands behind the parts: a sheet that says there that it is smaller.
    const whole = Buffer.from(await handXlsx([rows(['number'], ['C1'])]));
    const inDirectory = whole.lastIndexOf('xl/worksheets/sheet1.xml') - 46 + 24;
    whole.writeUInt32LE(10, inDirectory);
    await expect(listOf('l.xlsx', whole)).rejects.toThrow(/not a whole XLSX/);
    whole.writeUInt32LE(4_000_000_000, inDirectory);
    await expect(listOf('l.xlsx', whole)).rejects.toThrow(/more than 100 times its size/);
  });

  it('that is none says so: old XLS, no ZIP, cut in half, without its sheet, with a DOCTYPE of its own', async () => {
    const whole = await handXlsx([rows(['number'], ['C1'])]);
    await expect(listOf('l.xls', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1))).rejects.toThrow(/old XLS/);
    for (const bytes of [
      Buffer.from('number\nC1\n'),
      whole.subarray(0, whole.length / 2),
      await handXlsx([rows(['number'])], { leaveOut: 'xl/worksheets/sheet1.xml' }),
      await handXlsx([rows(['number'])], { leaveOut: 'xl/workbook.xml' }),
      await handXlsx([rows(['number'], [cell('<c t="inlineStr"><is><t>&bomb;</t></is></c>')])]),
    ])
      await expect(listOf('l.xlsx', bytes)).rejects.toThrow(/not a whole XLSX/);
  });
});
