import {
  type ActionKind,
  type Observation,
  type SiteCounts,
  type SitePing,
  type SiteSignal,
} from '../contract/site.ts';
import { partsOf } from '../contract/site-action.ts';
import type { Seen, SeenLoss } from './answer.ts';

type Says = Record<string, string>;

const yesNo = (is: boolean | undefined): string | undefined => (is === undefined ? undefined : is ? 'yes' : 'no');
const some = (n: number | undefined): string | undefined => (n === undefined ? undefined : n > 0 ? 'some' : 'none');

/** What is absent tells nothing. */
const told = (entries: Readonly<Record<string, string | undefined>>): Says =>
  Object.fromEntries(Object.entries(entries).filter((entry): entry is [string, string] => entry[1] !== undefined));

function countsTold(counts: SiteCounts | undefined, prefix = ''): Says {
  if (!counts) return {};
  const bursts = counts.burstSeconds.length > 0;
  return told({
    [`${prefix}errors`]: some(counts.bitErrors),
    [`${prefix}bursts`]: bursts ? 'some' : 'none',
    [`${prefix}slips`]: some(counts.patternSlips),
  });
}

/** Answers come this much later than on any sound line: ms. */
const SLOW_MS = 120;
/** The interval of slips from the start, seconds. */
const SLIP_FROM_S = 30;
const SLIP_TO_S = 90;

/** Whether seconds come at one interval counted from the start, as slips do. */
function atOneInterval(seconds: readonly number[]): boolean {
  const first = seconds[0] ?? 0;
  if (first < SLIP_FROM_S || first > SLIP_TO_S) return false;
  return seconds.every((second, i) => Math.abs(second - first * (i + 1)) <= 2 + 0.02 * second);
}

function timesTold(pings: readonly SitePing[]): string {
  const lists = pings.flatMap(({ lossSeconds }) => (lossSeconds && lossSeconds.length > 0 ? [lossSeconds] : []));
  if (lists.length === 0) return 'none';
  return lists.every(atOneInterval) ? 'slips' : 'bursts';
}

/** The four pings of a ladder in their order: 64, 512, 1472 of a pattern, 512 of zeros. */
const FOUR: readonly (readonly [payload: 'prbs' | '00', size: number])[] = [
  ['prbs', 64],
  ['prbs', 512],
  ['prbs', 1472],
  ['00', 512],
];

function lossTold(pings: readonly SitePing[]): SeenLoss {
  const of = (field: 'sent' | 'lost'): number[] =>
    FOUR.map(([payload, size]) => pings.find((ping) => ping.payload === payload && ping.size === size)?.[field] ?? 0);
  const delays = pings.flatMap(({ avgMs }) => avgMs ?? []);
  return {
    sent: of('sent'),
    lost: of('lost'),
    ...(delays.length === 0 ? {} : { slow: Math.max(...delays) > SLOW_MS }),
  };
}

const SIGNAL_OK = (signal: SiteSignal): boolean => signal.signal === 'ok';
/** A signal under a name, its counts only where there is one. */
function signalTold(name: string, signal: SiteSignal): Says {
  return { [name]: signal.signal, ...(SIGNAL_OK(signal) ? countsTold(signal.counts, `${name} `) : {}) };
}

/** Light with errors in its own frame. */
const light = (seen: string | undefined): string | undefined => (seen === 'B2 errors' ? 'B2' : seen);

const DARK_DBM = -45;
const WEAK_DBM = -24;
const level = (dbm: number | undefined): string | undefined =>
  dbm === undefined ? undefined : dbm < DARK_DBM ? 'dark' : dbm < WEAK_DBM ? 'weak' : 'good';

const plain = (entries: Readonly<Record<string, string | undefined>>): Seen => ({ says: told(entries), lost: {} });
const available = (saw: {
  available?: boolean | undefined;
  answers?: boolean | undefined;
}): Record<string, string | undefined> => ({
  available: yesNo(saw.available),
  answers: saw.available === false ? undefined : yesNo(saw.answers),
});

function ladderTold({ rungs }: Observation<'ping'>): Seen {
  const said = rungs.some((rung) => rung.said !== undefined && rung.said !== '');
  const out: Says = { said: yesNo(said)! };
  const lost: Record<string, SeenLoss> = {};
  for (const { rung, pings } of rungs) {
    lost[rung] = lossTold(pings);
    out[`times of ${rung}`] = timesTold(pings);
  }
  return { says: out, lost };
}

function loopTold(saw: Observation<'loop'>): Seen {
  const shared = { set: yesNo(saw.loopSet), seen: yesNo(saw.seenBeforeSet) };
  if (saw.tester === 'frames') {
    const frames = saw.frames ?? [];
    if (frames.length === 0) return plain(shared);
    return { says: told({ ...shared, 'times of frames': timesTold(frames) }), lost: { frames: lossTold(frames) } };
  }
  const counts = saw.signal === 'ok' && saw.patternSync === true ? countsTold(saw.counts) : {};
  return plain({ ...shared, signal: saw.signal, pattern: yesNo(saw.patternSync), ...counts });
}

const isClean = ({ signal, counts }: SiteSignal): boolean =>
  signal === 'ok' &&
  (counts === undefined || (counts.bitErrors === 0 && counts.erroredSeconds === 0 && counts.patternSlips === 0));

/** How each kind of observation is read. */
const READERS: { [K in ActionKind]: (saw: Observation<K>) => Seen } = {
  loop: loopTold,
  loop24: loopTold,
  data: (saw) =>
    plain({
      signal: saw.signal,
      pattern: yesNo(saw.patternSync),
      clean: saw.signal === 'ok' && saw.patternSync !== false ? yesNo(isClean(saw)) : 'no',
      zeros: saw.signal === 'ok' ? saw.afterZeros : undefined,
      ...(saw.signal === 'ok' ? countsTold(saw.counts) : {}),
    }),
  between: (saw) => ({
    says: { 'times of idle': timesTold(saw.idle) },
    lost: { idle: lossTold(saw.idle), loaded: lossTold(saw.loaded) },
  }),
  between24: (saw) => ({ says: { 'times of idle': timesTold(saw.idle) }, lost: { idle: lossTold(saw.idle) } }),
  ping: ladderTold,
  load: ladderTold,
  watch: ladderTold,
  arp: (saw) =>
    plain({
      macs: String(saw.gatewayMacs),
      offers: String(saw.dhcpOffers),
      subnets: String(saw.subnets),
      twice: yesNo(saw.sameFrameTwice),
    }),
  monitor: (saw) =>
    plain({
      ...signalTold('up', saw.fromCustomer),
      ...signalTold('down', saw.fromNetwork),
      violations: yesNo(saw.codeViolationsFromCustomer),
    }),
  lamps: ({ lamps }) =>
    plain(
      Object.fromEntries(
        Object.entries(lamps).map(([name, lamp]) =>
          name === 'allPortsFlashTogether'
            ? ['together', yesNo(lamp === true || lamp === 'on' || lamp === 'flashing')]
            : [name, lamp === true ? 'on' : lamp === false ? 'off' : lamp],
        ),
      ),
    ),
  selfloop: (saw) => READERS.lamps(saw),
  power: (saw) => plain({ supply: saw.supply }),
  routerloop: (saw) => plain({ port: saw.port, inputErrors: yesNo(saw.inputErrors) }),
  restart: (saw) => plain({ complaint: saw.complaint }),
  swap: (saw) => plain({ complaint: saw.complaint }),
  swap24: (saw) => plain({ complaint: saw.complaint }),
  unplug: ({ secondUplink, gatewayAfter }) =>
    plain({ second: yesNo(secondUplink), after: gatewayAfter && (gatewayAfter.lost > 0 ? 'bad' : 'good') }),
  registers: (saw) =>
    plain({
      ...available(saw),
      ...(saw.lineReceive ? { signal: saw.lineReceive.signal } : {}),
      ...(saw.lineReceive && SIGNAL_OK(saw.lineReceive) ? countsTold(saw.lineReceive.counts) : {}),
      remote: yesNo(saw.remoteAlarm),
      port: saw.dataPort,
      discards: some(saw.discards?.frames),
    }),
  alarms: (saw) =>
    plain({
      ...available(saw),
      line: light(saw.line),
      tributary: saw.tributaryFromCustomer && yesNo(saw.tributaryFromCustomer === 'ok'),
      violations: yesNo(saw.codeViolations),
      card: saw.ownCard,
      clock: saw.clock,
      path: saw.pathFromNetwork,
      ...countsTold(saw.pathErrors, 'path '),
      rdi: yesNo(saw.pathRdi),
      ais: yesNo(saw.aisTowardsCustomer),
      port: saw.ethernetPort,
      lightA: light(saw.lightFromA),
      lightZ: light(saw.lightFromZ),
      ...(saw.pathAZ ? { ...signalTold('AZ', saw.pathAZ), 'AZ looped': yesNo(saw.pathAZ.looped) } : {}),
      ...(saw.pathZA ? { ...signalTold('ZA', saw.pathZA), 'ZA looped': yesNo(saw.pathZA.looped) } : {}),
    }),
  counters: (saw) =>
    plain({
      ...available(saw),
      wan: saw.wan,
      wanErrors: some(saw.wanInputErrors),
      lan: saw.lan,
      lanErrors: some(saw.lanInputErrors),
      cpu: yesNo(saw.cpuHigh),
      leads:
        saw.leads &&
        (saw.leads.DSR !== false && saw.leads.DCD !== false ? 'up' : saw.leads.DSR === false ? 'down' : 'part'),
      controller: saw.controller,
      rai: yesNo(saw.rai),
    }),
  settings: (saw) =>
    plain({
      ...available(saw),
      order: saw.notAsOrdered && (saw.notAsOrdered.length === 0 ? 'none' : saw.notAsOrdered.toSorted().join('+')),
    }),
  optical: (saw) =>
    plain({
      ...available(saw),
      receives: level(saw.receivesDbm),
      sends: level(saw.sendsDbm),
      fromA: level(saw.fromADbm),
      fromZ: level(saw.fromZDbm),
    }),
};

/** What an observation says, in the names that the answers of faults have. */
export function seenIn(action: string, saw: Observation): Seen {
  const kind = partsOf(action)?.kind;
  if (kind === undefined) return { says: {}, lost: {} };
  return (READERS[kind] as (saw: Observation) => Seen)(saw);
}
