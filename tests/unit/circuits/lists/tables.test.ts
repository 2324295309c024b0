import { describe, expect, it } from 'vitest';
import { listOf } from '../../../support/lists.ts';

const csv = (...lines: string[]) => listOf('list.csv', lines.join('\r\n'));

describe('a table', () => {
  it('is headed by our words in either language, or by paths, in any order', async () => {
    const circuit = {
      number: '苏州移动甲乙0001',
      customer: { name: '甲乙电子' },
      service: 'e1',
      rate: '2048k',
      grade: 'AAA',
      ends: { A: { site: '枢纽楼', position: 'DDF 03-12-05' }, Z: { site: '昆山' } },
    };
    for (const lines of [
      [
        '电路编号,客户,业务,速率,等级,A端局站,A端架位端口,乙端局站',
        '苏州移动甲乙0001,甲乙电子,E1,2048k,AAA,枢纽楼,DDF 03-12-05,昆山',
      ],
      [
        'Rate;Circuit number;Customer;Service;Grade;A end site;A end position;B site',
        '2048k;苏州移动甲乙0001;甲乙电子;E1;aaa;枢纽楼;DDF 03-12-05;昆山',
      ],
      [
        'number\tcustomer.name\tservice\trate\tgrade\tends.A.site\tA.position\t乙端site\tnobody knows',
        '苏州移动甲乙0001\t甲乙电子\te1\t2048k\tAAA\t枢纽楼\tDDF 03-12-05\t昆山\tx',
      ],
    ])
      expect((await csv(...lines)).given).toEqual([circuit]);
    expect((await csv('number,nobody knows,who', 'C1,x,y')).notes[0]).toMatch(/not read: nobody knows, who$/);
  });

  it('of orders has the columns and the words of offices', async () => {
    const { kind, given } = await csv(
      '工单号,电路编号,客户,业务,速率,等级,范围,新建,加急,进度,受理,勘查,资源答复,要求完成,A端site,乙端局站',
      'GD-1,C1,甲,mpls vpn,2M,金牌,本地网营业区内,是,否,每周,2026/9/3,3.9.2026,46268,2026年10月8日,枢纽楼,昆山',
      'GD-2,C2,,,,标准,区内长途,,,as-asked,,,,,,',
      'GD-3,C3,,,,,本地网营业区间,,,,,,,,,',
      'GD-4,C4,,,,,国内长途,,,,,,,,,',
    );
    expect(kind).toBe('order');
    const days = {
      received: '2026-09-03',
      surveyAsked: '2026-09-03',
      resourceAnswered: '2026-09-03',
      due: '2026-10-08',
    };
    expect(given).toEqual([
      {
        ...{ order: 'GD-1', circuit: 'C1', customer: { name: '甲' }, service: 'mpls-vpn', rate: '2M', grade: 'gold' },
        ...{ span: 'district', built: true, urgent: false, progress: 'weekly', ...days },
        ends: { A: { site: '枢纽楼' }, Z: { site: '昆山' } },
      },
      { order: 'GD-2', circuit: 'C2', grade: 'standard', span: 'province', progress: 'as-asked' },
      { order: 'GD-3', circuit: 'C3', span: 'city' },
      { order: 'GD-4', circuit: 'C4', span: 'national' },
    ]);
  });

  it('may have titles above its head', async () => {
    const { given, lines } = await csv('某公司,,', '制表 2026-09-01,,', '电路编号,客户,速率', 'C1,甲,2M');
    expect([given, lines[0]?.line]).toEqual([[{ number: 'C1', customer: { name: '甲' }, rate: '2M' }], 4]);
  });

  it('in GBK or UTF-16 is read as that, and it is said', async () => {
    // 电路编号 / 甲 in GB 18030.
    const gb = Uint8Array.of(0xb5, 0xe7, 0xc2, 0xb7, 0xb1, 0xe0, 0xba, 0xc5, 0x0d, 0x0a, 0xbc, 0xd7, 0x0d, 0x0a);
    expect(await listOf('gb.csv', gb)).toMatchObject({
      given: [{ number: '甲' }],
      notes: [expect.stringMatching(/GBK/)],
    });
    const text = '电路编号\t业务\r\n甲\te1\r\n';
    for (const wide of [
      Buffer.from(`\u{feff}${text}`, 'utf16le'),
      Buffer.from(`\u{feff}${text}`, 'utf16le').swap16(),
      Buffer.from(`number\tservice\r\n甲\te1\r\n`, 'utf16le'),
    ])
      expect(await listOf('wide.txt', wide)).toMatchObject({
        given: [{ number: '甲', service: 'e1' }],
        notes: [expect.stringMatching(/UTF-16/)],
      });
    expect(await listOf('mark.csv', '\u{feff}number\n0012\n')).toMatchObject({
      given: [{ number: '0012' }],
      notes: [],
    });
    await expect(listOf('no.csv', Uint8Array.of(0x6e, 0xff, 0xff, 0x0a))).rejects.toThrow(/encoding/);
  });

  it('has the line numbers of the file, blank lines and cells of several lines counted', async () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const { lines } = await listOf('l.csv', ['', 'number,A end site', '', 'C1,"a', 'b"', '', 'C2,x'].join(end));
      expect(lines.map(({ line }) => line)).toEqual([4, 7]);
    }
  });

  it('is parted by one sign; a cell too many refuses its line, and so does what is no yes, no day, no number', async () => {
    const { given, refused } = await csv(
      'number,A end site,在用,until',
      'C1,a;b,是,',
      'C2,a,b,c,d',
      'C3,a,maybe,',
      'C4,a,否,3/9/2026',
      'C5,=1+1,,',
      'C6,"=""0012""",0,',
      'C7,="0013",,',
      'C8,19" rack,,',
    );
    expect(given.filter(Boolean)).toEqual([
      { number: 'C1', ends: { A: { site: 'a;b' } }, inService: true },
      { number: 'C6', ends: { A: { site: '0012' } }, inService: false },
      { number: 'C7', ends: { A: { site: '0013' } } },
      { number: 'C8', ends: { A: { site: '19" rack' } } },
    ]);
    expect(refused).toEqual([
      [3, 'number', '5 fields instead of 4'],
      [4, 'inService', 'must be yes or no'],
      [5, 'until', expect.stringMatching(/two ways/)],
      [6, 'A.site', expect.stringMatching(/formula without a value/)],
    ]);
  });

  it.each([
    ['number,circuit number\n1,2', /the same column/],
    ['工单号,要求完成,due\n1,2,3', /the same column/],
    ['', /nothing in it/],
    ['who knows,what\n1,2', /no head/],
    ['number\n"C1', /quotes/],
  ])('that is none says what is missing: %j', async (text, said) => {
    await expect(listOf('list.csv', text)).rejects.toThrow(said);
  });

  it('may be one circuit as YAML, refused with line and column', async () => {
    expect(await listOf('c.yaml', 'number: C1\nrate: 2048k\n')).toMatchObject({
      given: [{ number: 'C1', rate: '2048k' }],
    });
    await expect(listOf('c.yaml', 'number: C1\nrates: 1\n')).rejects.toThrow(/c\.yaml:2:1/);
  });
});

describe('a list as JSON', () => {
  const json = (value: unknown) => listOf('l.json', typeof value === 'string' ? value : JSON.stringify(value));

  it('holds circuits as their file does, or orders by the names of their columns', async () => {
    const circuit = {
      number: 'C1',
      customer: { name: '甲', class: 'provincial' },
      ends: { 甲: { site: 'a' }, B: { site: 'z' } },
      inService: true,
    };
    expect((await json([circuit])).given).toEqual([{ ...circuit, ends: { A: { site: 'a' }, Z: { site: 'z' } } }]);
    const order = {
      order: 'GD-1',
      circuit: 'C1',
      customer: '甲',
      'A.site': 'a',
      Z: { site: 'z' },
      built: true,
      urgent: 'no',
      received: '2026/9/3',
      due: null,
      rate: 2048,
    };
    expect(await json([order])).toMatchObject({
      kind: 'order',
      given: [
        {
          ...{
            order: 'GD-1',
            circuit: 'C1',
            customer: { name: '甲' },
            built: true,
            urgent: false,
            received: '2026-09-03',
          },
          ...{ rate: '2048', ends: { A: { site: 'a' }, Z: { site: 'z' } } },
        },
      ],
    });
  });

  it('refuses an element by itself, with its place', async () => {
    const { refused, given } = await listOf(
      'l.json',
      '[{"number":12345678901234567890},{"number":"C2","ends":{"A":{"phone":1e400}}},7,{"number":"C3","ends":{"A":{"site":"a"},"甲":{"site":"b"}}},{"number":"C4","until":"soon"},{"number":" 18915 ","customer":{},"ends":{"A":{"converter":{}}}}]',
    );
    expect(refused).toEqual([
      [1, 'number', expect.stringMatching(/too large/)],
      [2, 'A.phone', expect.stringMatching(/too large/)],
      [3, '', expect.any(String)],
      [4, 'A.site', expect.stringMatching(/same column/)],
      [5, 'until', expect.stringMatching(/no date/)],
    ]);
    expect(given.at(-1)).toEqual({ number: '18915' });
  });

  it.each([
    ['{"number":"C1"}', /array/],
    ['[{"number":"C1"},\n{"number":}]', /line 2/],
    ['', /not proper JSON/],
    ['['.repeat(200_000), /JSON/],
  ])('that is none: %.40s', async (text, said) => {
    await expect(json(text)).rejects.toThrow(said);
  });
});
