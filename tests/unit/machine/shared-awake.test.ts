import { expect, it, vi } from 'vitest';
import type { Message } from '../../../electron/contract/words/index.ts';
import { sharedAwake, type KeepAwake } from '../../../electron/machine/index.ts';

it('keeps the computer awake once for all, from the first to the last, and tells each what is not prevented', () => {
  let tell: (problem: Message) => void = () => undefined;
  const letGo = vi.fn<() => void>();
  const keep = vi.fn<KeepAwake>((heard) => {
    tell = heard;
    return letGo;
  });
  const shared = sharedAwake(keep);
  const [a, b, c] = [
    vi.fn<(problem: Message) => void>(),
    vi.fn<(problem: Message) => void>(),
    vi.fn<(problem: Message) => void>(),
  ];
  const first = shared(a);
  const second = shared(b);
  tell({ code: 'awake.no-lid' });
  const third = shared(c);
  for (const one of [a, b, c]) expect(one.mock.calls).toEqual([[{ code: 'awake.no-lid' }]]);
  first();
  first();
  second();
  expect(letGo).not.toHaveBeenCalled();
  third();
  expect([keep.mock.calls.length, letGo.mock.calls.length]).toEqual([1, 1]);
  // Told anew to whoever comes after.
  shared(a)();
  expect([keep.mock.calls.length, letGo.mock.calls.length, a.mock.calls.length]).toEqual([2, 2, 1]);
});
