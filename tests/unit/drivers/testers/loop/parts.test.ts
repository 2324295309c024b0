import { describe, expect, test } from 'vitest';
import { parseAddress } from '../../../../../electron/contract/address.ts';
import { patternOf } from '../../../../../drivers/signal/patterns.ts';
import { createGenerator } from '../../../../../drivers/signal/reference.ts';
import { createDelayMeter } from '../../../../../drivers/testers/loop/delay.ts';
import { paceOf } from '../../../../../drivers/testers/loop/model.ts';
import { createPacer } from '../../../../../drivers/testers/loop/pacer.ts';
import { popcount } from '../../../../../drivers/signal/kernel.ts';

describe('address', () => {
  test.each([
    ['loop@/dev/ttyUSB0', 11_520, 'ber-only', 115_200],
    ['loop@COM5?baud=9600', 960, 'ber-only', 9600],
    ['loop@tcp://h:1?rate=64k', 8000, 'integrity', 64_000],
    ['loop@tcp://h:1?rate=2M', 256_000, 'integrity', 2_048_000],
    ['loop@tcp://h:1?rate=19200&behind=serial', 1920, 'ber-only', 19_200],
    ['loop@sim:', 11_520, 'ber-only', 115_200],
    ['loop@sim:?rate=64k', 6400, 'ber-only', 64_000],
    ['loop@/dev/ttyUSB0?wire=4', 11_520, 'ber-only', 115_200],
  ])('%s', (text, octetsPerSecond, judging, rate) => {
    expect(paceOf(parseAddress(text))).toEqual({ rate, octetsPerSecond, judging });
  });

  test.each([
    ['loop@tcp://h:1', 'rate-required'],
    ['loop@/dev/ttyUSB0?wire=2', 'two-wire'],
    ['loop@tcp://h:1?rate=fast', 'bad-address'],
    ['loop@tcp://h:1?rate=64k&behind=wall', 'bad-address'],
    ['loop@/dev/ttyUSB0?baud=50', 'bad-address'],
  ])('%s is refused: %s', (text, code) => {
    expect(() => paceOf(parseAddress(text))).toThrow(expect.objectContaining({ code }));
  });
});

describe('pacer', () => {
  const make = (rate: number): ReturnType<typeof createPacer> => createPacer(patternOf('2^15-1')!, rate);

  test('sends no faster than the rate, and makes up for no more than 200 ms', () => {
    const pacer = make(1000);
    let sent = 0;
    for (let i = 0; i < 100; i++) {
      const octets = pacer.due(10);
      sent += octets?.length ?? 0;
      pacer.written(octets?.length ?? 0);
    }
    expect(sent).toBe(1000);
    expect(pacer.due(5000)!.length).toBe(200);
  });

  test('waits while the system takes nothing', () => {
    const pacer = make(1000);
    let sent = 0;
    for (let i = 0; i < 100; i++) sent += pacer.due(10)?.length ?? 0;
    expect(sent).toBe(250);
    pacer.written(250);
    expect(pacer.due(10)!.length).toBe(200);
  });

  test('begins the pattern anew, with enough of it at once to be known', () => {
    const pacer = make(100);
    pacer.due(100);
    pacer.begin();
    const first = pacer.due(10)!;
    expect(first).toEqual(createGenerator(patternOf('2^15-1')!).take(first.length));
    expect(first.length).toBeGreaterThanOrEqual(8);
    expect(pacer.sent).toBe(first.length);
  });

  test('puts in exactly the errors asked for, one in an octet', () => {
    const [clean, pacer] = [make(10_000), make(10_000)];
    pacer.inject({ kind: 'count', count: 30 });
    let wrong = 0;
    for (let i = 0; i < 100; i++) {
      const [a, b] = [clean.due(10)!, pacer.due(10)!];
      a.forEach((octet, at) => {
        const bits = popcount(octet ^ b[at]!);
        expect(bits).toBeLessThan(2);
        wrong += bits;
      });
      clean.written(a.length);
      pacer.written(b.length);
    }
    expect(wrong).toBe(30);
  });
});

describe('delay', () => {
  test('by the place in the period, however many octets were lost', () => {
    const meter = createDelayMeter(511);
    meter.restart(1000);
    for (let i = 0; i < 20; i++) meter.handedOver(10, 100 + 10 * i);
    meter.received(10, 1010 % 511, 150);
    expect(meter.take()!.range).toEqual({ min: 50_000, max: 50_000 });
    // Five octets went missing: the next to come is five further than their number says.
    meter.received(10, 1025 % 511, 160);
    expect(meter.take()).toEqual({ range: { min: 40_000, max: 40_000 }, lastMs: 40 });
    expect(meter.take()).toBeUndefined();
  });

  test('nothing without a lock', () => {
    const meter = createDelayMeter(511);
    meter.restart(0);
    meter.handedOver(10, 100);
    meter.received(10, undefined, 150);
    expect(meter.take()).toBeUndefined();
  });
});
