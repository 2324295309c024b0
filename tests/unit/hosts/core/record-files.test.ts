import { expect, it } from 'vitest';
import { madeFiles, makeFiles } from '../../../../electron/hosts/core/methods/record-files.ts';
import { startRun } from '../../../../electron/procedures/index.ts';
import { bench, request, toEnd, until } from '../../procedures/fixtures.ts';

it.each([-3_600_000, 3_600_000])(
  'the files made of a record are those of the record, though the clock was set by %i ms while it was made',
  async (byMs) => {
    const on = bench();
    const handle = await startRun(await request(), on.options);
    await until(handle, on, ({ elapsedS }) => (elapsedS ?? 0) >= 5);
    on.clock.setWall(byMs);
    const record = await toEnd(handle, on);
    expect(await madeFiles(on.folder, record)).toBeUndefined();
    const files = await makeFiles(on.folder, on.archive, record.runId);
    const stored = () => on.archive.getRun(record.runId);
    expect(await madeFiles(on.folder, await stored())).toEqual(files);
    const signature = { role: 'engineer', name: '李', how: 'typed' } as const;
    await on.archive.sign(record.runId, { ...signature, atMs: (record.endedAtMs ?? 0) + 1 });
    expect(await madeFiles(on.folder, await stored())).toBeUndefined();
  },
);
