import { expect, it, vi } from 'vitest';
import { throttle, within } from '../../../electron/contract/waiting.ts';
import { FakeClock } from '../../support/fake-clock.ts';

const never = new AbortController().signal;

it('makes one of many changes, and loses no last one', async () => {
  const clock = new FakeClock();
  const act = vi.fn<() => void>();
  const soon = throttle(clock, 100, never, act);
  for (let i = 0; i < 50; i++) soon();
  expect(act).not.toHaveBeenCalled();
  await clock.advance(0);
  expect(act).toHaveBeenCalledTimes(1);
  soon();
  await clock.advance(99);
  expect(act).toHaveBeenCalledTimes(1);
  await clock.advance(1);
  expect(act).toHaveBeenCalledTimes(2);
});

it('says nothing after its end', async () => {
  const clock = new FakeClock();
  const act = vi.fn<() => void>();
  const end = new AbortController();
  const soon = throttle(clock, 100, end.signal, act);
  soon();
  end.abort();
  await clock.advance(1000);
  expect(act).not.toHaveBeenCalled();
});

it('ends with its limit though the work hears nothing, and waits no longer than its grace for what is put back', async () => {
  const clock = new FakeClock();
  const ends: string[] = [];
  const deaf = (): Promise<void> => new Promise(() => undefined);
  const slow = async (signal: AbortSignal): Promise<void> => {
    await clock.sleep(10_000, signal).catch(() => undefined);
    await clock.sleep(200);
    ends.push('port closed');
  };
  const told = (of: string) => (thrown: { code: string }) => ends.push(`${of} ${thrown.code}`);
  void within(clock, 1000, 'COM3', undefined, deaf).catch(told('deaf'));
  void within(clock, 1000, 'COM3', undefined, deaf, 500).catch(told('deaf with grace'));
  void within(clock, 1000, 'COM3', undefined, slow, 500).catch(told('slow'));
  await clock.advance(1000);
  expect(ends).toEqual(['deaf timed-out']);
  await clock.advance(200);
  expect(ends).toEqual(['deaf timed-out', 'port closed', 'slow timed-out']);
  await clock.advance(300);
  expect(ends.at(-1)).toBe('deaf with grace timed-out');
});
