import type { TributaryError } from '../../electron/contract/errors.ts';

/** An open byte stream to an instrument. One `lost` event with a reason, whatever happened. */
export interface Transport {
  /** For messages: `/dev/ttyUSB0`, `tcp://host:port`, `sim:`. */
  readonly name: string;
  /** USB serial number of the adapter, where the port has one. */
  readonly usbSerial?: string;
  /** Each write is one datagram, and each `onBytes`. */
  readonly datagrams?: true;
  /** Fingerprint of the host that was reached, where the way has one. */
  readonly hostKey?: string;
  /** Resolves when the bytes are handed to the system. Rejects `link-lost`, or with the signal's reason. */
  write(bytes: Uint8Array, signal?: AbortSignal): Promise<void>;
  onBytes(listener: (bytes: Uint8Array) => void): () => void;
  onLost(listener: (reason: TributaryError) => void): () => void;
  /** Throws away what has arrived and is not read yet. */
  flush(): Promise<void>;
  close(): Promise<void>;
}
