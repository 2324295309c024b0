import { createHash } from 'node:crypto';

/** Keys of hosts that were seen before, by place (`host:port`). */
export interface HostKeys {
  /** Where they stand, for whoever has to take one out. */
  readonly file: string;
  known(place: string): string | undefined;
  /** Keeps the key of a host that is seen for the first time. */
  remember(place: string, fingerprint: string): void;
}

/** The fingerprint of a host key, as OpenSSH writes it: `SHA256:` and base64 without its padding. */
export const fingerprintOf = (key: Uint8Array): string =>
  `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`;
