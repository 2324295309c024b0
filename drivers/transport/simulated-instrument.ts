/** A simulated instrument behind a transport: bytes in, bytes out, and it can pull its own plug. */
export interface SimulatedInstrument {
  receive(bytes: Uint8Array): void;
  onSend(listener: (bytes: Uint8Array) => void): void;
  /** `lost`: the plug is pulled; `back`: it can be opened again. */
  onPlug(listener: (state: 'lost' | 'back') => void): void;
  /** Somebody has come over the network; `authenticated`: the way itself has asked who he is. A box without a login need not know. */
  connected?(authenticated: boolean): void;
  close(): void;
}
