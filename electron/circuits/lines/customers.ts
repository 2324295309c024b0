import type { CustomerView } from '../../contract/book/line.ts';
import type { Circuit } from '../../contract/circuit.ts';

type Person = { name?: string; phone?: string };
const person = (name: string | undefined, phone: string | undefined): Person[] =>
  name === undefined && phone === undefined ? [] : [{ ...(name && { name }), ...(phone && { phone }) }];

/** Everybody who is to be asked, each once. */
const contactsOf = (circuits: readonly Circuit[]): Person[] => {
  const all = circuits.flatMap(({ customer, ends }) => [
    ...person(customer?.contact, customer?.phone),
    ...person(ends?.A?.contact, ends?.A?.phone),
    ...person(ends?.Z?.contact, ends?.Z?.phone),
  ]);
  return [...new Map(all.map((one) => [`${one.name} ${one.phone}`, one])).values()];
};

/** Customers of circuits, by name. */
export function customersIn(circuits: readonly Circuit[]): CustomerView[] {
  const byName = Map.groupBy(
    circuits.filter(({ customer }) => customer?.name),
    ({ customer }) => customer?.name ?? '',
  );
  const views = [...byName].map(([name, own]): CustomerView => {
    const manager = own.map(({ customer }) => customer?.manager).find(Boolean);
    const [known] = person(manager?.name, manager?.phone);
    return { name, circuits: own.length, contacts: contactsOf(own), ...(known && { manager: known }) };
  });
  return views.toSorted((a, b) => a.name.localeCompare(b.name, 'zh'));
}
