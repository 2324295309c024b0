import type { TributaryError } from '../../../../electron/contract/errors.ts';
import type { Transport } from '../../../../drivers/transport/index.ts';

/** Waits for a condition on real wires; the test's own limit ends it. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}

/** Everything a transport says. */
export function listenTo(transport: Transport): { text: () => string; losses: TributaryError[] } {
  const chunks: Uint8Array[] = [];
  const losses: TributaryError[] = [];
  transport.onBytes((bytes) => void chunks.push(bytes));
  transport.onLost((reason) => void losses.push(reason));
  return { text: () => Buffer.concat(chunks).toString('latin1'), losses };
}

export const never = (): AbortSignal => new AbortController().signal;
export const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'latin1');
