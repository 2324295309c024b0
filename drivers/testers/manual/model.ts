import type { TesterInfo } from '../../../electron/contract/family.ts';
import { BY_HAND } from '../../by-hand/index.ts';
import { formOf, type AddressOptions } from '../../transport/index.ts';

/** Two sets on one bench are told apart by a name. */
export const OPTIONS: AddressOptions = {
  set: {
    on: ['none'],
    wanted: '2',
    fits: (name) => /^[^\s?@&=]{1,60}$/.test(name),
    form: { words: { zh: '第几台', en: 'Which set' }, kind: 'text', placeholder: '2' },
  },
};

export const manualInfo: TesterInfo = {
  family: 'manual',
  role: 'tester',
  title: { zh: '人读数的仪表', en: 'Set read by hand' },
  transports: ['none'],
  examples: { none: 'manual' },
  addressForm: formOf(OPTIONS, ['none']),
  measures: BY_HAND.measures,
  capabilities: BY_HAND,
  builtIn: [{ kind: 'none' }],
  numbered: 'set',
};
