import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { eventsCsv } from '../../../../electron/reports/make/csv.ts';
import { makeReportFolder, refusal, writeTogether } from '../../../../electron/reports/make/files.ts';
import { fileStem, paperName, safePart } from '../../../../electron/reports/make/names.ts';
import { writeReport } from '../../../../electron/reports/index.ts';
import { recordJson } from '../../../../electron/reports/make/record-json.ts';
import { renderReport } from '../../../../electron/reports/make/render.ts';
import { archiveOf, circuit, FIXTURES, recordOf, say } from '../fixtures.ts';

/** RFC 4180, as a spreadsheet reads it. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n"]*))(,|\r\n|\r|\n|$)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end !== ',') rows.push([]);
    if (end === '') break;
  }
  return rows.filter((row) => row.length > 1 || (row[0] ?? '') !== '');
}

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) {
    chmodSync(folder, 0o700);
    rmSync(folder, { recursive: true, force: true });
  }
});
const scratch = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'tributary-report-'));
  made.push(folder);
  return folder;
};

describe('name of a report', () => {
  it('follows the pattern and ends with the run id', () => {
    expect(fileStem(FIXTURES.pass15().record)).toBe(
      '苏州移动甲乙数字电路0001_苏州移动工-甲乙电子_20261123-0850_PASS_01KB2Q5W7Q2M8S6V0RZ1T3XH9B',
    );
    expect(fileStem(FIXTURES.loopSerial().record)).toMatch(/^loop-check_20261123-0850_FAIL_/);
    expect(fileStem(FIXTURES.running().record)).toContain('_INTERIM_');
  });

  it('is one that every file system takes, whatever the circuit is called', () => {
    const name = fc.string({ unit: 'binary', minLength: 1, maxLength: 300 });
    fc.assert(
      fc.property(name, name, (number, site) => {
        const ends = { A: { site }, Z: { site } } as NonNullable<typeof circuit.ends>;
        const stem = fileStem(recordOf({ circuit: { ...circuit, number, ends }, verdict: 'not-assessed' }));
        expect(Buffer.byteLength(`${stem}.json`)).toBeLessThanOrEqual(143 + 5);
        expect(stem).not.toMatch(/[<>:"/\\|?*\p{Cc}\p{Cs}\s]|^[-.]|[. ]$/u);
      }),
      { numRuns: 300, seed: 5 },
    );
  });

  it('tells of any other paper whose it is, what it is of, what it is, and of which day', () => {
    const what = { zh: '故障报告', en: 'Fault report' };
    const whole = { who: '星港物流', of: 'GZ 20260903/07', what, day: '2026-09-03' };
    expect(paperName(whole, 'zh')).toBe('星港物流-GZ-20260903-07-故障报告-20260903');
    expect(paperName({ what, day: '2026-09-03', who: ' ' }, 'en')).toBe('Fault-report-20260903');
    const long = {
      who: '甲'.repeat(99),
      of: '乙'.repeat(99),
      what: { zh: '丙'.repeat(99), en: '' },
      day: '2026-09-03',
    };
    expect(Buffer.byteLength(`${paperName(long, 'zh')}.xlsx`)).toBeLessThanOrEqual(143);
  });

  it('is cut between characters', () => {
    expect(safePart('甲'.repeat(100), 10)).toBe('甲甲甲');
    expect(safePart('../../etc/passwd', 48)).toBe('etc-passwd');
    expect(safePart('👩‍🔧', 48)).toBe('');
  });
});

describe('writing', () => {
  it('writes three files, twice the same bytes, and leaves no draft', async () => {
    const folder = join(scratch(), 'made', 'on demand');
    const archive = archiveOf(FIXTURES.manual());
    const paths = await writeReport(archive, 'any', folder);
    const first = Object.values(paths).map((path) => readFileSync(path));
    await writeReport(archive, 'any', folder);
    expect(Object.values(paths).map((path) => readFileSync(path))).toEqual(first);
    expect(readdirSync(folder)).toHaveLength(3);
    expect(first[0]?.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('reads a long record in parts and leaves nothing out', async () => {
    const fixture = FIXTURES.fail72();
    const asked: number[] = [];
    const whole = archiveOf(fixture);
    const history: typeof whole.history = (id, part) => {
      asked.push(part?.from ?? -1);
      return whole.history(id, part);
    };
    const { json } = await writeReport({ ...whole, history }, 'any', scratch());
    expect(asked.length).toBeGreaterThan(20);
    expect(readFileSync(json).equals(recordJson(fixture))).toBe(true);
  });

  it('says where it cannot write, and leaves what was there', async () => {
    const folder = scratch();
    const blocked = join(folder, 'file');
    writeFileSync(blocked, 'x');
    const failed = { code: 'file-unwritable' };
    await expect(writeReport(archiveOf(FIXTURES.tcp()), 'any', join(blocked, 'sub'))).rejects.toMatchObject(failed);
    expect(readdirSync(folder)).toEqual(['file']);
  });

  it('tells a full disk from a refusal', async () => {
    const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    expect(refusal(full, '/x').code).toBe('report-disk-full');
    expect(refusal(new Error('x'), '/x').code).toBe('file-unwritable');
    await expect(writeTogether([['/dev/null/x', 'y']], false)).rejects.toMatchObject({ code: 'file-unwritable' });
  });
});

describe('three files together', () => {
  const NAMES = ['a.json', 'a.csv', 'a.pdf'];
  const filesIn = (folder: string) => NAMES.map((name) => [join(folder, name), `new ${name}`] as const);
  function* breaking(): Generator<string> {
    yield 'half';
    throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
  }
  const textsIn = (folder: string) =>
    Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));

  it.each(NAMES.map((_, at) => at))('are all written or none, if number %i does not fit', async (at) => {
    const folder = scratch();
    const files = filesIn(folder).map(([path, text], n) => [path, n === at ? breaking() : text] as const);
    const full = { code: 'report-disk-full', where: files[at]?.[0] };
    await expect(writeTogether(files, false)).rejects.toMatchObject(full);
    expect(readdirSync(folder)).toEqual([]);
    for (const name of NAMES) writeFileSync(join(folder, name), `old ${name}`);
    const again = filesIn(folder).map(([path, text], n) => [path, n === at ? breaking() : text] as const);
    await expect(writeTogether(again, false)).rejects.toMatchObject(full);
    expect(textsIn(folder)).toEqual({ 'a.json': 'old a.json', 'a.csv': 'old a.csv', 'a.pdf': 'old a.pdf' });
  });

  it.each(NAMES)('are as they were if %s cannot be put in its place', async (taken) => {
    const folder = scratch();
    const others = NAMES.filter((name) => name !== taken);
    for (const name of others) writeFileSync(join(folder, name), `old ${name}`);
    mkdirSync(join(folder, taken));
    await expect(writeTogether(filesIn(folder), false)).rejects.toMatchObject({ code: 'file-unwritable' });
    expect(readdirSync(folder).sort()).toEqual([...NAMES].sort());
    for (const name of others) expect(readFileSync(join(folder, name), 'utf8')).toBe(`old ${name}`);
  });

  it('replace a link that leads nowhere, and leave nothing else behind', async () => {
    const folder = scratch();
    symlinkSync(join(folder, 'nowhere'), join(folder, 'a.csv'));
    await writeTogether(filesIn(folder), false);
    expect(readdirSync(folder).sort()).toEqual([...NAMES].sort());
  });

  it('replace older ones, and a link instead of what it leads to', async () => {
    const folder = scratch();
    const other = join(scratch(), 'other');
    writeFileSync(other, 'precious');
    symlinkSync(other, join(folder, 'a.csv'));
    writeFileSync(join(folder, 'a.pdf'), 'old');
    await writeTogether(filesIn(folder), false);
    expect(textsIn(folder)).toEqual({ 'a.json': 'new a.json', 'a.csv': 'new a.csv', 'a.pdf': 'new a.pdf' });
    expect(readFileSync(other, 'utf8')).toBe('precious');
  });

  it.runIf(process.platform !== 'win32')(
    'are for their user alone in a folder of ours; elsewhere his umask decides',
    async () => {
      const before = process.umask(0o022);
      try {
        const modes = async (own: boolean): Promise<string[]> => {
          const folder = join(scratch(), 'made');
          makeReportFolder(folder, own);
          await writeTogether(filesIn(folder), own);
          return [folder, ...NAMES.map((name) => join(folder, name))].map((path) =>
            (statSync(path).mode & 0o777).toString(8),
          );
        };
        expect(await modes(true)).toEqual(['700', '600', '600', '600']);
        expect(await modes(false)).toEqual(['755', '644', '644', '644']);
      } finally {
        process.umask(before);
      }
    },
  );
});

describe('JSON and CSV', () => {
  it('hold the record, every second and every judgement', () => {
    const fixture = FIXTURES.fail72();
    const back = JSON.parse(recordJson(fixture).toString()) as { record: unknown; histories: Record<string, unknown> };
    expect(back.record).toEqual(JSON.parse(JSON.stringify(fixture.record)));
    expect(back.histories['m1']).toEqual(fixture.histories.get('m1'));
  });

  it('lists each event in both languages and runs no formula', () => {
    const fixture = FIXTURES.fail72();
    const events = [
      ...fixture.record.events,
      { t: 1, kind: 'mark' as const, attempt: 1, message: say('event.mark', { text: '=cmd|x' }) },
    ];
    const csv = [...eventsCsv({ ...fixture, record: { ...fixture.record, events } })].join('');
    expect(csv.startsWith('\uFEFFt,时刻 Time,')).toBe(true);
    expect(csv).toContain("'=cmd|x");
    expect(csv).toContain('AIS alarm indication signal');
    const errored = fixture.histories.get('m1')!.rows.filter((row) => row.bitErrors).length;
    const total = csv
      .split('\r\n')
      .map((line) => line.split(','))
      .filter((cells) => cells[4] === 'errors');
    expect(total.reduce((sum, cells) => sum + Number(cells.at(-2)), 0)).toBe(errored);
  });
});

describe('a mark in the CSV', () => {
  const rowsWith = (texts: readonly string[]): { csv: string; rows: string[][] } => {
    const fixture = FIXTURES.fail72();
    const marks = texts.map((text) => ({
      t: 1,
      kind: 'mark' as const,
      attempt: 1,
      message: say('event.mark', { text }),
    }));
    const csv = [...eventsCsv({ ...fixture, record: { ...fixture.record, events: marks } })].join('');
    return { csv, rows: parseCsv(csv.slice(1)) };
  };
  const RUN = /^[=+\-@\t\r\n＝＋－＠]/;

  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1+1',
    '\n=1+1',
    '\r\n=1',
    'x\r=1+1',
    'x\n-2',
    'x\r\n@a',
    '＝1',
    'x\n＋1',
    '"',
    '",=1',
    'a,b',
    '\n',
    '',
  ])('%j breaks no row and runs as no formula', (text) => {
    const { csv, rows } = rowsWith([text, 'plain']);
    const plain = rowsWith(['plain', 'plain']).rows;
    expect(rows).toHaveLength(plain.length);
    expect(rows.map((row) => row.length)).toEqual(plain.map((row) => row.length));
    expect(rows.flat().filter((cell) => RUN.test(cell) && !/^-?\d+$/.test(cell))).toEqual([]);
    // Also for those who know no quotes: no line of the file begins like a formula.
    expect(
      csv
        .slice(1)
        .split(/\r\n|\r|\n/)
        .filter((line) => RUN.test(line)),
    ).toEqual([]);
    const [row] = rows.filter((cells) => cells[4] === 'mark');
    expect(row?.[6]?.replaceAll("'", '')).toContain(text);
  });
});

describe('hostile texts', () => {
  const number = `"/\\'📞#[image("x")]$ ${'X'.repeat(150)}${'号'.repeat(120)}`;
  it('never cost the report, and the attached record keeps them whole', () => {
    const fixture = FIXTURES.pass15();
    const record = {
      ...fixture.record,
      circuit: { ...circuit, number, customer: { name: '#panic("x")\n= 1', contact: '', phone: '\u202E' } },
    };
    const { pdf, json, model } = renderReport({ ...fixture, record }, new Map());
    expect(pdf.length).toBeGreaterThan(50_000);
    expect(json.toString()).toContain('📞');
    expect(model.circuit.note?.zh).toContain('〓');
    expect(JSON.stringify(model.sections.at(-1))).toContain('U+1F4DE');
  });

  it('letters and marks that stand apart are printed as one, and the attached record keeps them apart', () => {
    const fixture = FIXTURES.pass15();
    const apart = 'Müller-0012'.normalize('NFD');
    const record = { ...fixture.record, circuit: { ...circuit, number: apart } };
    const { json, model } = renderReport({ ...fixture, record }, new Map());
    expect(model.circuit).toMatchObject({ number: 'Müller-0012' });
    expect(model.circuit.note).toBeUndefined();
    expect(
      (JSON.parse(json.toString()) as { circuit?: { number?: string } }).circuit?.number ?? json.toString(),
    ).toContain(apart);
  });

  it('a broken photo is listed, not drawn', () => {
    const fixture = FIXTURES.manual();
    const photos = new Map(fixture.photos).set('p2', Buffer.from('no picture'));
    const { model } = renderReport(fixture, photos);
    const drawn = model.sections.find((s) => s.id === 'photos')?.photos?.map((p) => p.file);
    expect(drawn).toEqual(['photo-p1.png', undefined]);
  });
});

it('goes on after a report that could not be written, and stops when told to', async () => {
  const folder = scratch();
  const archive = archiveOf(FIXTURES.tcp());
  mkdirSync(join(folder, `${fileStem(FIXTURES.tcp().record)}.pdf`));
  const stopped = writeReport(archive, 'any', folder, { signal: AbortSignal.abort(new Error('stopped')) });
  const [failed, refused, made] = await Promise.allSettled([
    writeReport(archive, 'any', folder),
    stopped,
    writeReport(archiveOf(FIXTURES.aborted()), 'any', folder),
  ]);
  expect(failed).toMatchObject({ status: 'rejected', reason: { code: 'file-unwritable' } });
  expect(refused).toMatchObject({ status: 'rejected', reason: { message: 'stopped' } });
  expect(made.status).toBe('fulfilled');
});
