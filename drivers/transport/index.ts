export { checkOptions, formOf, type AddressOptions } from './options.ts';
export type { Transport } from './transport.ts';
export { openSerial } from './serial.ts';
export { openTcp } from './tcp.ts';
export { openSimulated } from './simulated.ts';
export type { SimulatedInstrument } from './simulated-instrument.ts';
export { withoutTelnet } from './telnet.ts';
export { listPorts } from './ports.ts';
export { servePty, serveTcp, type SimulatorServer } from './servers.ts';
