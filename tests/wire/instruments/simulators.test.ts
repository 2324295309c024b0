import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { families, simulated } from '../../../drivers/index.ts';
import { openSession, simulate } from '../../../electron/instruments/index.ts';

let home = '';
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'simulators-'));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

it('every family but those that only a person reads has a simulator', () => {
  const without = families.filter(({ info }) => !simulated.includes(info.family)).map(({ info }) => info);
  expect(without.every(({ transports }) => transports.every((way) => way === 'none'))).toBe(true);
});

it.each(simulated.map((family) => [family]))(
  '%s stands alone and is driven from elsewhere, and is known as simulated',
  async (family) => {
    const stop = new AbortController();
    const { address, closed } = await simulate({ family, listen: 'tcp://127.0.0.1:0', home }, stop.signal);
    // A port of a terminal server says no rate of its own.
    const rate = family === 'loop' ? '?rate=64k' : '';
    const session = await openSession(`${family}@${address}${rate}`, AbortSignal.timeout(60_000), { home });
    try {
      expect(session.device).toMatchObject({ family, simulated: true });
      if (session.device.role !== 'tester')
        expect(Array.isArray(await session.device.registers(AbortSignal.timeout(60_000)))).toBe(true);
    } finally {
      await session.close();
      stop.abort();
      await closed;
    }
  },
);
