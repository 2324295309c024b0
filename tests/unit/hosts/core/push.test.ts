import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { coalesce } from '../../../../electron/hosts/core/push.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('makes one of many changes, and loses no last one', () => {
  const act = vi.fn<() => void>();
  const { soon } = coalesce(act, 100);
  for (let i = 0; i < 50; i++) soon();
  vi.advanceTimersByTime(0);
  expect(act).toHaveBeenCalledTimes(1);
  soon();
  vi.advanceTimersByTime(99);
  expect(act).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1);
  expect(act).toHaveBeenCalledTimes(2);
});

it('says nothing after its end', () => {
  const act = vi.fn<() => void>();
  const { soon, cancel } = coalesce(act, 100);
  soon();
  cancel();
  vi.advanceTimersByTime(1000);
  expect(act).not.toHaveBeenCalled();
});
