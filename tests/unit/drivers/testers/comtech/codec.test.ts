import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  decodeErrors,
  decodeFaultBits,
  decodeFaults,
  decodeRate,
  decodeRatio,
  decodeReply,
  encodeQuery,
  encodeRate,
  encodeSet,
} from '../../../../../drivers/testers/comtech/codec.ts';

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

test('packets as the manual prints them', () => {
  expect(text(encodeSet(135, 'TFQ', '70.2345'))).toBe('<0135/TFQ=70.2345\r');
  expect(text(encodeQuery(0, 'BRE'))).toBe('<0000/BRE?\r');
  expect(text(encodeSet(0, 'BRM', ''))).toBe('<0000/BRM=\r');
  expect(decodeReply('>0654/RSW=32')).toEqual({ unit: 654, code: 'RSW', qualifier: '=', argument: '32' });
  expect(decodeReply('>0/BRR=3.4E5*')).toEqual({ unit: 0, code: 'BRR', qualifier: '=', argument: '3.4E5*' });
});

test.each(['=', '?', '!', '*', '#', '+', '$', '^', '@', ''])('the answer %s', (qualifier) => {
  expect(decodeReply(`>0001/LRS${qualifier}`)).toEqual({ unit: 1, code: 'LRS', qualifier, argument: '' });
});

test('an echo, half an answer or noise in front of an answer does no harm', () => {
  const answer = { unit: 0, code: 'BRE', qualifier: '=', argument: '0000017' };
  for (const before of ['<0000/BRE?\r', '>0000/BR', '\x00\xff\x7f~', '>'])
    expect(decodeReply(`${before}>0000/BRE=0000017`)).toEqual(answer);
});

test.each(['', 'OK', '<0000/BRE?', '>0000', '>/BRE=1', '>00000/BRE=1', '>0000/bre=1', '>0000/BRE=\x01', '>0000/BRE?1'])(
  '%j is no answer',
  (line) => expect(decodeReply(line)).toBeUndefined(),
);

test('error totals', () => {
  expect(decodeErrors('0000017')).toBe(17);
  expect(decodeErrors('9999999')).toBe(9_999_999);
  expect(decodeErrors('8.70E+05')).toBe(870_000);
  for (const wrong of ['', '-1', '1.5', '0x10', '12345678901', 'NaN', '1e3'])
    expect(decodeErrors(wrong)).toBeUndefined();
});

test('average ratios: in step, lost before, no pattern', () => {
  expect(decodeRatio('2.8E7 ', '999999')).toEqual({ ber: 2.8e-7, inSync: true, lostBefore: false });
  expect(decodeRatio('2.8E7', '999999')).toEqual({ ber: 2.8e-7, inSync: true, lostBefore: false });
  expect(decodeRatio('2.8E7_', '999999')).toEqual({ ber: 2.8e-7, inSync: true, lostBefore: false });
  expect(decodeRatio('3.4E5*', '999999')).toEqual({ ber: 3.4e-5, inSync: true, lostBefore: true });
  expect(decodeRatio('999999', '999999')).toEqual({ inSync: false, lostBefore: false });
  expect(decodeRatio('999999*', '999999')).toEqual({ inSync: false, lostBefore: true });
  expect(decodeRatio('4.9E12', '0.0E00')).toEqual({ ber: 4.9e-12, inSync: true, lostBefore: false });
  expect(decodeRatio('0.0E00', '0.0E00')).toEqual({ inSync: false, lostBefore: false });
  for (const wrong of ['', '*', '99999', '2.8E', 'x.xEc']) expect(decodeRatio(wrong, '999999')).toBeUndefined();
});

test('rates, fault letters and fault bits', () => {
  expect(decodeRate('02047.999')).toBe(2047.999);
  expect(decodeRate('02048.AUX')).toBe(2048);
  expect(decodeRate('00000.000')).toBeUndefined();
  expect(decodeRate('fast')).toBeUndefined();
  expect(encodeRate(2048, 9)).toBe('02048.000');
  expect(encodeRate(2048, 10)).toBe('002048.000');
  expect(decodeFaults('0060100000')).toEqual({ unit: '0', transmit: '0', receive: '6', network: '0' });
  expect(decodeFaults('000000')).toEqual({ unit: '0', transmit: '0', receive: '0', network: '0' });
  expect(decodeFaults('0')).toBeUndefined();
  expect(decodeFaultBits('80110000')).toEqual(['00010000', '00100000', '80000000']);
  expect(decodeFaultBits('8011000G')).toBeUndefined();
});

test('any bytes: never an exception, and what is accepted is what was meant', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 700 }), (noise) => {
      const reply = decodeReply(noise);
      if (reply) expect(noise.endsWith(`/${reply.code}${reply.qualifier}${reply.argument}`)).toBe(true);
      decodeErrors(noise);
      decodeRatio(noise, '999999');
      decodeRate(noise);
      decodeFaults(noise);
      decodeFaultBits(noise);
    }),
  );
});

test('every packet comes back as it went out', () => {
  const code = fc.stringMatching(/^[A-Z][A-Z0-9]{2}$/);
  const argument = fc.stringMatching(/^[0-9A-Z., ]{0,40}$/);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9999 }), code, argument, (unit, c, a) => {
      const line = text(encodeSet(unit, c, a))
        .replace('<', '>')
        .replace('\r', '');
      expect(decodeReply(line)).toEqual({ unit, code: c, qualifier: '=', argument: a });
    }),
  );
});

test('error totals survive their seven digits', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 9_999_999 }), (n) => decodeErrors(String(n).padStart(7, '0')) === n));
});
