import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { eventsCsv } from '../../../electron/reports/csv.ts';
import { fileStem, refusal, safePart, writeWhole } from '../../../electron/reports/files.ts';
import { writeReport } from '../../../electron/reports/index.ts';
import { recordJson } from '../../../electron/reports/record-json.ts';
import { renderReport } from '../../../electron/reports/render.ts';
import { archiveOf, circuit, FIXTURES, recordOf, say } from './fixtures.ts';

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
    const history: typeof whole.history = (id, n, part) => {
      asked.push(part?.from ?? -1);
      return whole.history(id, n, part);
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
    mkdirSync(join(folder, 'taken.pdf'));
    await expect(writeWhole(join(folder, 'taken.pdf'), 'y')).rejects.toMatchObject(failed);
    expect(readdirSync(folder).sort()).toEqual(['file', 'taken.pdf']);
  });

  it('tells a full disk from a refusal', async () => {
    const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    expect(refusal(full, '/x').code).toBe('disk-full');
    await expect(writeWhole('/dev/null/x', 'y')).rejects.toMatchObject({ code: 'file-unwritable' });
  });
});

describe('JSON and CSV', () => {
  it('hold the record, every second and every judgement', () => {
    const fixture = FIXTURES.fail72();
    const back = JSON.parse(recordJson(fixture).toString()) as { record: unknown; histories: Record<string, unknown> };
    expect(back.record).toEqual(JSON.parse(JSON.stringify(fixture.record)));
    expect(back.histories['1']).toEqual(fixture.histories.get(1));
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
    const errored = fixture.histories.get(1)!.rows.filter((row) => row.bitErrors).length;
    const total = csv
      .split('\r\n')
      .map((line) => line.split(','))
      .filter((cells) => cells[4] === 'errors');
    expect(total.reduce((sum, cells) => sum + Number(cells.at(-2)), 0)).toBe(errored);
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
  const stopped = writeReport(archive, 'any', folder, AbortSignal.abort(new Error('stopped')));
  const [failed, refused, made] = await Promise.allSettled([
    writeReport(archive, 'any', folder),
    stopped,
    writeReport(archiveOf(FIXTURES.aborted()), 'any', folder),
  ]);
  expect(failed).toMatchObject({ status: 'rejected', reason: { code: 'file-unwritable' } });
  expect(refused).toMatchObject({ status: 'rejected', reason: { message: 'stopped' } });
  expect(made.status).toBe('fulfilled');
});
