import type { CircuitEnd } from '../../contract/circuit.ts';
import { kindOfSection, type SectionKind } from '../../contract/site-chain.ts';
import type { Message, WordKey } from '../../contract/words/index.ts';

/** What goes along for a kind of section beside its spare. */
const WITH: Readonly<Record<SectionKind, readonly WordKey[]>> = {
  pc: ['advice.take.laptop'],
  switch: ['advice.take.switch', 'advice.take.laptop'],
  router: ['advice.take.console'],
  conv: ['advice.take.tester'],
  cable: ['advice.take.cable'],
  modem: ['advice.take.light'],
  node: ['advice.take.light'],
  fibre: ['advice.take.light', 'advice.take.otdr'],
  net: [],
};

/** Maker and model as they are printed on the box. */
export const modelOf = (end: CircuitEnd | undefined): string =>
  [end?.converter?.maker, end?.converter?.model].filter(Boolean).join(' ');

/** The spare for the converter of an end: of the same make, its switches as they are on record. */
export function spareOf(end: CircuitEnd | undefined): Message {
  const model = modelOf(end);
  if (model === '') return { code: 'advice.take.unknown-conv' };
  const { photo, dip } = end?.converter ?? {};
  if (photo) return { code: 'advice.take.spare', params: { model } };
  return dip
    ? { code: 'advice.take.spare-dip', params: { model, dip } }
    : { code: 'advice.take.spare-undocumented', params: { model } };
}

function nodeSpare(end: CircuitEnd | undefined): Message {
  const known = end?.equipment?.find(({ kind, id }) => id !== undefined && kind !== 'router' && kind !== 'modem');
  return { code: 'advice.take.node', params: { id: known ? ` (${known.id})` : '' } };
}
function modemSpare(end: CircuitEnd | undefined): Message {
  const known = end?.equipment?.find(({ kind, id }) => id !== undefined && kind === 'modem');
  return known
    ? { code: 'advice.take.spare-undocumented', params: { model: known.id! } }
    : { code: 'advice.take.unknown-modem' };
}
const SPARES: Partial<Record<SectionKind, (end: CircuitEnd | undefined) => Message>> = {
  conv: spareOf,
  node: nodeSpare,
  modem: modemSpare,
};

/** What to take along for a section: the spare first. */
export function takenTo(section: string, end: CircuitEnd | undefined): Message[] {
  const kind = kindOfSection(section);
  if (kind === undefined) return [];
  const spare = SPARES[kind]?.(end);
  return [...(spare ? [spare] : []), ...WITH[kind].map((code): Message => ({ code }))];
}
