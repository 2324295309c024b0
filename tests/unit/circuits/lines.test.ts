import '../../support/archive-in-this-thread.ts';
import { describe, expect, it } from 'vitest';
import type { NewEntry } from '../../../electron/contract/book/entry.ts';
import { archiveWith, book, circuitEntry, orderEntry } from '../../support/book.ts';
import { jsonOf } from '../../support/cli.ts';

const happened = (kind: 'circuit' | 'order', item: string, at: string, did: string, reason?: string): NewEntry => ({
  kind,
  item,
  event: { at: `${at}T09:00:00`, did, ...(reason ? { reason } : {}) },
});
type Line = Record<string, unknown> & { number: string };
async function lines(path: string, ...args: string[]): Promise<Record<string, Line>> {
  const { circuits } = jsonOf(await book(path, 'circuits', args)) as { circuits: Line[] };
  return Object.fromEntries(circuits.map((one) => [one.number, one]));
}
const statesOf = async (path: string, at: string): Promise<Record<string, unknown>> =>
  Object.fromEntries(Object.values(await lines(path, '--at', at)).map(({ number, state }) => [number, state]));

describe('tributary book circuits', () => {
  it('says how each circuit stands as of a time', async () => {
    const path = await archiveWith([
      circuitEntry({ number: 'A1', inService: true }),
      circuitEntry({ number: 'T1', kind: 'test', until: '2026-12-31' }),
      circuitEntry({ number: 'L1' }),
      orderEntry({ order: 'G1', received: '2026-09-01' }),
      happened('circuit', 'A1', '2026-10-01', 'given-up', 'moved away'),
      happened('circuit', 'T1', '2026-11-01', 'converted'),
      happened('order', 'G1', '2026-09-20', 'completed'),
    ]);
    expect(await statesOf(path, '2026-09-01T00:00')).toEqual({
      A1: 'in-service',
      L1: 'not-in-service',
      T1: 'for-test',
    });
    expect(await statesOf(path, '2026-10-01T08:59:59')).toMatchObject({ A1: 'in-service', L1: 'in-service' });
    expect(await statesOf(path, '2026-11-01T09:00')).toEqual({ A1: 'given-up', L1: 'in-service', T1: 'in-service' });
    // A circuit as its file has it, and how it stands: a test that was converted is one no more.
    const before = await lines(path, '--at', '2026-09-01T00:00', '--find', 'T1');
    expect(before).toEqual({
      T1: { number: 'T1', inService: false, kind: 'test', until: '2026-12-31', state: 'for-test' },
    });
    const after = await lines(path, '--at', '2026-11-02T00:00', '--find', 'T1');
    expect(after).toEqual({ T1: { number: 'T1', inService: true, kind: 'service', state: 'in-service' } });
  });

  it('finds a circuit by any part of a number, a name, a site, and prints it for people', async () => {
    const path = await archiveWith([
      circuitEntry({ number: '苏州移动0001', customer: { name: '苏州市政务服务中心', phone: '0512-68001234' } }),
      circuitEntry({
        number: 'B2',
        kind: 'test',
        until: '2026-12-31',
        ends: { A: { site: 'North hub' }, Z: { site: 'Kunshan' } },
      }),
    ]);
    for (const text of ['动00', '政务服务', '68001234'])
      expect(Object.keys(await lines(path, '--find', text))).toEqual(['苏州移动0001']);
    expect(Object.keys(await lines(path, '--find', 'kunsh'))).toEqual(['B2']);
    const { stdout } = await book(path, 'circuits', ['--find', 'north'], { json: false });
    expect(stdout).toBe('B2  For a test  Test ends 2026-12-31  North hub - Kunshan\n');
    const none = await book(path, 'circuits', ['--find', 'nowhere'], { json: false });
    expect(none).toMatchObject({ code: 0, stdout: '', stderr: expect.stringContaining('No circuits') as string });
    expect(await book(path, 'circuits', ['--at', '2026-02-30T08:00'])).toMatchObject({ code: 2 });
  });

  it('is given up with a reason, converted from a test only, and says why where that cannot be', async () => {
    const path = await archiveWith([
      circuitEntry({ number: 'T1', kind: 'test', until: '2026-12-31' }),
      circuitEntry({ number: 'A1', inService: true }),
    ]);
    const note = (item: string, at: string, did: string, ...more: string[]) =>
      book(path, 'note', [item, '--at', at, '--did', did, ...more]);
    const codeOf = async (ended: ReturnType<typeof note>): Promise<unknown> =>
      ((jsonOf(await ended)['error'] ?? {}) as { code?: string }).code;
    expect(await codeOf(note('A1', '2026-10-01T09:00', 'given-up'))).toBe('note-reason');
    expect(await codeOf(note('A1', '2026-10-01T09:00', 'converted'))).toBe('note-standing');
    expect(await codeOf(note('A1', '2026-10-01T09:00', 'taken-back'))).toBe('note-event');
    expect(await note('A1', '2026-10-01T09:00', 'given-up', '--reason', 'moved away')).toMatchObject({ code: 0 });
    expect(await codeOf(note('A1', '2026-10-02T09:00', 'given-up', '--reason', 'again'))).toBe('note-standing');
    expect(await note('T1', '2026-10-01T09:00', 'converted')).toMatchObject({ code: 0 });
    expect(await codeOf(note('T1', '2026-10-02T09:00', 'converted'))).toBe('note-standing');
    expect(await statesOf(path, '2026-10-03T00:00')).toEqual({ A1: 'given-up', T1: 'in-service' });
  });
});
