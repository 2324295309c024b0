import { expect, it } from 'vitest';
import { localText } from '../../../../electron/contract/book/times.ts';
import { DEFAULT_PREFERENCES } from '../../../../electron/contract/preferences.ts';
import { madeFiles, makeFiles } from '../../../../electron/hosts/core/methods/record-files.ts';
import { startRun } from '../../../../electron/procedures/index.ts';
import { circuit } from '../../../support/records.ts';
import { bench, request, toEnd, until } from '../../procedures/fixtures.ts';

it.each([-3_600_000, 3_600_000])(
  'the files made of a record are those of the record, though the clock was set by %i ms while it was made',
  async (byMs) => {
    const on = bench();
    const making = { home: on.folder, preferences: DEFAULT_PREFERENCES };
    const handle = await startRun(await request({ circuit: circuit('L1') }), on.options);
    await until(handle, on, ({ elapsedS }) => (elapsedS ?? 0) >= 5);
    on.clock.setWall(byMs);
    const record = await toEnd(handle, on);
    expect(await madeFiles(making, on.archive, record)).toBeUndefined();
    const files = await makeFiles(making, on.archive, record.runId);
    const stored = () => on.archive.getRun(record.runId);
    expect(await madeFiles(making, on.archive, await stored())).toEqual(files);
    const signature = { role: 'engineer', name: '李', how: 'typed' } as const;
    // Planned work that is told later is on no paper that was made before.
    const { startedAtMs } = await stored();
    const [from, to] = [localText(startedAtMs), localText(startedAtMs + 3_600_000)];
    const body = { kind: 'work' as const, name: '换板', from, to, circuits: ['L1'] };
    await on.archive.enter([{ kind: 'planned', item: 'P1', body }]);
    expect(await madeFiles(making, on.archive, await stored())).toBeUndefined();
    await on.archive.sign(record.runId, { ...signature, atMs: (record.endedAtMs ?? 0) + 1 });
    expect(await madeFiles(making, on.archive, await stored())).toBeUndefined();
    // Nor is what was told before the last signature, and comes from another laptop after it.
    await on.archive.sign(record.runId, { ...signature, role: 'customer', atMs: Date.UTC(2099, 0) });
    const signed = await makeFiles(making, on.archive, record.runId);
    expect(await madeFiles(making, on.archive, await stored())).toEqual(signed);
    await on.archive.enter([{ kind: 'planned', item: 'P2', body: { ...body, name: '换缆' } }]);
    expect(await madeFiles(making, on.archive, await stored())).toBeUndefined();
  },
);
