import { z } from 'zod';
import { milliseconds } from './duration.ts';
import type { Wire } from './neighbourhood.ts';

/** What probes may hold: a pseudo-random sequence, or one octet over and over. */
export const PAYLOADS = ['prbs', '00', 'FF', 'AA'] as const;
export type PayloadName = (typeof PAYLOADS)[number];

/** The role under which the ladder's own facility stands among the instruments of a run, and its measurement among the measurements. */
export const LADDER_ROLE = 'ladder';

/** One box that is asked, nearest first. `id` as in `SITE_RUNGS`, or a name of its own. */
export interface LadderRung {
  id: string;
  address: string;
}
/** A ladder as it is run: one probe of each size and payload to every rung, every `everyMs`. */
export interface Ladder {
  version: 1;
  everyMs: number;
  /** Octets of payload. */
  sizes: number[];
  payloads: PayloadName[];
  /** An answer after this is late, milliseconds. */
  timeoutMs: number;
  rungs: LadderRung[];
  /** Drawn by the scenario of a simulated line: no packet leaves the computer. */
  simulated?: { line?: string; seed?: number };
  /** What sends its probes and compares them, known once it was opened. */
  facility?: { name: FacilityName; payload: string; compared: boolean };
}

/** The most probes of one round: rungs x sizes x payloads. */
export const PROBES_A_ROUND = 256;
export const LADDER_LIMITS = {
  everyMs: [100, 10_000],
  timeoutMs: [100, 10_000],
  size: [0, 65_507],
  rungs: 32,
  sizes: 8,
} as const;

const within = ([least, most]: readonly [number, number]) =>
  z.string().transform((text, context) => {
    const ms = Math.round(milliseconds(text) ?? NaN);
    if (ms >= least && ms <= most) return ms;
    context.addIssue({ code: 'custom', message: 'yaml.milliseconds', params: { least, most } });
    return 0;
  });
const [leastSize, mostSize] = LADDER_LIMITS.size;
const twice = (list: readonly unknown[]): boolean => new Set(list).size < list.length;
const once = <T>(schema: z.ZodType<T[]>, of: (item: T) => unknown = (item) => item) =>
  schema.refine((list) => !twice(list.map(of)), { message: 'yaml.listed-twice' });
const rungSchema = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, 'yaml.rung-id'),
  address: z.string().min(1).max(300),
});

const probesShape = {
  sizes: once(z.array(z.number().int().min(leastSize).max(mostSize)).min(1).max(LADDER_LIMITS.sizes)),
  payloads: once(z.array(z.enum(PAYLOADS)).min(1)),
  rungs: once(z.array(rungSchema).min(1).max(LADDER_LIMITS.rungs), ({ id }) => id),
};

/** A ladder file. An address is an IP address; a name is refused where the ladder is checked, saying why. */
export const ladderSchema: z.ZodType<Ladder> = z
  .strictObject({
    version: z.literal(1),
    every: within(LADDER_LIMITS.everyMs).default(1000),
    timeout: within(LADDER_LIMITS.timeoutMs).default(1000),
    ...probesShape,
    sizes: probesShape.sizes.default([64, 512, 1472]),
    payloads: probesShape.payloads.default(['prbs']),
  })
  .transform(({ every, timeout, ...rest }) => ({ ...rest, everyMs: every, timeoutMs: timeout }));

/** Rung by rung, with times in milliseconds. */
export const ladderRungs = z.strictObject({
  version: z.literal(1),
  everyMs: z.number().min(LADDER_LIMITS.everyMs[0]).max(LADDER_LIMITS.everyMs[1]),
  timeoutMs: z.number().min(LADDER_LIMITS.timeoutMs[0]).max(LADDER_LIMITS.timeoutMs[1]),
  ...probesShape,
});
export type LadderRungs = z.infer<typeof ladderRungs>;

/** A ladder as the page gives it: laid by itself, on a simulated line, or rung by rung. */
export const ladderGiven = z.union([z.literal('auto'), z.string().max(1000).regex(/^sim:/), ladderRungs]);
export type LadderGiven = z.infer<typeof ladderGiven>;

/** Probes that one round sends. */
export const probesOf = ({ rungs, sizes, payloads }: Ladder): number => rungs.length * sizes.length * payloads.length;

/** One or more rounds in a row in each of which a probe of the smallest size was lost; seconds since the first of the measurement, `to` the one after the last. */
export interface Burst {
  from: number;
  to: number;
  sent: number;
  lost: number;
}
/** Probes of one size. */
export interface SizeResult {
  size: number;
  sent: number;
  lost: number;
  wrongOctets: number;
  /** Absent where nothing answered. */
  avgMs?: number;
}
/** What a ladder saw of one rung, as the JSON of a run has it. What cannot be known is absent. */
export interface RungResult {
  rung: string;
  address: string;
  sent: number;
  /** Never answered. */
  lost: number;
  /** Answered after the time-out: not lost. */
  late: number;
  wrongOctets: number;
  minMs?: number;
  avgMs?: number;
  maxMs?: number;
  bySize: SizeResult[];
  bursts: Burst[];
  /** What the probes held, in words of the facility. */
  payload: string;
  /** True if every octet that came back was compared. */
  compared: boolean;
  /** It loses and a rung behind it does not: it answers pings rarely, and fails nothing. */
  answersRarely?: true;
}

/** Which octet of an answer was wrong; `offset` counts from the first of the payload. */
export interface WrongOctet {
  offset: number;
  sent: number;
  received: number;
}
/** What became of one probe. `ms`: how long after it was sent it was answered, absent if never. `said`: an ICMP error and who sent it. */
export interface ProbeAnswer {
  ms?: number;
  wrong?: WrongOctet[];
  /** Wrong octets, where there are more than are listed. */
  wrongOctets?: number;
  said?: string;
}

/** The system's own way of pinging, as it is called. */
export const FACILITIES = ['icmp-socket', 'iputils', 'macos-ping', 'dotnet-ping', 'simulated'] as const;
export type FacilityName = (typeof FACILITIES)[number];

/** One probe. */
export interface Probe {
  address: string;
  payload: PayloadName;
  /** Octets of payload. */
  size: number;
}

/** What sends probes from this computer and compares what comes back. */
export interface Prober {
  readonly facility: FacilityName;
  /** What it calls itself, and its version where it tells one. */
  readonly identity: { maker: string; model: string; firmware?: string };
  /** True if every octet that comes back is compared. */
  readonly compared: boolean;
  /** What probes of a payload hold, as it is printed. */
  payloadName(payload: PayloadName): string;
  /**
   * Sends one probe of each; each promise tells what became of its probe, never answered where nothing came within `patienceMs`. Errors:
   * `ping-gone` where the facility itself is gone, `ping-forbidden`.
   */
  round(probes: readonly Probe[], patienceMs: number): Promise<ProbeAnswer>[];
  /** Answers beyond the first to one probe, by address, since it was opened; undefined where the facility does not show them. */
  twice(): Readonly<Record<string, number>> | undefined;
  /** It starts a program for each probe, and so carries no load. */
  readonly oneByOne?: true;
  /** What can be told of the wire beside pings; absent where nothing can. */
  readonly wire?: Wire;
  close(): Promise<void>;
}
