import { describe, expect, test } from 'vitest';
import type { Observation } from '../../../../electron/contract/tester.ts';
import { createOutbox } from '../../../../drivers/polling/index.ts';

describe('outbox', () => {
  const gap = (from: number): Observation => ({ kind: 'gap', gap: { from, to: from + 1, reason: 'link-lost' } });

  test('keeps what comes until it is read; what comes between two readers is nobody’s', async () => {
    const box = createOutbox();
    box.put(gap(0));
    box.collect();
    box.put(gap(1));
    const stop = new AbortController();
    const seen: Observation[] = [];
    for await (const item of box.read(stop.signal)) {
      seen.push(item);
      if (seen.length === 1) box.put(gap(2));
      else stop.abort();
    }
    expect(seen).toEqual([gap(1), gap(2)]);
    box.put(gap(3));
    const next = box.read(AbortSignal.timeout(1000))[Symbol.asyncIterator]().next();
    await Promise.resolve();
    box.put(gap(4));
    expect((await next).value).toEqual(gap(4));
  });

  test('ends quietly, or with the error', async () => {
    const box = createOutbox();
    box.collect();
    const reading = box.read(new AbortController().signal)[Symbol.asyncIterator]().next();
    box.end();
    expect((await reading).done).toBe(true);
    box.collect();
    box.end(new Error('worker gone'));
    await expect(box.read(new AbortController().signal)[Symbol.asyncIterator]().next()).rejects.toThrow('worker gone');
  });
});
