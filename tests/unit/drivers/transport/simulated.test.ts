import { expect, test } from 'vitest';
import { openSimulated } from '../../../../drivers/transport/index.ts';
import { testInstrument } from '../../../wire/drivers/transport/instruments.ts';
import { bytesOf, listenTo } from '../../../wire/drivers/transport/lines.ts';

test('bytes arrive later, as copies, in order', async () => {
  const instrument = testInstrument();
  const line = openSimulated(instrument, 'sim:');
  const heard = listenTo(line);
  const bytes = bytesOf('abc');
  const writing = line.write(bytes);
  bytes[0] = 0x78;
  expect(instrument.received).toEqual([]);
  await writing;
  await line.write(bytesOf('def'));
  await Promise.resolve();
  expect(heard.text()).toBe('abcdef');
});

test('one owner at a time, and again after closing', async () => {
  const instrument = testInstrument();
  const line = openSimulated(instrument, 'sim:');
  expect(() => openSimulated(instrument, 'sim:')).toThrow(expect.objectContaining({ code: 'port-busy' }));
  await line.close();
  await expect(line.write(bytesOf('x'))).rejects.toMatchObject({ code: 'link-lost' });
  await expect(line.flush()).rejects.toMatchObject({ code: 'link-lost' });
  openSimulated(instrument, 'sim:');
});

test('unplugged: lost once, absent meanwhile, bytes of the old time never arrive', async () => {
  const instrument = testInstrument();
  const line = openSimulated(instrument, 'sim:?seed=7');
  const heard = listenTo(line);
  instrument.send(bytesOf('lost bytes'));
  instrument.plug('lost');
  instrument.plug('lost');
  await Promise.resolve();
  expect(heard.losses.map((l) => [l.code, l.where])).toEqual([['link-lost', 'sim:?seed=7']]);
  expect(heard.text()).toBe('');
  expect(() => openSimulated(instrument, 'sim:')).toThrow(expect.objectContaining({ code: 'port-absent' }));
  instrument.plug('back');
  const again = listenTo(openSimulated(instrument, 'sim:'));
  instrument.send(bytesOf('new'));
  await Promise.resolve();
  expect([again.text(), again.losses.length]).toEqual(['new', 0]);
});

test('flush throws away what has arrived and is not read yet', async () => {
  const instrument = testInstrument();
  const line = openSimulated(instrument, 'sim:');
  const heard = listenTo(line);
  instrument.send(bytesOf('old'));
  await line.flush();
  instrument.send(bytesOf('new'));
  await Promise.resolve();
  expect(heard.text().endsWith('new')).toBe(true);
});

test('an aborted write sends nothing', async () => {
  const instrument = testInstrument();
  const line = openSimulated(instrument, 'sim:');
  await expect(line.write(bytesOf('x'), AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
  expect(instrument.received).toEqual([]);
});
