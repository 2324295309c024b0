import { describe, expect, it } from 'vitest';
import { frameOf, PLAIN_FRAME, type SerialFrame } from '../../../../electron/contract/family.ts';
import { families } from '../../../../drivers/index.ts';
import { settingsOf } from '../../../../drivers/transport/serial.ts';

describe('the frame of a serial port', () => {
  it.each<[Partial<SerialFrame>, object]>([
    [{}, { baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1, rtscts: false, xon: false, xoff: false }],
    [
      { bits: 7, parity: 'even', stop: 2 },
      { dataBits: 7, parity: 'even', stopBits: 2 },
    ],
    [{ flow: 'rts-cts' }, { rtscts: true, xon: false, xoff: false }],
    [{ flow: 'xon-xoff' }, { rtscts: false, xon: true, xoff: true }],
  ])('%o is given to the system as %o', (part, settings) => {
    expect(settingsOf({ ...PLAIN_FRAME, ...part })).toMatchObject(settings);
  });

  it('is as the family says, at the speed of the address', () => {
    const bauds = families.map(({ info }) => [
      info.family,
      frameOf(info, {}).baud,
      frameOf(info, { baud: '300' }).baud,
    ]);
    expect(bauds).toEqual(
      expect.arrayContaining([
        ['comtech', 9600, 300],
        ['loop', 115_200, 300],
        ['manual', 9600, 300],
      ]),
    );
  });
});
