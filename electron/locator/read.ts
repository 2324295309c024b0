import { type ActionKind, type Observation, type SiteCounts, type SiteSignal } from '../contract/site.ts';
import { partsOf } from '../contract/site-action.ts';
import type { Seen, SeenLoss } from './answer.ts';
import { lossTold, timesTold } from './read-loss.ts';

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

/** A loop is believed only when it is gone on release and errors put in come back; of one that brings nothing back nothing is told. */
function provenIn({ loopSet, lostOnRelease, injectedBack }: Observation<'loop'>, back: boolean): string | undefined {
  if (!loopSet || !back || (lostOnRelease === undefined && injectedBack === undefined)) return undefined;
  return yesNo(lostOnRelease !== false && injectedBack !== 0);
}

function loopTold(saw: Observation<'loop'>): Seen {
  const shared = { set: yesNo(saw.loopSet), seen: yesNo(saw.seenBeforeSet) };
  if (saw.tester === 'frames') {
    const frames = saw.frames ?? [];
    if (frames.length === 0) return plain(shared);
    const proven = provenIn(
      saw,
      frames.some(({ sent, lost }) => lost < sent),
    );
    return {
      says: told({ ...shared, proven, 'times of frames': timesTold(frames) }),
      lost: { frames: lossTold(frames) },
    };
  }
  const back = saw.signal === 'ok' && saw.patternSync === true;
  const counts = back ? countsTold(saw.counts) : {};
  return plain({
    ...shared,
    proven: provenIn(saw, back),
    signal: saw.signal,
    pattern: yesNo(saw.patternSync),
    ...counts,
  });
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
