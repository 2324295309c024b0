import { describe, expect, it } from 'vitest';
import { families as familyList } from '../../../../drivers/index.ts';
import { parseAddress } from '../../../../electron/contract/address.ts';
import {
  addressOf,
  firstDraft,
  reachedBy,
  rowsOf,
  waysOf,
  withWay,
  type AddressDraft,
} from '../../../../renderer/screens/bench/address-draft.ts';

const families = familyList.map(({ info }) => info);
const infoOf = (name: string) => families.find(({ family }) => family === name)!;
const draft = (part: Partial<AddressDraft>): AddressDraft => ({
  family: 'comtech',
  way: 'serial',
  parts: {},
  options: {},
  ...part,
});

describe('the form of an address', () => {
  it.each<[Partial<AddressDraft>, string]>([
    [{ parts: { path: 'COM5' } }, 'comtech@COM5'],
    [{ parts: { path: ' COM5 ' }, options: { baud: ' 19200', unit: '' } }, 'comtech@COM5?baud=19200'],
    // What was given for another way or another family is not written.
    [{ parts: { path: 'COM5', host: 'h' }, options: { seed: '7' } }, 'comtech@COM5'],
    [{ way: 'sim', parts: { path: 'COM5' }, options: { seed: '7', baud: '1200' } }, 'comtech@sim:?seed=7'],
    [
      {
        family: 'loop',
        way: 'tcp',
        parts: { host: '192.0.2.1', port: '7000' },
        options: { rate: '64k', behind: 'serial' },
      },
      'loop@tcp://192.0.2.1:7000?rate=64k&behind=serial',
    ],
    [{ way: 'tcp', parts: { host: 'fe80::1%eth0', port: '1' } }, 'comtech@tcp://[fe80::1%eth0]:1'],
    [{ way: 'tcp', parts: { host: '[::1]', port: '1' } }, 'comtech@tcp://[::1]:1'],
    [{ family: 'manual', way: 'none' }, 'manual'],
    [{ family: 'manual', way: 'none', options: { set: '2' } }, 'manual@?set=2'],
  ])('%o is written %s', (part, text) => {
    const filled = draft(part);
    expect(addressOf(filled, infoOf(filled.family))).toBe(text);
    expect(parseAddress(text)).toMatchObject({ family: filled.family, kind: filled.way });
  });

  it('asks for what an address needs first, and keeps what was chosen where it can', () => {
    expect(rowsOf(infoOf('loop'), 'tcp').map(({ option }) => option)).toEqual(['rate', 'behind']);
    expect(rowsOf(infoOf('loop'), 'serial').map(({ option }) => option)).toEqual(['baud']);
    const overTcp = draft({ way: 'tcp', parts: { host: 'h' } });
    expect(withWay({ ...overTcp, family: 'loop' }, families, 'serial')).toMatchObject({
      family: 'loop',
      way: 'serial',
      parts: { host: 'h' },
    });
    expect(withWay(overTcp, families, 'none')).toMatchObject({ family: 'manual', way: 'none' });
    expect(waysOf(families)).toEqual(['serial', 'tcp', 'telnet', 'ssh', 'snmp', 'sim', 'none']);
  });

  it('opens at the port that is meant, else at the first, and offers for a port only what can hang on one', () => {
    const ports = [{ path: 'COM3' }, { path: 'COM9' }];
    expect(firstDraft(families, ports, undefined)).toMatchObject({ way: 'serial', parts: { path: 'COM3' } });
    expect(firstDraft(families, ports, 'COM9')).toMatchObject({ way: 'serial', parts: { path: 'COM9' } });
    expect(firstDraft(families, [], undefined).parts).toEqual({});
    const onPort = reachedBy(families, 'serial').map(({ family }) => family);
    expect(onPort).toEqual(expect.arrayContaining(['comtech', 'loop']));
    expect(onPort).not.toContain('manual');
  });
});
