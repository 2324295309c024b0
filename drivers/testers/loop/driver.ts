import type { Address } from '../../../electron/contract/address.ts';
import type { Identity, Tester } from '../../../electron/contract/tester.ts';
import type { Family } from '../../family.ts';
import { loopInfo, OPTIONS, paceOf } from './model.ts';
import { createLoopTester } from './loop-tester.ts';

const SELF: Identity = { maker: 'Tributary', model: 'loop' };

/** The laptop as its own tester: it sends a pattern into a port and checks what comes back. */
export const loopFamily: Family<Tester> = {
  info: loopInfo,
  options: OPTIONS,
  // Nothing at the other end has to answer: who tests is this program, at this port.
  identify: async (transport, address: Address, _context, signal) => {
    signal.throwIfAborted();
    paceOf(address);
    return transport.usbSerial === undefined ? SELF : { ...SELF, usbSerial: transport.usbSerial };
  },
  same: () => true,
  device: createLoopTester,
};
