import type { RunEvent, RunRecord } from './run.ts';
import { wordOf, type Message } from './words/index.ts';

/** What is found beside the rungs of a ladder, as its sentences are called behind `wire.`. */
export const WIRE_FINDINGS = ['two-macs', 'proxy-arp', 'other-subnet', 'mtu', 'twice', 'load'] as const;
export type WireFinding = (typeof WIRE_FINDINGS)[number];

type Facts = NonNullable<Message['params']>;

/** The sentence of a finding, and its facts; `rung`: what the record calls it. */
export function wireMessage(kind: WireFinding, { rung, ...facts }: Facts): Message {
  const named = rung === undefined ? {} : { rung, ...wordOf('rung', String(rung)) };
  return { code: `wire.${kind}`, params: { ...facts, ...named } };
}

const isOfWire = ({ kind }: RunEvent): boolean => kind === 'wire';

/** What an attempt found on the wire beside its rungs, in order of time. */
export const wireEvents = ({ events }: Pick<RunRecord, 'events'>, attempt: number | undefined): RunEvent[] =>
  events.filter((one) => isOfWire(one) && one.attempt === attempt);

/** A finding as the JSON of a run has it, with its facts. `at`: ISO 8601, UTC. */
export type WireResult = { kind: WireFinding; at: string; says: string } & Facts;

/** What was found as the JSON of a run has it. */
export const wireJson = (events: readonly RunEvent[], say: (message: Message) => string): WireResult[] =>
  events.flatMap(({ t, message }) => {
    const kind = WIRE_FINDINGS.find((one) => message.code === `wire.${one}`);
    if (!kind) return [];
    const { zh: _zh, en: _en, ...facts } = message.params ?? {};
    return [{ kind, at: new Date(t * 1000).toISOString().replace('.000Z', 'Z'), says: say(message), ...facts }];
  });
