/**
 * Questions and answers that find each other by themselves: datagrams with the number of their question in them. It stands beside `Transport`, the
 * stream of bytes: nothing has to be framed, nobody has to wait for his turn, and a box may be asked by several at once.
 */
export interface Exchange {
  /** For messages: `udp://host:port`. */
  readonly name: string;
  /**
   * Asks, again after each silence, and gives the answer. Questions do not wait for each other; what answers none that is open is dropped.
   * Errors: `no-answer`; `link-lost` once it is closed; the signal's reason.
   */
  ask(question: Uint8Array, signal: AbortSignal): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** What has to be known of a protocol's datagrams. */
export interface Datagrams {
  /** The number of the question that this is or answers; undefined: it is none of this protocol. */
  numberOf(datagram: Uint8Array): number | undefined;
  timeoutMs: number;
  /** Times a question is sent in all. */
  attempts: number;
}
