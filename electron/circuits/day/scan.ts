import type { Circuit } from '../../contract/circuit.ts';

/** What a barcode says: the number of a circuit, or a port or box at which circuits end. */
export type Scanned = { is: 'number'; circuit: string } | { is: 'port'; circuits: string[] } | { is: 'unknown' };

const portsOf = ({ ends }: Circuit): (string | undefined)[] =>
  [ends?.A, ends?.Z].flatMap((end) => [end?.position, ...(end?.equipment ?? []).flatMap(({ id, port }) => [id, port])]);

/** What a text that a scanner typed means among the circuits of a job: letter by letter, nothing is guessed. Pure. */
export function scannedIn(text: string, numbers: readonly string[], circuits: ReadonlyMap<string, Circuit>): Scanned {
  if (numbers.includes(text)) return { is: 'number', circuit: text };
  const at = numbers.filter((number) => {
    const circuit = circuits.get(number);
    return circuit !== undefined && portsOf(circuit).includes(text);
  });
  return at.length > 0 ? { is: 'port', circuits: at } : { is: 'unknown' };
}
