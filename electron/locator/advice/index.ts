import type { Advice, Contact, SectionAdvice } from '../../contract/advice.ts';
import type { Circuit } from '../../contract/circuit.ts';
import type { ChainLink } from '../../contract/locate.ts';
import { kindOfSection, sideOf } from '../../contract/site-chain.ts';
import type { LineVariant } from '../../contract/site.ts';
import { wordOf, type Message } from '../../contract/words/index.ts';
import type { Known } from './known.ts';
import { scriptFor } from './script.ts';
import { spareOf, takenTo } from './take.ts';

export type { Known } from './known.ts';

/** What is less likely is no reason to carry anything. */
const LEAST_SHARE = 0.04;
/** So many sections at most: what is packed into one car. */
const MOST = 6;

function goTo({ circuit }: Known, { section }: ChainLink): Message {
  const side = sideOf(section.id);
  if (side === undefined) return { code: 'advice.go.network' };
  if (section.owner !== 'carrier') return { code: 'advice.go.owner', params: { ...wordOf('owner', section.owner) } };
  if (side === 'a') return { code: 'advice.go.here' };
  const { site, address, room } = circuit?.ends?.Z ?? {};
  const place = [site, address, room].filter(Boolean).join(' · ');
  return place === '' ? { code: 'advice.go.far-unknown' } : { code: 'advice.go.far', params: { place } };
}

function adviceFor(known: Known, link: ChainLink): SectionAdvice {
  const side = sideOf(link.section.id);
  const end = side && known.circuit?.ends?.[side === 'a' ? 'A' : 'Z'];
  const spare = kindOfSection(link.section.id) === 'conv' ? spareOf(end) : undefined;
  const photo = spare && end?.converter?.photo;
  return {
    section: link.section,
    share: link.share,
    go: goTo(known, link),
    take: takenTo(link.section.id, end),
    ...(photo ? { photo } : {}),
  };
}

/** Who is at the far end: his name and telephone, or the customer's own. */
function contactOf(circuit: Circuit | undefined): Contact | undefined {
  const far = circuit?.ends?.Z;
  const name = far?.contact ?? circuit?.customer?.contact;
  const phone = far?.phone ?? (far?.contact === undefined ? circuit?.customer?.phone : undefined);
  if (name === undefined && phone === undefined) return undefined;
  return { end: 'Z', ...(far?.site ? { site: far.site } : {}), ...(name ? { name } : {}), ...(phone ? { phone } : {}) };
}

function onRecord(circuit: Circuit | undefined, variant: LineVariant, rungs: Known['rungs'] = []): Message[] {
  const ends = (['A', 'Z'] as const).flatMap((end) => {
    const { position, equipment = [] } = circuit?.ends?.[end] ?? {};
    return [
      ...(position ? [{ code: 'advice.known.position', params: { end, text: position } } as const] : []),
      ...equipment.map(({ kind = 'onu', id = '—', port = '—' }) => ({
        code: 'advice.known.equipment' as const,
        params: { end, kind: kind.toUpperCase(), id, port },
      })),
    ];
  });
  const main = circuit?.routes?.main;
  return [
    { code: 'advice.known.protocol', params: { ...wordOf('line', variant) } },
    ...rungs.map(({ id, address }): Message => ({ code: 'advice.known.address', params: { rung: id, address } })),
    ...ends,
    ...(main ? [{ code: 'advice.known.route', params: { text: main } } as const] : []),
  ];
}

/** Advice before anybody leaves, from where the search stands. Pure. */
export function adviceOf(known: Known): Advice {
  const open = known.chain
    .filter(({ share, state }) => share >= LEAST_SHARE || state === 'faulty')
    .toSorted((one, other) => other.share - one.share)
    .slice(0, MOST);
  const call = contactOf(known.circuit);
  return {
    sections: open.map((link) => adviceFor(known, link)),
    ...(call ? { call } : {}),
    known: onRecord(known.circuit, known.line.variant, known.rungs),
    script: scriptFor(known, open),
  };
}
