import type { Input } from '../../../electron/contract/api.ts';
import type { Circuit } from '../../../electron/contract/circuit.ts';
import { CHANNELS } from '../../../electron/contract/book/ticket.ts';
import type { CircuitMeant } from './CircuitField.tsx';
import { thisMinute, timeMeant, type When } from './when.ts';

type Channel = (typeof CHANNELS)[number];
/** A ticket as it is being opened. */
export interface OpenDraft {
  meant: CircuitMeant;
  channel: Channel;
  when: When;
  by: string;
  says: string;
  foreignNumber: string;
  all: 'all' | 'part' | 'unknown';
  towards: string;
  city: string;
  sites: 'all' | 'some' | 'unknown';
}
export const noDraft = (channel: string | undefined, nowMs: number): OpenDraft => ({
  meant: { text: '' },
  channel: CHANNELS.find((one) => one === channel) ?? '400',
  when: thisMinute(nowMs),
  by: '',
  says: '',
  foreignNumber: '',
  all: 'unknown',
  towards: '',
  city: '',
  sites: 'unknown',
});

/** What is asked of a fault beside whether all is out: by its service, as the rules of severe faults want it. */
export function askedOf({ meant: { circuit } }: OpenDraft): 'towards' | 'city' | 'sites' | undefined {
  const service = circuit?.service;
  if (service === 'internet') return 'sites';
  if (service === 'sms') return 'city';
  return service === undefined || service === 'voice' || service === 'apn' ? undefined : 'towards';
}

/** A circuit that was picked brings what it knows; what somebody typed stays. */
export function withCircuit(draft: OpenDraft, meant: CircuitMeant): OpenDraft {
  const { circuit } = meant;
  const was = draft.meant.circuit;
  const fill = (typed: string, from: (circuit: Circuit) => string | undefined): string =>
    circuit && (typed === '' || (was && typed === from(was))) ? (from(circuit) ?? '') : typed;
  return {
    ...draft,
    meant,
    by: fill(draft.by, ({ customer }) => [customer?.contact, customer?.phone].filter(Boolean).join(' ')),
    towards: fill(draft.towards, ({ towards }) => towards),
    city: fill(draft.city, ({ customer }) => customer?.city),
  };
}

const text = (typed: string): string | undefined => typed.trim() || undefined;

/** The ticket that is meant; a field that says nothing is absent. */
export function ticketOf(draft: OpenDraft, nowMs: number): Input<'tickets.open'>['ticket'] {
  const asked = askedOf(draft);
  return {
    channel: draft.channel,
    reportedAt: timeMeant(draft.when, nowMs) ?? '',
    circuit: draft.meant.circuit?.number ?? draft.meant.text.trim(),
    by: text(draft.by),
    says: text(draft.says),
    foreignNumber: text(draft.foreignNumber),
    scope: {
      all: draft.all === 'unknown' ? undefined : draft.all === 'all',
      ...(asked === 'towards' ? { towards: text(draft.towards) } : {}),
      ...(asked === 'city' ? { city: text(draft.city) } : {}),
      ...(asked === 'sites' && draft.sites !== 'unknown' ? { sites: draft.sites } : {}),
    },
  };
}
