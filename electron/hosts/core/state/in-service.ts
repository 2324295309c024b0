import type { Archive } from '../../../archive/index.ts';
import { stateOfLine } from '../../../circuits/index.ts';
import type { Item } from '../../../contract/book/entry.ts';
import type { RunRequest } from '../../../procedures/index.ts';

const itemOf = async (archive: Archive, circuit: string): Promise<Item<'circuit'> | undefined> =>
  (await archive.items('circuit', { items: [circuit] }))[0];

/** Whether a circuit of the book stands in service. */
async function isInService(archive: Archive, item: Item<'circuit'>, at: string): Promise<boolean> {
  const orders = await archive.items('order', { text: item.item });
  const named = orders.filter(({ heads }) => heads[0].body.circuit === item.item);
  return stateOfLine(item, named, at) === 'in-service';
}

/** Whether a circuit carries traffic by what the book knows: its order was completed, its test converted. `at`: local wall time. */
export async function carriesTraffic(archive: Archive, circuit: string, at: string): Promise<boolean> {
  const item = await itemOf(archive, circuit);
  return item !== undefined && (await isInService(archive, item, at));
}

/**
 * What is asked of a run, with its circuit as it may be tested: one that carries traffic by what the book knows is asked for a release, whatever was
 * ticked in its description. A page knows of a circuit what the book told it, and so says nothing new of it. `at`: local wall time.
 */
export async function requestAsItStands(archive: Archive, request: RunRequest, at: string): Promise<RunRequest> {
  const { circuit, person } = request;
  const item = circuit && (await itemOf(archive, circuit.number));
  if (!item) return request;
  const inService = circuit.inService || (await isInService(archive, item, at));
  const described = person === 'person' ? item.heads[0].body : circuit;
  return { ...request, circuit: { ...circuit, inService }, described };
}
