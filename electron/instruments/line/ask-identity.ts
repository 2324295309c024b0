import type { DriverContext, Family, Transport } from '../../../drivers/index.ts';
import type { Address } from '../../contract/address.ts';
import type { Identity } from '../../contract/tester.ts';

/** Asks who is there, and adds what the way itself knows: the adapter's number, the host's key. Errors: those of `identify`. */
export async function askIdentity(
  family: Family,
  transport: Transport,
  address: Address,
  context: DriverContext,
  signal: AbortSignal,
): Promise<Identity> {
  await transport.flush();
  const found = await family.identify(transport, address, context, signal);
  const { usbSerial, hostKey } = transport;
  return { ...found, ...(usbSerial === undefined ? {} : { usbSerial }), ...(hostKey === undefined ? {} : { hostKey }) };
}
