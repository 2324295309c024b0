import type { RunEvent, RunRecord } from './run.ts';
import type { Message } from './words/index.ts';

/** What is found beside the rungs of a ladder, as its sentences are called behind `wire.`. */
export const WIRE_FINDINGS = ['two-macs', 'proxy-arp', 'other-subnet', 'mtu', 'twice'] as const;
export type WireFinding = (typeof WIRE_FINDINGS)[number];

/** The sentence of a finding; `params` are its facts. */
export const wireMessage = (kind: WireFinding, params: NonNullable<Message['params']>): Message => ({
  code: `wire.${kind}`,
  params,
});

const isOfWire = ({ kind }: RunEvent): boolean => kind === 'wire';

/** What an attempt found on the wire beside its rungs, in order of time. */
export const wireEvents = ({ events }: Pick<RunRecord, 'events'>, attempt: number | undefined): RunEvent[] =>
  events.filter((one) => isOfWire(one) && one.attempt === attempt);

/** A finding as the JSON of a run has it, with its facts. `at`: ISO 8601, UTC. */
export type WireResult = { kind: WireFinding; at: string; says: string } & NonNullable<Message['params']>;

/** What was found as the JSON of a run has it. */
export const wireJson = (events: readonly RunEvent[], say: (message: Message) => string): WireResult[] =>
  events.flatMap(({ t, message }) => {
    const kind = WIRE_FINDINGS.find((one) => message.code === `wire.${one}`);
    return kind
      ? [{ kind, at: new Date(t * 1000).toISOString().replace('.000Z', 'Z'), says: say(message), ...message.params }]
      : [];
  });
