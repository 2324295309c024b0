import { expect, it } from 'vitest';
import { createUploads } from '../../../../electron/hosts/core/methods/uploads.ts';

const bytes = (length: number): Uint8Array => new Uint8Array(length).fill(7);

it('puts the parts together in their order and gives them once', () => {
  const uploads = createUploads();
  uploads.part('a', 0, bytes(3));
  uploads.part('b', 0, bytes(1));
  uploads.part('a', 3, bytes(2));
  expect(uploads.take('a')).toHaveLength(5);
  expect(() => uploads.take('a')).toThrow('bad-request');
  expect(uploads.take('b')).toHaveLength(1);
});

it('takes no part that is out of order, and a fresh beginning under the same name', () => {
  const uploads = createUploads();
  uploads.part('a', 0, bytes(3));
  for (const at of [1, 4, -1]) expect(() => uploads.part('a', at, bytes(1))).toThrow('bad-request');
  expect(() => uploads.part('__proto__', 1, bytes(1))).toThrow('bad-request');
  uploads.part('a', 0, bytes(2));
  expect(uploads.take('a')).toHaveLength(2);
});

it('holds no more than a photo, and no more than a few', () => {
  const uploads = createUploads();
  uploads.part('a', 0, bytes(12_000_000));
  expect(() => uploads.part('a', 12_000_000, bytes(8_000_001))).toThrow(
    expect.objectContaining({ code: 'attachment-large', params: { size: '20.1', limit: 20 } }),
  );
  expect(() => uploads.take('a')).toThrow('bad-request');
  for (const name of ['1', '2', '3', '4', '5']) uploads.part(name, 0, bytes(1));
  expect(() => uploads.take('1')).toThrow('bad-request');
  expect(uploads.take('5')).toHaveLength(1);
});

it('is not crumbled: no more parts than the largest photo has', () => {
  const uploads = createUploads();
  for (let at = 0; at < 34; at++) uploads.part('a', at, bytes(1));
  expect(() => uploads.part('a', 34, bytes(1))).toThrow('bad-request');
  expect(() => uploads.part('a', 34, bytes(0))).toThrow('bad-request');
});
