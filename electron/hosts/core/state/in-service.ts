import type { Archive } from '../../../archive/index.ts';
import { stateOfLine } from '../../../circuits/index.ts';
import type { Circuit } from '../../../contract/circuit.ts';
import type { RunRequest } from '../../../procedures/index.ts';

/** What is asked of a run, with its circuit as it stands now. `at`: local wall time. */
export async function requestAsItStands(archive: Archive, request: RunRequest, at: string): Promise<RunRequest> {
  const { circuit } = request;
  if (!circuit) return request;
  return { ...request, circuit: await asItStands(archive, circuit, at), described: circuit };
}

/**
 * The circuit as it may be tested: one that carries traffic by what the book knows (its order was completed, its test converted) is asked for a release,
 * whatever was ticked in its description. `at`: local wall time.
 */
async function asItStands(archive: Archive, circuit: Circuit, at: string): Promise<Circuit> {
  if (circuit.inService) return circuit;
  const [item] = await archive.items('circuit', { items: [circuit.number] });
  if (!item) return circuit;
  const orders = await archive.items('order', { text: circuit.number });
  const named = orders.filter(({ heads }) => heads[0].body.circuit === circuit.number);
  return stateOfLine(item, named, at) === 'in-service' ? { ...circuit, inService: true } : circuit;
}
