import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openStore } from '../../../../electron/archive/worker/store.ts';
import { compileReport } from '../../../../electron/reports/make/compiler.ts';
import { reportParts } from '../../../../electron/reports/make/render.ts';
import { tracksOf } from '../../../../electron/reports/make/tracks.ts';
import type { Source } from '../../../../electron/reports/model/basis.ts';
import type { Lane, TimeLine } from '../../../../electron/reports/model/document.ts';
import { buildModel } from '../../../../electron/reports/model/report.ts';
import { localArchive } from '../../../support/local-archive.ts';
import { recordWatch } from '../../../support/watch-record.ts';
import { scratchFolder, T0 } from '../../archive/fixtures.ts';
import { located } from '../located.ts';

const folder = scratchFolder();
const LENGTH_S = 600;
const TROUBLES = [
  { at: 60, lengthS: 30, crc: true },
  { at: 400, lengthS: 1 },
];

/** A watch as it comes from the archive: bits, a ladder with loss in two places, registers; `lengthS` seconds of it. */
async function watched(lengthS = LENGTH_S): Promise<Source> {
  const path = join(folder(), 'archive.sqlite');
  const open = openStore(path);
  recordWatch(open.store, 'watch', T0, lengthS, TROUBLES);
  open.close();
  const archive = localArchive(path);
  const record = await archive.getRun('watch');
  const ids = record.attempts.flatMap(({ measurements }) => measurements.map(({ id }) => id));
  const histories = new Map<string, Awaited<ReturnType<typeof archive.history>>>();
  for (const id of ids) histories.set(id, await archive.history(id));
  const tracks = await tracksOf(archive, record);
  await archive.close();
  return { record, histories, tracks };
}
const linesOf = (source: Source): TimeLine[] =>
  buildModel(source, new Set()).sections.find(({ id }) => id === 'time-line')?.timeLines ?? [];
const laneOf = (line: TimeLine | undefined, name: string): Lane | undefined =>
  line?.lanes.find(({ label }) => label.en === name);
const keepingOnly = (source: Source, keep: (kind: string) => boolean): Source => {
  const attempts = source.record.attempts.map((one) => ({
    ...one,
    measurements: one.measurements.filter(({ kind }) => keep(kind)),
  }));
  return { ...source, record: { ...source.record, attempts } };
};

it('draws each rung and each register that changed on the axis of the bits, loss and what nobody saw in its place', async () => {
  const source = await watched();
  const lines = linesOf(source);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatchObject({ from: T0, to: T0 + LENGTH_S, gaps: [] });
  const [near, far] = ['gateway', 'far computer'].map((name) => laneOf(lines[0], name));
  const unseen = [[T0 + 300, T0 + 310]];
  expect(near).toMatchObject({ track: { unseen, lost: [], wrong: [] }, total: 0 });
  expect(far).toMatchObject({
    total: 93,
    unit: '/ 1770',
    track: {
      unseen,
      lost: [
        [T0 + 60, T0 + 90, 1],
        [T0 + 400, T0 + 401, 1],
      ],
    },
  });
  expect(laneOf(lines[0], 'E1 CRC errors')).toMatchObject({ total: 1, track: { changed: [T0 + 60] } });
  expect(laneOf(lines[0], 'E1 state')).toBeUndefined();
  expect(laneOf(lines[0], 'bit errors')?.kind).toBe('bins');
});

it('draws no lane of bits where none were measured, and what nobody looked at of the ladder as such', async () => {
  const lines = linesOf(keepingOnly(await watched(), (kind) => kind !== 'bits'));
  expect(lines).toHaveLength(1);
  expect(lines[0]?.gaps).toEqual([[T0 + 300, T0 + 310]]);
  expect(new Set(lines[0]?.lanes.map(({ kind }) => kind))).toEqual(new Set(['track']));
  expect(JSON.stringify(lines)).not.toContain('slips');
});

it('gives a wrong octet a mark of its own, and prints it all as PDF/UA-1, of a search for a fault too', async () => {
  const source = keepingOnly(await watched(), (kind) => kind === 'ping');
  for (const { pings } of source.tracks!.values()) pings.find(({ rung }) => rung === 'gateway')?.wrong.set([2], 500);
  const [lane] = linesOf(source)[0]!.lanes;
  expect(lane).toMatchObject({ besides: { en: '2 wrong' }, track: { wrong: [[T0 + 500, T0 + 501]] } });
  const search = located().record;
  const [{ measurements } = { measurements: [] }] = source.record.attempts;
  const attempts = search.attempts.map((attempt) => ({ ...attempt, startedAtMs: T0 * 1000, measurements }));
  const fault = { ...search, attempts, ladder: source.record.ladder };
  for (const record of [source.record, fault]) {
    const { parts, model } = reportParts({ ...source, record }, new Map());
    expect(model.fault === undefined).toBe(record === source.record);
    expect(model.sections[0]?.timeLines?.[0]?.lanes).toHaveLength(3);
    expect(compileReport(parts, 'ua-1').length).toBeGreaterThan(0);
  }
});

it('draws of a long run no more than paper can show', async () => {
  const lanes = linesOf(keepingOnly(await watched(7200), (kind) => kind !== 'bits'))[0]?.lanes ?? [];
  expect(lanes.length).toBeGreaterThan(3);
  for (const { track } of lanes)
    for (const marks of Object.values(track!)) expect(marks.length).toBeLessThanOrEqual(600);
});
