import type { OrderJson } from './orders.ts';
import type { TicketJson } from './tickets.ts';

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/** Where two values part, as sentences; what is absent on one side is told as undefined. */
export function differences(where: string, got: unknown, expected: unknown): string[] {
  if (!isObject(got) || !isObject(expected))
    return Object.is(got, expected)
      ? []
      : [`${where}: ${JSON.stringify(got)} where the model has ${JSON.stringify(expected)}`];
  const keys = new Set([...Object.keys(got), ...Object.keys(expected)]);
  return [...keys].flatMap((key) => differences(`${where}.${key}`, got[key], expected[key]));
}
const picked = (json: unknown, keys: readonly string[]): Json =>
  Object.fromEntries(keys.flatMap((key) => (isObject(json) && json[key] !== undefined ? [[key, json[key]]] : [])));

/** What the rules say of an order, out of what the program shows of it. */
function ruledOrder(json: Json): Json {
  const ruled = picked(json, ['order', 'circuit', 'due', 'steps', 'survey', 'warning', 'gates', 'progress']);
  return { ...ruled, warning: picked(json['warning'], ['pool', 'since', 'lastDay', 'important']) };
}
/** What the rules say of a ticket; of a fault that was struck off not since when it had been severe. */
function ruledTicket(json: Json, expected: TicketJson): Json {
  const { is, since, struckOff } = picked(json['severe'], ['is', 'since', 'struckOff']);
  const told = JSON.stringify(json['told']);
  return {
    ...picked(json, ['channel', 'circuit', 'clock', 'firstCause', 'night']),
    told: expected.told.filter((reason) => told.includes(reason)),
    severe: { is, struckOff: Boolean(struckOff), ...(struckOff || since === undefined ? {} : { since }) },
  };
}

function compared<Id, Expected>(
  got: Map<Id, Json>,
  expected: Map<Id, Expected>,
  ruled: (json: Json, expected: Expected) => Json,
): string[] {
  const ids = new Set([...got.keys(), ...expected.keys()]);
  return [...ids].flatMap((id) => {
    const [shown, meant] = [got.get(id), expected.get(id)];
    if (!shown || !meant) return [`${String(id)}: ${shown ? 'listed' : 'not listed'}, unlike in the model`];
    return differences(String(id), ruled(shown, meant), meant);
  });
}
export const orderDifferences = (got: Json[], expected: Map<string, OrderJson>): string[] =>
  compared(new Map(got.map((json) => [String(json['order']), json])), expected, ruledOrder);

/** @param ids The program's own names of the tickets, by their place in the city. */
export const ticketDifferences = (got: Json[], expected: Map<number, TicketJson>, ids: readonly string[]): string[] =>
  compared(
    new Map(got.map((json) => [String(json['ticket']), json])),
    new Map([...expected].map(([place, json]) => [ids[place] ?? `place ${place}`, json])),
    ruledTicket,
  );
