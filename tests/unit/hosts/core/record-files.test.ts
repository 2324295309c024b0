import { expect, it } from 'vitest';
import { DEFAULT_PREFERENCES } from '../../../../electron/contract/preferences.ts';
import { madeFiles, makeFiles } from '../../../../electron/hosts/core/methods/record-files.ts';
import { startRun } from '../../../../electron/procedures/index.ts';
import { bench, request, toEnd, until } from '../../procedures/fixtures.ts';

it.each([-3_600_000, 3_600_000])(
  'the files made of a record are those of the record, though the clock was set by %i ms while it was made',
  async (byMs) => {
    const on = bench();
    const making = { home: on.folder, preferences: DEFAULT_PREFERENCES };
    const handle = await startRun(await request(), on.options);
    await until(handle, on, ({ elapsedS }) => (elapsedS ?? 0) >= 5);
    on.clock.setWall(byMs);
    const record = await toEnd(handle, on);
    expect(await madeFiles(making, record)).toBeUndefined();
    const files = await makeFiles(making, on.archive, record.runId);
    const stored = () => on.archive.getRun(record.runId);
    expect(await madeFiles(making, await stored())).toEqual(files);
    const signature = { role: 'engineer', name: '李', how: 'typed' } as const;
    await on.archive.sign(record.runId, { ...signature, atMs: (record.endedAtMs ?? 0) + 1 });
    expect(await madeFiles(making, await stored())).toBeUndefined();
  },
);
