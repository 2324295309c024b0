import { TESTER_SETTINGS } from './settings.ts';
import type { Capabilities } from './tester.ts';

/** What stands in the place of a tester's capabilities where a run compares no bits. */
export const NO_BITS: Capabilities = {
  reading: 'seconds',
  attachment: 'network',
  defects: [],
  lamps: [],
  counts: [],
  inject: {},
  settable: {},
  notApplicable: TESTER_SETTINGS,
  measures: { zh: 'IP 包（ICMP 回显）：丢失、时延、内容', en: 'IP packets (ICMP echo): loss, delay, contents' },
  basis: { zh: '由这台电脑发出并核对', en: 'sent and compared by this computer' },
  judging: 'integrity',
  lacks: [],
};
