import { z } from 'zod';

/** Kinds of lines that a fault is sought on: which boxes stand between the two local networks. */
export const LINE_VARIANTS = [
  'converter-ethernet',
  'converter-v35',
  'router-e1-card',
  'fibre-modem',
  'ethernet-private-line',
  'converter-v35-to-e1-card',
] as const;
export type LineVariant = (typeof LINE_VARIANTS)[number];

export const OWNERS = ['carrier', 'other carrier', 'customer'] as const;
export type Owner = (typeof OWNERS)[number];

/** The two ends of a line; `a` is where the engineer stands. */
export type Side = 'a' | 'z';
export const SIDES: readonly Side[] = ['a', 'z'];

const name = z.string().min(1).max(200);
/** Id of a section: kind and end (`conv_a`), `net` in the middle. */
const sectionId = z.string().regex(/^([a-z]+_[az]|net)$/);

export const sectionSchema = z.object({ id: sectionId, zh: name, en: name, owner: z.enum(OWNERS) });
export type Section = z.infer<typeof sectionSchema>;

/** A line as a fault is sought on it: its sections in order from A to Z, and what of it can be asked. */
export const siteLineSchema = z.object({
  variant: z.enum(LINE_VARIANTS),
  sections: z.array(sectionSchema).min(1).max(50),
  /** Whether registers and alarms can be read and far loops set. */
  managed: z.object({ converters: z.boolean(), nodes: z.boolean(), network: z.boolean() }),
  /** Whether somebody gives the counters and settings of the routers. */
  routersOpen: z.boolean(),
  convertersHaveAddresses: z.boolean(),
  testerMeasuresDelay: z.boolean(),
});
export type SiteLine = z.infer<typeof siteLineSchema>;

/** Something that can be done on a site to learn more. `id` says what and where (`loop:a:conv_z`); `minutes`: how long it takes. */
export const siteActionSchema = z.object({
  id: z.string().min(3).max(100),
  /** A person has to be at the far end. */
  trip: z.boolean(),
  /** It interrupts the service. */
  stops: z.boolean(),
  minutes: z.number().min(0).max(100_000),
});
export type SiteAction = z.infer<typeof siteActionSchema>;

/** A complaint about a line and what may be done to find its cause; whatever else a file says is not read. */
export const siteCaseSchema = z.object({
  line: siteLineSchema,
  complaint: z.object({ zh: z.string().max(2000), en: z.string().max(2000) }),
  actions: z.array(siteActionSchema).max(1000),
});
export type SiteCase = z.infer<typeof siteCaseSchema>;

const count = z.number().int().min(0);
const seconds = z.array(z.number().min(0)).max(1000);
/** What a tester, register or monitor counted; lists of seconds count from the start and end after their eightieth. */
export const siteCountsSchema = z.object({
  seconds: count,
  bitErrors: count,
  erroredSeconds: count,
  burstSeconds: seconds.default([]),
  patternSlips: count,
  slipSeconds: seconds.default([]),
});
export type SiteCounts = z.infer<typeof siteCountsSchema>;

export const SITE_SIGNALS = ['ok', 'LOS', 'AIS', 'LOF', 'noClock', 'noPattern'] as const;
const signalShape = {
  signal: z.enum(SITE_SIGNALS),
  patternSync: z.boolean().optional(),
  counts: siteCountsSchema.optional(),
  looped: z.boolean().optional(),
};
/** A signal as it arrives somewhere. */
export const siteSignalSchema = z.object(signalShape);
export type SiteSignal = z.infer<typeof siteSignalSchema>;

export const sitePingSchema = z.object({
  payload: z.string().max(20),
  /** Octets of payload. */
  size: z.number().int().min(0).max(65_535),
  sent: count,
  lost: count,
  avgMs: z.number().min(0).optional(),
  /** Only where loss comes in bursts or with slips. */
  lossSeconds: seconds.optional(),
});
export type SitePing = z.infer<typeof sitePingSchema>;
const pings = z.array(sitePingSchema).max(100);

export const SITE_RUNGS = [
  'lan',
  'gateway',
  'nearConverter',
  'farConverter',
  'farRouterWan',
  'farRouterLan',
  'farHost',
  'farHost2',
] as const;
export type SiteRung = (typeof SITE_RUNGS)[number];

/** A lamp as it stands; those of a switch are told as yes or no. */
const lamp = z.union([z.boolean(), z.enum(['on', 'off', 'flashing'])]);
const lampsSchema = z.object({ lamps: z.record(z.string().max(50), lamp) });
const loopSchema = z.object({
  tester: z.enum(['2M', 'frames']),
  loopSet: z.boolean(),
  seenBeforeSet: z.boolean().optional(),
  lostOnRelease: z.boolean().optional(),
  injectedBack: count.optional(),
  roundTripUs: z.number().min(0).optional(),
  ...signalShape,
  signal: signalShape.signal.optional(),
  frames: pings.optional(),
});
const rungsSchema = z.object({
  rungs: z.array(z.object({ rung: z.enum(SITE_RUNGS), pings, said: z.string().max(2000).optional() })).max(50),
});
const complaintSchema = z.object({
  complaint: z.enum(['same', 'gone', 'changed', 'betterForNow', 'nothingToSee']),
});
const betweenSchema = z.object({ idle: pings, loaded: pings });
const available = z.boolean();
const registersSchema = z.object({
  available,
  answers: z.boolean().optional(),
  lineReceive: siteSignalSchema.optional(),
  remoteAlarm: z.boolean().optional(),
  dataPort: z.enum(['up', 'down']).optional(),
  discards: z.object({ frames: count, seconds: seconds.default([]) }).optional(),
});
const alarmsSchema = z.object({
  available,
  answers: z.boolean().optional(),
  line: z.enum(['ok', 'B2 errors']).optional(),
  tributaryFromCustomer: z.enum(['ok', 'LOS']).optional(),
  codeViolations: z.boolean().optional(),
  ownCard: z.enum(['ok', 'failed']).optional(),
  clock: z.enum(['locked', 'freeRunning']).optional(),
  pathFromNetwork: z.enum(['ok', 'AIS']).optional(),
  pathErrors: siteCountsSchema.optional(),
  pathRdi: z.boolean().optional(),
  aisTowardsCustomer: z.boolean().optional(),
  ethernetPort: z.enum(['up', 'down']).optional(),
  lightFromA: z.enum(['ok', 'LOS', 'B2 errors']).optional(),
  lightFromZ: z.enum(['ok', 'LOS', 'B2 errors']).optional(),
  pathAZ: siteSignalSchema.optional(),
  pathZA: siteSignalSchema.optional(),
});
const countersSchema = z.object({
  available,
  answers: z.boolean().optional(),
  wan: z.enum(['up/up', 'up/down', 'up/down (looped)', 'down/down']).optional(),
  wanInputErrors: count.optional(),
  lan: z.enum(['up', 'down']).optional(),
  lanInputErrors: count.optional(),
  cpuHigh: z.boolean().optional(),
  leads: z.object({ DSR: z.boolean().optional(), DCD: z.boolean().optional() }).optional(),
  controller: z.enum(['ok', 'LOS', 'AIS', 'LOF']).optional(),
  rai: z.boolean().optional(),
});

/** What comes back of each kind of action: the part of its id before the first colon. */
export const OBSERVATIONS = {
  loop: loopSchema,
  loop24: loopSchema,
  data: z.object({ ...signalShape, afterZeros: z.enum(['same', 'errors']).optional() }),
  between: betweenSchema,
  between24: betweenSchema,
  ping: rungsSchema,
  load: rungsSchema,
  watch: rungsSchema,
  arp: z.object({ gatewayMacs: count, dhcpOffers: count, subnets: count, sameFrameTwice: z.boolean() }),
  monitor: z.object({
    fromCustomer: siteSignalSchema,
    codeViolationsFromCustomer: z.boolean().optional(),
    fromNetwork: siteSignalSchema,
  }),
  lamps: lampsSchema,
  power: z.object({ supply: z.enum(['good', 'none']) }),
  selfloop: lampsSchema,
  routerloop: z.object({ port: z.enum(['noAnswer', 'upLooped']), inputErrors: z.boolean().optional() }),
  restart: complaintSchema,
  unplug: z.object({ secondUplink: z.boolean(), gatewayAfter: sitePingSchema.optional() }),
  registers: registersSchema,
  alarms: alarmsSchema,
  counters: countersSchema,
  settings: z.object({ available, notAsOrdered: z.array(z.string().max(200)).max(50).optional() }),
  optical: z.object({
    available: available.optional(),
    receivesDbm: z.number().optional(),
    sendsDbm: z.number().optional(),
    fromADbm: z.number().optional(),
    fromZDbm: z.number().optional(),
  }),
  swap: complaintSchema,
  swap24: complaintSchema,
} as const;
export type ActionKind = keyof typeof OBSERVATIONS;
export type Observation<K extends ActionKind = ActionKind> = { [k in K]: z.infer<(typeof OBSERVATIONS)[k]> }[K];

/** What somebody told of one action: what he saw, or why it could not be done. */
export type Told = { action: string } & ({ saw: Observation } | { refused: string });

export const LOCATE_CERTAINTIES = ['certain', 'likely', 'open', 'none'] as const;
export type LocateCertainty = (typeof LOCATE_CERTAINTIES)[number];
