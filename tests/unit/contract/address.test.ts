import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ADDRESS_KINDS, parseAddress, partsOf, wireOf, writeAddress } from '../../../electron/contract/address.ts';
import { TributaryError } from '../../../electron/contract/errors.ts';

describe('an address', () => {
  it.each([
    ['x@telnet://10.0.0.1', { kind: 'telnet', host: '10.0.0.1', port: 23 }],
    ['x@telnet://admin@10.0.0.1:2001', { kind: 'telnet', user: 'admin', host: '10.0.0.1', port: 2001 }],
    ['x@ssh://root@[fe80::1%25eth0]', { kind: 'ssh', user: 'root', host: 'fe80::1%eth0', port: 22 }],
    ['x@snmp://router.example', { kind: 'snmp', host: 'router.example', port: 161 }],
    ['x@exec:fping -l 10.0.0.1?size=64', { kind: 'exec', program: 'fping -l 10.0.0.1', options: { size: '64' } }],
    ['x@sim:?seed=7', { kind: 'sim', options: { seed: '7' } }],
    ['x', { kind: 'none' }],
    ['x@?set=2', { kind: 'none', options: { set: '2' } }],
    ['x@COM5?baud=9600', { kind: 'serial', path: 'COM5' }],
    ['x@/dev/pts/3', { kind: 'serial', path: '/dev/pts/3' }],
  ])('%s is taken apart, whoever may have it', (text, parts) => {
    expect(parseAddress(text)).toMatchObject({ family: 'x', ...parts });
  });

  it('of whatever letters is taken apart or refused in words', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ax1:/@?&=.[]% tcp') }), (text) => {
        try {
          expect(ADDRESS_KINDS).toContain(parseAddress(text).kind);
        } catch (thrown) {
          expect(thrown).toMatchObject({ code: 'bad-address', where: text });
          expect(thrown).toBeInstanceOf(TributaryError);
        }
      }),
    );
  });

  it('written from its parts is the one that is read', () => {
    const values = { path: '/dev/ttyUSB0', user: 'root', host: 'fe80::1%eth0', port: '4001', program: 'fping' };
    for (const kind of ADDRESS_KINDS) {
      const parts = Object.fromEntries(partsOf(kind).map(([part]) => [part, values[part]]));
      const read = parseAddress(writeAddress('x', kind, parts, { a: '1', b: undefined }));
      const place = Object.entries(parts).map(([part, value]) => [part, part === 'port' ? Number(value) : value]);
      expect(read).toMatchObject({ kind, ...Object.fromEntries(place), options: { a: '1' } });
    }
  });

  it('has a wire that others may want only where one alone can have it', () => {
    const wires = ['x@COM5', 'x@tcp://h:1', 'x@telnet://h', 'x@ssh://h', 'x@snmp://h', 'x@exec:p', 'x@sim:', 'x'];
    expect(wires.map((text) => wireOf(parseAddress(text)))).toEqual(['COM5', 'h:1', ...Array(6).fill(undefined)]);
  });
});
