import type { Circuit, CircuitEnd } from '../../contract/circuit.ts';
import type { Bilingual } from '../../contract/text.ts';
import { alike } from '../../contract/text.ts';
import type { Source } from './basis.ts';
import type { TermName } from '../../contract/words/index.ts';
import { both, wordOf } from './texts.ts';
import type { Row, Section } from './document.ts';

const row = (name: TermName<'circuit'>, value: Bilingual | string | undefined): Row[] =>
  value ? [[wordOf('circuit', name), typeof value === 'string' ? alike(value) : value]] : [];

/** Parts of one thing, one after the other; nothing where none is known. */
const joined = (...parts: (string | undefined)[]): string => parts.filter(Boolean).join(' · ');

/** `ONU · 007 · 1.10`; what has a word of its own takes it. */
function equipmentText({ kind, id, port }: NonNullable<CircuitEnd['equipment']>[number]): Bilingual {
  const name = kind ? wordOf('equipment', kind) : alike('');
  return { zh: joined(name.zh, id, port), en: joined(name.en, id, port) };
}

function ofCircuit({ kind, until, customer, routes, towards, line }: Circuit): Row[] {
  const ends = until && both('report.circuit.until', { until });
  return [
    ...row('kind', kind === 'test' ? (ends ?? wordOf('circuit-kind', 'test')) : undefined),
    ...row('class', customer?.class && wordOf('customer-class', customer.class)),
    ...row('city', customer?.city),
    ...row('manager', joined(customer?.manager?.name, customer?.manager?.phone)),
    ...row('route-main', routes?.main),
    ...row('route-spare', routes?.spare),
    ...row('towards', towards),
    ...row('line', line),
  ];
}

function ofEnd({ owner, unit, converter, equipment = [] }: CircuitEnd): Row[] {
  const dip = converter?.dip && `DIP ${converter.dip}`;
  return [
    ...row('owner', owner),
    ...row('unit', unit),
    ...row('converter', joined(converter?.maker, converter?.model, dip, converter?.photo)),
    ...equipment.map(equipmentText).flatMap((text) => row('equipment', text.zh === '' ? undefined : text)),
  ];
}

/** What is known of the line beside what page 1 says: routes, converters, who it belongs to. Nothing where nothing is. */
export function circuitSection({ record: { circuit } }: Source): Section[] {
  if (!circuit) return [];
  const ends = (['A', 'Z'] as const).flatMap((name): Row[] => {
    const rows = ofEnd(circuit.ends?.[name] ?? {});
    return rows.length > 0 ? [{ title: wordOf('circuit', name) }, ...rows] : [];
  });
  const rows = [...ofCircuit(circuit), ...ends];
  if (rows.length === 0) return [];
  const columns = [
    { head: both('report.head.item'), width: '46mm', align: 'left' } as const,
    { head: both('report.head.told'), width: '1fr', align: 'left' } as const,
  ];
  return [{ id: 'circuit', title: both('report.section.circuit'), tables: [{ columns, rows }] }];
}
