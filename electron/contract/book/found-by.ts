import type { Circuit, CircuitEnd } from '../circuit.ts';
import type { Bodies, BookKind } from './entry.ts';

type Texts = readonly (string | undefined)[];

const ofCustomer = (customer: Circuit['customer']): Texts => [
  customer?.name,
  customer?.contact,
  customer?.phone,
  customer?.city,
  customer?.manager?.name,
  customer?.manager?.phone,
];

const ofEnd = (end: CircuitEnd | undefined): Texts => [
  end?.site,
  end?.address,
  end?.room,
  end?.position,
  end?.contact,
  end?.phone,
  end?.unit,
  ...(end?.equipment ?? []).flatMap(({ id, port }) => [id, port]),
];

const ofEnds = (ends: Circuit['ends']): Texts => [...ofEnd(ends?.A), ...ofEnd(ends?.Z)];

/** By which words and numbers an item of each kind is found, any part of them. */
export const FOUND_BY: { readonly [K in BookKind]: (body: Bodies[K]) => Texts } = {
  circuit: ({ number, customer, ends, towards }) => [number, towards, ...ofCustomer(customer), ...ofEnds(ends)],
  order: ({ order, circuit, customer, ends }) => [order, circuit, ...ofCustomer(customer), ...ofEnds(ends)],
  job: ({ date, name, lines }) => [date, name, ...lines.flatMap(({ circuit, order }) => [circuit, order])],
  planned: ({ name, circuits }) => [name, ...circuits],
  ticket: ({ circuit, by, says, foreignNumber }) => [circuit, by, says, foreignNumber],
};
