/** Gathers messages out of what comes, as an instrument with a small memory does. */
export interface Ear {
  /** The messages that are whole now. */
  take(bytes: Uint8Array): string[];
  /** Forgets what has come in part. */
  clear(): void;
}

/** Messages of latin1 up to `end`; of what grows without one only the last `limit` characters are kept. */
export function createEar(end: string, limit: number): Ear {
  let open = '';
  return {
    take(bytes) {
      const parts = (open + Buffer.from(bytes).toString('latin1')).split(end);
      open = (parts.pop() ?? '').slice(-limit);
      return parts;
    },
    clear: () => void (open = ''),
  };
}
