import '../../../support/archive-in-this-thread.ts';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { cliHere, jsonOf } from '../../../support/cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'book-import-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;

const fileOf = (content: string | Uint8Array, ending = 'csv'): string => {
  const path = join(folder, `l${files++}.${ending}`);
  writeFileSync(path, content);
  return path;
};
const newArchive = (): string => join(folder, `a${files++}.tributary`);

/** Imports a list; the JSON that it printed, with its exit code. */
async function take(archive: string, content: string | Uint8Array | readonly object[], ...options: string[]) {
  const json = typeof content !== 'string' && !(content instanceof Uint8Array);
  const path = json ? fileOf(JSON.stringify(content), 'json') : fileOf(content);
  const ended = await cliHere(['book', 'import', path, '--archive', archive, ...options, '--json'], { home: folder });
  return { code: ended.code, ...jsonOf(ended), notes: ended.stderr };
}
const refusals = (told: object): { line: number; field: string }[] =>
  'refused' in told ? (told.refused as { line: number; field: string }[]) : [];
const counts = (added: number, changed: number, same: number) => ({ new: added, changed, same });

const CIRCUITS = [
  {
    number: 'C1',
    customer: { name: '甲' },
    service: 'e1',
    rate: '2048k',
    grade: 'AAA',
    span: 'province',
    ends: { A: { site: '枢纽楼' }, Z: { site: '昆山' } },
  },
  { number: 'C2', inService: true, ends: { A: { address: '人民路1号' }, Z: { address: '前进路9号' } } },
];
const HEAD = '工单号,电路编号,客户,速率,等级,A端局站,Z端局站,受理,要求完成';
const orders = (...lines: string[]): string => [HEAD, ...lines].join('\n');

describe('a list that is taken in', () => {
  it('says how many lines are new, changed, the same, refused; a second time changes nothing', async () => {
    const archive = newArchive();
    expect(await take(archive, CIRCUITS)).toMatchObject({ code: 0, ...counts(2, 0, 0), refused: [] });
    expect(await take(archive, CIRCUITS)).toMatchObject({ code: 0, ...counts(0, 0, 2) });
    const list = orders('G1,C1,甲,2M,金牌,枢纽楼,昆山,2026/9/3,2026-10-03', 'G2,C3,乙,2M,,,,,');
    expect(await take(archive, list)).toMatchObject({ code: 0, ...counts(2, 0, 0) });
    expect(await take(archive, list)).toMatchObject({ code: 0, ...counts(0, 0, 2) });
    // What is only written otherwise is the same; what no column says stays as it is.
    expect(await take(archive, 'order,grade,rate\nG1,AAA,2048')).toMatchObject(counts(0, 0, 1));
    expect(await take(archive, 'order,circuit,加急\nG1,C1,是\nG2,C3,否')).toMatchObject(counts(0, 1, 1));
    expect(await take(archive, 'number,A end site,service\nC1,枢纽楼,\nC2,新楼,')).toMatchObject(counts(0, 1, 1));
  });

  it('names all that is wrong with a line, a field once each, and counts the line once', async () => {
    const archive = newArchive();
    await take(archive, CIRCUITS);
    const rows = [
      'G1,C1,甲,fast,白金,昆山,枢纽楼,3/9/2026,31.2.2026,也许',
      'G2,C2,甲,2M,金牌,,,2026/9/3,2026-10-03,是',
      ',,,fast,,,,,soon,',
      'G2,C2,,,,,,,,也许',
    ];
    const list = [`${HEAD},加急`, ...rows].join('\n');
    const told = refusals(await take(archive, list, '--dry-run'));
    const fields = (line: number): string[] => told.flatMap((one) => (one.line === line ? [one.field] : [])).toSorted();
    expect(fields(2)).toEqual(['A.site', 'due', 'grade', 'rate', 'received', 'urgent']);
    expect(fields(4)).toEqual(['circuit', 'due', 'order', 'rate']);
    expect(fields(5)).toEqual(['order', 'urgent']);
    const json = [
      { number: 'C1', rate: 'fast', span: 'moon', ends: { A: { wall: 'x' } }, colour: 'red' },
      { number: 1e300, kind: 'x' },
    ];
    expect(
      refusals(await take(archive, json))
        .map(({ line, field }) => `${line} ${field}`)
        .toSorted(),
    ).toEqual([...['1 colour', '1 ends.A.wall', '1 rate', '1 span'], ...['2 kind', '2 number']]);
    expect((await cliHere(['book', 'import', fileOf(list), '--archive', archive], { home: folder })).stdout).toMatch(
      /3 refused/,
    );
  });

  it('prints exactly what is promised, and is written in words without --json', async () => {
    const path = fileOf('number,rate\nC1,fast\nC2,2M');
    const args = ['book', 'import', path, '--archive', newArchive()];
    const { stdout } = await cliHere([...args, '--dry-run', '--json'], { home: folder });
    expect(JSON.parse(stdout)).toEqual({
      ...{ new: 1, changed: 0, same: 0 },
      refused: [{ line: 2, field: 'rate', message: expect.stringMatching(/must be a rate/) }],
    });
    const said = await cliHere(args, { home: folder, lang: 'zh_CN.UTF-8' });
    expect(said).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^第 2 行 rate：.*\n新增 1，更新 0，不变 0，不能用 1\n$/),
    });
  });

  it('only looked at writes nothing, and makes no archive', async () => {
    const archive = newArchive();
    expect(await take(archive, CIRCUITS, '--dry-run')).toMatchObject({ code: 0, ...counts(2, 0, 0) });
    expect(existsSync(archive)).toBe(false);
    await take(archive, CIRCUITS.slice(0, 1));
    expect(await take(archive, CIRCUITS, '--dry-run')).toMatchObject(counts(1, 0, 1));
    expect(await take(archive, CIRCUITS)).toMatchObject(counts(1, 0, 1));
  });

  it('makes the circuit of an order that is not known, and fills in what was not known of one', async () => {
    const archive = newArchive();
    await take(archive, [{ number: 'C1', rate: '2M' }]);
    const list = orders('G1,C1,甲,2M,AAA,枢纽楼,昆山,,', 'G2,C1,甲,2M,gold,枢纽楼,昆山,,', 'G3,C9,乙,64k,,,,,');
    expect(await take(archive, list)).toMatchObject(counts(3, 0, 0));
    // What the orders brought is known: a list of circuits that says the same changes nothing.
    expect(
      await take(archive, '电路编号,客户,速率,等级,A端局站,B端局站\nC1,甲,2M,AAA,枢纽楼,昆山\nC9,乙,64k,,,'),
    ).toMatchObject(counts(0, 0, 2));
  });

  it('leaves what happened to an order as it is: one that went back and comes again', async () => {
    const archive = newArchive();
    const list = orders('G1,C1,甲,2M,,,,2026-09-03,2026-10-03');
    await take(archive, list);
    const note = [
      'book',
      'note',
      'G1',
      '--archive',
      archive,
      '--at',
      '2026-09-04T09:00',
      '--did',
      'returned',
      '--reason',
      'x',
    ];
    expect((await cliHere(note, { home: folder })).code).toBe(0);
    expect(await take(archive, list)).toMatchObject(counts(0, 0, 1));
    const changed = await take(archive, orders('G1,C1,甲,2M,,,,2026-09-03,2026-11-03'));
    expect(changed).toMatchObject({ ...counts(0, 1, 0), notes: expect.stringMatching(/what happened to it does not/) });
    const shown = await cliHere(['book', 'orders', '--archive', archive, '--at', '2026-09-10T09:00', '--json'], {
      home: folder,
    });
    expect(jsonOf(shown)).toMatchObject({ orders: [{ order: 'G1', due: '2026-11-03', warning: { pool: false } }] });
  });

  it('says what contradicts itself, and that a list moves no date that was granted', async () => {
    const archive = newArchive();
    const list = (due: string) => orders(`G1,C1,甲,2M,,,,2026-09-03,${due}`);
    expect(await take(archive, list('2026-09-02'))).toMatchObject({
      ...counts(1, 0, 0),
      notes: expect.stringMatching(/before it was received \(2026-09-03\)/),
    });
    const granted = ['--at', '2026-09-04T09:00', '--did', 'postponed', '--until', '2026-10-30'];
    expect((await cliHere(['book', 'note', 'G1', '--archive', archive, ...granted], { home: folder })).code).toBe(0);
    const changed = await take(archive, list('2026-10-20'));
    expect(changed).toMatchObject({ ...counts(0, 1, 0), notes: expect.stringMatching(/postponed to 2026-10-30/) });
    expect((await take(archive, list('2026-10-30')))['notes']).toBe('');
  });
});

/** Lines that are refused, with what is said of each; all of them in one list. */
type Case = readonly [line: string | object, field: string, message: RegExp];
const swapped = /ends are swapped/;
const OF_ORDERS: readonly Case[] = [
  ['G0,C1,,,,,,,', 'order', /line 2 already/],
  ['G2,,甲,,,,,,', 'circuit', /circuit/],
  [',C1,甲,,,,,,', 'order', /empty/],
  ['G3,C1,甲,,,昆山,枢纽楼,,', 'A.site', swapped],
  ['G4,C1,,,,,枢纽楼,,', 'Z.site', swapped],
  ['G5,C1,乙,,,,,,', 'customer', /"甲"/],
  ['G6,C1,,8M,,,,,', 'rate', /"8M".*"2048k"/],
  ['G7,C1,,,银牌,,,,', 'grade', /"silver".*"AAA"/],
  ['G8,C1,,,,吴江,,,', 'A.site', /"吴江".*"枢纽楼"/],
  // Another rate than the line before made its circuit with.
  ['G9,C5,,8M,,,,,', 'rate', /"8M".*"2M"/],
  ['G10,C1,,,,,,3/9/2026,', 'received', /two ways/],
  ['G11,C1,,,,,,,2026-02-30', 'due', /no date/],
  // It came with another circuit, and says of this one what it said of that.
  ['G-OF-C4,C1,,,,,,,', 'rate', /"64k".*"2048k"/],
];
const OF_CIRCUITS: readonly Case[] = [
  ['C7,8M,,,', 'number', /line 2 already/],
  [',2M,,,', 'number', /empty/],
  ['C2,,,前进路9号,人民路1号', 'A.address', swapped],
  ['C8,fast,,,', 'rate', /rate/],
  ['C9,,e2,,', 'service', /one of E1, V\.35/],
];
const AS_JSON: readonly Case[] = [
  [{ number: 'C8', towards: true }, 'towards', /text/],
  [{ number: 'C9', colour: 'red' }, 'colour', /no such key/],
  [{ number: 'C10', ends: { A: { site: ['x'] } } }, 'A.site', /text/],
  [JSON.parse('{"number":"C11","__proto__":{"rate":"2M"}}') as object, '__proto__', /no such key/],
  [{ number: 'C12', ends: { constructor: { site: 'x' } } }, 'ends.constructor', /no such key/],
  [{ number: 'C13', towards: {}, customer: {}, ends: { B: { converter: {} } } }, 'towards', /text/],
  [{ number: 'C14', rate: { value: {} } }, 'rate', /rate/],
];

describe('a line is refused at its field', () => {
  it.each([
    ['orders', OF_ORDERS, orders('G0,C5,,2M,,,,,', ...OF_ORDERS.map(([line]) => line as string)), 3],
    [
      'circuits',
      OF_CIRCUITS,
      ['number,rate,service,A端地址,乙端地址', 'C7,2M,,,', ...OF_CIRCUITS.map(([line]) => line)].join('\n'),
      3,
    ],
    ['JSON', AS_JSON, AS_JSON.map(([line]) => line as object), 1],
  ] as const)('in a list of %s', async (_what, cases, content, first) => {
    const archive = newArchive();
    await take(archive, CIRCUITS);
    await take(archive, orders('G-OF-C4,C4,,64k,,,,,'));
    const { refused } = (await take(archive, content)) as unknown as { refused: object[] };
    expect(refused).toEqual(
      cases.map(([, field, message], at) => ({ line: first + at, field, message: expect.stringMatching(message) })),
    );
  });
});

describe('a file of which nothing can be taken', () => {
  mkdirSync(join(folder, 'folder'));
  const ended = async (path: string) => {
    const archive = newArchive();
    const done = await cliHere(['book', 'import', path, '--archive', archive, '--json'], { home: folder });
    return { code: done.code, ...jsonOf(done), archive: existsSync(archive) };
  };
  const named: readonly [what: string, path: string, code: string][] = [
    ['nothing', join(folder, 'nothing.csv'), 'file-missing'],
    ['a folder', join(folder, 'folder'), 'file-is-folder'],
    ['a device', '/dev/zero', 'file-not-regular'],
    ['no list', fileOf('a,b\n1,2'), 'bad-list'],
    ['a table with one column twice', fileOf('number,电路编号\n1,2'), 'bad-list'],
    ['no JSON', fileOf('[{', 'json'), 'bad-list'],
    ['no workbook', fileOf('number\nC1', 'xlsx'), 'bad-list'],
    ['more than 50 MB', fileOf(Buffer.alloc(50_000_001, 0x20)), 'file-too-large'],
  ];
  it.each(named)('%s ends with 2, and leaves no archive', async (_what, path, code) => {
    expect(await ended(path)).toEqual({
      ...{ code: 2, archive: false },
      error: { code, message: expect.any(String), where: expect.any(String), hint: expect.any(String) },
    });
  });

  it('with every line refused ends with 2, says each, and one that can be taken is enough for 0', async () => {
    expect(await ended(fileOf('number,rate\nC1,fast\nC2,slow'))).toMatchObject({
      ...{ code: 2, new: 0, refused: [{ line: 2 }, { line: 3 }] },
      error: { code: 'list-refused' },
    });
    expect(await ended(fileOf('number,rate\nC1,fast\nC2,2M'))).toMatchObject({
      code: 0,
      new: 1,
      refused: [{ line: 2 }],
    });
    expect(await ended(fileOf('number,rate\n'))).toMatchObject({ code: 0, new: 0, refused: [] });
  });
});
