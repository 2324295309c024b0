import type { Transport } from '../../../drivers/index.ts';
import type { Clock } from '../../contract/clock.ts';
import type { WireLine } from '../../contract/wire-line.ts';

export type WireListener = (line: WireLine) => void;

/** The same transport, with every byte of it told to `onWire`. */
export function tap(transport: Transport, address: string, clock: Clock, onWire: WireListener | undefined): Transport {
  if (!onWire) return transport;
  const tell = (direction: WireLine['direction'], more: Pick<WireLine, 'bytes' | 'text'>): void =>
    onWire({ tMs: clock.nowMs(), address, direction, ...more });
  tell('note', { text: `open ${transport.name}` });
  transport.onBytes((bytes) => tell('instrument', { bytes }));
  transport.onLost((reason) => tell('note', { text: `lost ${reason.message}` }));
  return {
    name: transport.name,
    usbSerial: transport.usbSerial,
    onBytes: transport.onBytes,
    onLost: transport.onLost,
    flush: () => transport.flush(),
    write(bytes, signal) {
      tell('host', { bytes: Uint8Array.from(bytes) });
      return transport.write(bytes, signal);
    },
    async close() {
      await transport.close();
      tell('note', { text: 'close' });
    },
  };
}
