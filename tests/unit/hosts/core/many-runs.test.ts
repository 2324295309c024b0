import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { manyRuns } from '../../../soak/many-runs.ts';

it(
  'sixteen runs go on at once and lose no second, whatever befalls one of them; all are listed until they are seen',
  { timeout: 120_000 },
  async () => {
    const home = mkdtempSync(join(tmpdir(), 'many-runs-'));
    try {
      const { problems, gaps } = await manyRuns(home, 30);
      expect(problems).toEqual([]);
      expect(gaps).toBe(2);
    } finally {
      rmSync(home, { recursive: true });
    }
  },
);
