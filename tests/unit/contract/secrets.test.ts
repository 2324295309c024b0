import { expect, it } from 'vitest';
import { parseAddress, withOptions } from '../../../electron/contract/address.ts';
import { hideIn, partSecrets, withoutSecrets } from '../../../electron/contract/secrets.ts';

it.each([
  ['x@ssh://u@h?password=geheim', 'x@ssh://u@h', { password: 'geheim' }],
  ['x@/dev/ttyS0?baud=9600&password=a%26b&unit=1', 'x@/dev/ttyS0?baud=9600&unit=1', { password: 'a&b' }],
  ['x@/dev/ttyS0?PASSWORD=a', 'x@/dev/ttyS0', { password: 'a' }],
  ['x@snmp://h?community=public&priv=100%', 'x@snmp://h', { community: 'public', priv: '100%' }],
  ['x@ssh://u:geheim@h:22', 'x@ssh://u@h:22', {}],
  ['x@ssh://h?password=a&b', 'x@ssh://h', { password: 'a' }],
  ['x@ssh://h?password=', 'x@ssh://h', {}],
  ['x@ssh://h?password', 'x@ssh://h', {}],
  ['x@tcp://h:1?unit=2', 'x@tcp://h:1?unit=2', {}],
  ['manual', 'manual', {}],
  ['', '', {}],
])('parts %s from what is secret in it', (text, address, secrets) => {
  expect(partSecrets(text)).toEqual({ address, secrets });
});

it('says of a wrong address what is wrong, and none of its password', () => {
  for (const text of ['x@/dev/ttyS0?password=geheim&heim=', 'x@ssh://a b?password=geheim', 'x@ssh://u:geheim@h'])
    expect(() => parseAddress(text)).toThrow(expect.objectContaining({ message: expect.not.stringContaining('heim') }));
});

it('writes a password so that it is read again as it was', () => {
  for (const password of ['a&b=c', '100%', 'with blank', '中文', 'a?b#c@d'])
    expect(partSecrets(withOptions('x@ssh://u@h:22', { password }))).toEqual({
      address: 'x@ssh://u@h:22',
      secrets: { password },
    });
});

it('hides what came from elsewhere', () => {
  expect(hideIn('Translating "geheim"... geheim', ['geheim', ''])).toBe('Translating "****"... ****');
  expect(withoutSecrets('telnet://h?password=x')).toBe('telnet://h');
});
