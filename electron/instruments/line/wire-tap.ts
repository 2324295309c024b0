import type { Transport } from '../../../drivers/index.ts';
import type { Clock } from '../../contract/clock.ts';
import { hideIn } from '../../contract/secrets.ts';
import type { WireLine } from '../../contract/wire-line.ts';

export type WireListener = (line: WireLine) => void;

const LF = 0x0a;

/**
 * Bytes as they may be told. What repeats a secret that was just sent, in whatever pieces, is not told until its line ends; `whole`: a datagram holds it
 * in one piece or not at all.
 */
function hiding(
  secrets: ReadonlySet<string>,
  whole: boolean,
): Record<'sent' | 'heard', (bytes: Uint8Array) => Uint8Array> {
  let muted = false;
  const hidden = (bytes: Uint8Array): { shown: Uint8Array; some: boolean } => {
    const text = Buffer.from(bytes).toString('latin1');
    const latin1 = [...secrets].map((secret) => Buffer.from(secret).toString('latin1'));
    const shown = hideIn(text, latin1);
    return { shown: Buffer.from(shown, 'latin1'), some: shown !== text };
  };
  return {
    sent(bytes) {
      const { shown, some } = hidden(bytes);
      muted ||= some && !whole;
      return Uint8Array.from(shown);
    },
    heard(bytes) {
      const end = muted ? bytes.indexOf(LF) : 0;
      if (end < 0) return new Uint8Array(0);
      muted = false;
      return Uint8Array.from(hidden(bytes.subarray(end)).shown);
    },
  };
}

/** The same transport, with every byte of it told to `onWire`, but for secrets: asterisks stand in their place, whatever their length. */
export function tap(
  transport: Transport,
  address: string,
  clock: Clock,
  onWire: WireListener | undefined,
  secrets: ReadonlySet<string>,
): Transport {
  if (!onWire) return transport;
  const { sent, heard } = hiding(secrets, transport.datagrams ?? false);
  const tell = (direction: WireLine['direction'], more: Pick<WireLine, 'bytes' | 'text'>): void =>
    onWire({ tMs: clock.nowMs(), address, direction, ...more });
  tell('note', { text: ['open', transport.name, transport.hostKey].filter(Boolean).join(' ') });
  transport.onBytes((bytes) => {
    const shown = heard(bytes);
    if (shown.length > 0) tell('instrument', { bytes: shown });
  });
  transport.onLost((reason) => tell('note', { text: hideIn(`lost ${reason.message}`, secrets) }));
  return {
    name: transport.name,
    usbSerial: transport.usbSerial,
    ...(transport.datagrams ? { datagrams: true } : {}),
    ...(transport.hostKey === undefined ? {} : { hostKey: transport.hostKey }),
    onBytes: transport.onBytes,
    onLost: transport.onLost,
    flush: () => transport.flush(),
    write(bytes, signal) {
      tell('host', { bytes: sent(bytes) });
      return transport.write(bytes, signal);
    },
    async close() {
      await transport.close();
      tell('note', { text: 'close' });
    },
  };
}
