import { timingSafeEqual } from 'node:crypto';

/** What a request says of itself. */
export interface Claim {
  host: string | undefined;
  origin: string | undefined;
  token: string | null;
}

/** Names under which this machine reaches itself. A page of another site that points its own name here (DNS rebinding) says another. */
const NAMES = ['127.0.0.1', 'localhost'];

function sameText(given: string | null, expected: string): boolean {
  const [a, b] = [Buffer.from(given ?? ''), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Decides who may talk to the web host on this port. Every answer is why not, or undefined for yes. */
export function createGuard(port: number, token: string): Record<'file' | 'page' | 'socket', Check> {
  const hosts = NAMES.map((name) => `${name}:${port}`);
  const file: Check = ({ host }) => (host !== undefined && hosts.includes(host) ? undefined : 'host');
  const page: Check = (claim) => file(claim) ?? (sameText(claim.token, token) ? undefined : 'token');
  const socket: Check = (claim) => {
    const ours = claim.origin !== undefined && hosts.some((host) => claim.origin === `http://${host}`);
    return page(claim) ?? (ours ? undefined : 'origin');
  };
  return { file, page, socket };
}
type Refusal = 'host' | 'token' | 'origin';
type Check = (claim: Claim) => Refusal | undefined;
