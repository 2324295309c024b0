import { afterEach, describe, expect, test } from 'vitest';
import { parseAddress } from '../../../../../electron/contract/address.ts';
import type { Clock } from '../../../../../electron/contract/clock.ts';
import type { Tester } from '../../../../../electron/contract/tester.ts';
import type { Line } from '../../../../../drivers/family.ts';
import type { Transport } from '../../../../../drivers/transport/transport.ts';
import { loopFamily } from '../../../../../drivers/testers/loop/driver.ts';
import { FakeClock } from '../../../../support/fake-clock.ts';

/** A line whose far end returns everything at once, and that the test can cut. */
function loopedLine(): Line & { cut(): void; written: number } {
  const bytes = new Set<(bytes: Uint8Array) => void>();
  const changes = new Set<() => void>();
  let transport: Transport | undefined = {
    name: 'looped',
    async write(octets) {
      await Promise.resolve();
      line.written += octets.length;
      for (const listener of bytes) listener(octets);
    },
    onBytes(listener) {
      bytes.add(listener);
      return () => void bytes.delete(listener);
    },
    onLost: () => () => undefined,
    flush: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
  const line = {
    written: 0,
    current: () => transport,
    ready: (signal: AbortSignal): Promise<Transport> =>
      transport
        ? Promise.resolve(transport)
        : new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error))),
    exclusive: () => Promise.reject(new Error('not used')),
    onChange(listener: () => void) {
      changes.add(listener);
      return () => void changes.delete(listener);
    },
    cut() {
      transport = undefined;
      for (const listener of changes) listener();
    },
  };
  return line;
}

const never = new AbortController().signal;
let testers: Tester[] = [];
function make(line: Line, clock: Clock = new FakeClock(), text = 'loop@/dev/ttyUSB0'): Tester {
  const tester = loopFamily.device(line, { maker: 'Tributary', model: 'loop' }, parseAddress(text), {
    clock,
    simulated: false,
  });
  testers.push(tester);
  return tester;
}
afterEach(async () => {
  for (const tester of testers) await tester.stop(never);
  testers = [];
});

describe('settings', () => {
  test('the pattern is set remotely, what has no meaning for octets is said to have none', async () => {
    const tester = make(loopedLine());
    expect(await tester.configure({ pattern: '2^23-1-inv', framing: 'unframed' }, never)).toEqual([
      { setting: 'framing', value: 'unframed', how: 'not-applicable' },
      { setting: 'pattern', value: '2^23-1-inv', how: 'remote' },
    ]);
    await expect(tester.configure({ pattern: '2^16-1' }, never)).rejects.toMatchObject({ code: 'setting-bad' });
  });

  test('the address is looked at before anything is sent', () => {
    expect(() => make(loopedLine(), new FakeClock(), 'loop@/dev/ttyUSB0?wire=2')).toThrow('two-wire');
    expect(() => make(loopedLine(), new FakeClock(), 'loop@tcp://h:1')).toThrow('rate-required');
  });
});

describe('life', () => {
  test('stop is safe in any state, and ends the reader', async () => {
    const line = loopedLine();
    const tester = make(line);
    await tester.stop(never);
    await tester.start(never);
    const reading = tester.observe(never)[Symbol.asyncIterator]().next();
    await tester.stop(never);
    expect((await reading).done).toBe(true);
    await tester.stop(never);
    const { written } = line;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(line.written).toBe(written);
    await tester.start(never);
  });

  test('injection: off always, errors only while it runs and only such that can be', async () => {
    const tester = make(loopedLine());
    await tester.inject({ kind: 'off' }, never);
    const refused = { code: 'inject-unable' };
    await expect(tester.inject({ kind: 'count', count: 1 }, never)).rejects.toMatchObject(refused);
    await tester.start(never);
    await tester.inject({ kind: 'count', count: 1 }, never);
    await expect(tester.inject({ kind: 'count', count: 0 }, never)).rejects.toMatchObject(refused);
    await expect(tester.inject({ kind: 'ratio', ratio: 0.5 }, never)).rejects.toMatchObject(refused);
  });

  test('a measurement that cannot begin, the link being lost, is given up in time or when asked', async () => {
    const line = loopedLine();
    const clock = new FakeClock();
    const tester = make(line, clock);
    await tester.start(never);
    line.cut();
    const late = tester.restart(never).catch((error: unknown) => error);
    await clock.advance(15_000);
    expect(await late).toMatchObject({ code: 'timed-out' });
    const stop = new AbortController();
    const asked = tester.restart(stop.signal).catch((error: unknown) => error);
    stop.abort(new Error('enough'));
    expect(await asked).toMatchObject({ message: 'enough' });
  });
});
