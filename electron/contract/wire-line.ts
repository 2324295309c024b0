/** One piece of an exchange on a wire: what the host sent, what the instrument sent, or a note about the link. `tMs` epoch milliseconds. */
export interface WireLine {
  tMs: number;
  address: string;
  direction: 'host' | 'instrument' | 'note';
  bytes?: Uint8Array;
  text?: string;
}
