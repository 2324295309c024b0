import type { AddressKind } from '../../electron/contract/address.ts';
import { words } from '../../electron/contract/words/index.ts';
import type { AddressOption, AddressOptions } from '../transport/index.ts';
import { isPort } from './commands.ts';

const secret = (on: readonly AddressKind[], kind: 'password' | 'enable'): AddressOption => ({
  on,
  wanted: '1 ... 200',
  fits: (value) => value.length > 0 && value.length <= 200 && !/[\r\n]/.test(value),
  form: { words: words[`address.${kind}`], help: words[`address.${kind}-help`], kind: 'secret' },
});

const port = (on: readonly AddressKind[], which: 'wan' | 'lan', placeholder: string): AddressOption => ({
  on,
  wanted: placeholder,
  fits: isPort,
  form: { words: words[`address.${which}`], help: words['address.port-help'], kind: 'text', placeholder },
});

/** What an address of a router takes: who logs in, and which of its ports is which. */
export const optionsOf = (ways: readonly AddressKind[], hasEnable: boolean): AddressOptions => ({
  user: {
    // Where the address has no place for who logs in.
    on: ways.filter((way) => way === 'serial' || way === 'tcp' || way === 'sim'),
    wanted: 'admin',
    fits: (value) => /^[\x21-\x7e]{1,64}$/.test(value),
    form: { words: words['address.user'], help: words['address.user-help'], kind: 'text' },
  },
  password: secret(ways, 'password'),
  ...(hasEnable ? { enable: secret(ways, 'enable') } : {}),
  key: {
    on: ways.filter((way) => way === 'ssh'),
    wanted: '~/.ssh/id_rsa',
    fits: (value) => value !== '',
    form: { words: words['address.key'], help: words['address.key-help'], kind: 'text', placeholder: 'id_rsa' },
  },
  wan: port(ways, 'wan', 'Serial0/0'),
  lan: port(ways, 'lan', 'FastEthernet0/0'),
});
