import { describe, expect, it } from 'vitest';
import { readCircuits } from '../../../electron/circuits/index.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const csv = (text: string) => readCircuits('list.csv', bytes(text));
const saidOf = (line: unknown): string => JSON.stringify(line);

describe('a list of circuits', () => {
  it('is headed by our words in either language, or by paths, in any order', () => {
    const circuit = {
      number: '苏州移动甲乙0001',
      customer: { name: '甲乙电子' },
      service: 'e1',
      rate: '2048k',
      grade: 'AAA',
      ends: { A: { site: '枢纽楼', position: 'DDF 03-12-05' }, Z: { site: '昆山' } },
    };
    const rows = [
      [
        '电路编号,客户,业务,速率,等级,A端局站,A端架位端口,乙端局站',
        '苏州移动甲乙0001,甲乙电子,e1,2048k,AAA,枢纽楼,DDF 03-12-05,昆山',
      ],
      [
        'Rate;Circuit number;Customer;Service;Grade;A end site;A end position;B site',
        '2048k;苏州移动甲乙0001;甲乙电子;E1;aaa;枢纽楼;DDF 03-12-05;昆山',
      ],
      [
        'number\tcustomer.name\tservice\trate\tgrade\tends.A.site\tends.A.position\tends.Z.site\tnobody knows',
        '苏州移动甲乙0001\t甲乙电子\te1\t2048k\tAAA\t枢纽楼\tDDF 03-12-05\t昆山\tx',
      ],
    ];
    for (const lines of rows) expect(csv(lines.join('\r\n'))).toMatchObject([{ line: 2, circuit }]);
  });

  it('holds the converter of each end, that a spare may be like it', () => {
    const heads = 'number,A端协转厂家,A端协转型号,A端协转拨码,乙端归属,ends.Z.converter.photo';
    expect(csv(`${heads}\n0012,瑞斯康达,RC903,0011,客户,z.jpg\n`)).toMatchObject([
      {
        circuit: {
          ends: {
            A: { converter: { maker: '瑞斯康达', model: 'RC903', dip: '0011' } },
            Z: { owner: '客户', converter: { photo: 'z.jpg' } },
          },
        },
      },
    ]);
  });

  it('is read as Excel saves it on a Chinese system, and with the mark of UTF-8', () => {
    // 电路编号 / 甲 in GB 18030.
    const gb = Uint8Array.of(0xb5, 0xe7, 0xc2, 0xb7, 0xb1, 0xe0, 0xba, 0xc5, 0x0d, 0x0a, 0xbc, 0xd7, 0x0d, 0x0a);
    expect(readCircuits('gb.csv', gb)).toMatchObject([{ line: 2, circuit: { number: '甲' } }]);
    expect(csv('\u{feff}number\n0012\n')).toMatchObject([{ circuit: { number: '0012' } }]);
    // What Excel calls Unicode text.
    const wide = Buffer.from('\u{feff}电路编号\t业务\r\n甲\te1\r\n', 'utf16le');
    expect(readCircuits('wide.txt', wide)).toMatchObject([{ circuit: { number: '甲', service: 'e1' } }]);
  });

  it('refuses a line by itself: a wrong rate, no number, a number twice', () => {
    const listed = csv('number,rate\nC1,2048k\nC2,fast\n,64k\nC1,64k\nC5,64k');
    expect(listed.map(({ line }) => line)).toEqual([2, 3, 4, 5, 6]);
    expect(listed.map((one) => 'problem' in one)).toEqual([false, true, true, true, false]);
    expect(saidOf(listed[1])).toContain('list.csv:3');
    expect(saidOf(listed[3])).toMatch(/stands in line 2 already/);
  });

  it('is parted by one sign: the others stand in its cells, and a cell too many refuses the line', () => {
    const listed = csv('number,A end site,Z end site\nC1,a;b,c\nC2,a,b,c\nC3,a,b,\n');
    expect(listed).toMatchObject([
      { circuit: { ends: { A: { site: 'a;b' }, Z: { site: 'c' } } } },
      { problem: { code: 'bad-csv' } },
      { circuit: { ends: { A: { site: 'a' }, Z: { site: 'b' } } } },
    ]);
    expect(saidOf(listed[1])).toMatch(/4 fields instead of 3/);
    expect(csv('number;A end site\nC1;1,5 km\n')).toMatchObject([{ circuit: { ends: { A: { site: '1,5 km' } } } }]);
  });

  it('has the line numbers of the file, blank lines and cells of several lines counted', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const lines = ['', 'number,A end site', '', 'C1,"a', 'b"', '', 'C2,x', 'C1,y'].join(end);
      expect(csv(lines).map(({ line }) => line)).toEqual([4, 7, 8]);
      expect(saidOf(csv(lines)[2])).toMatch(/list\.csv:8.*stands in line 4/);
    }
  });

  it('says of a circuit whether it is in service, in words that people have for yes and no', () => {
    const stateOf = (text: string) => csv(`number,在用\nC1,${text}\n`);
    for (const yes of ['是', 'Yes', 'TRUE', '1', '在用'])
      expect(stateOf(yes)).toMatchObject([{ circuit: { inService: true } }]);
    for (const no of ['否', 'no', '0', '']) expect(stateOf(no)).toMatchObject([{ circuit: { inService: false } }]);
    expect(saidOf(stateOf('maybe'))).toContain('bad-csv');
  });

  it.each([
    ['number,circuit number\n1,2', /the same column/],
    ['', /circuit number/i],
    ['who knows,what\n1,2', /circuit number/i],
    ['number\n"C1', /quotes/],
  ])('that is none says what is missing: %j', (text, said) => {
    expect(() => csv(text)).toThrow(said);
  });

  it('may be one circuit as YAML, refused with line and column', () => {
    expect(readCircuits('c.yaml', bytes('number: C1\nrate: 2048k\n'))).toMatchObject([{ circuit: { number: 'C1' } }]);
    expect(() => readCircuits('c.yaml', bytes('number: C1\nrates: 1\n'))).toThrow(/c\.yaml:2:1/);
  });
});
