import { causeOf, DEFECTS, type Defect, type Gap, type Second } from '../contract/second.ts';
import type { TesterSetting, TesterSettings } from '../contract/settings.ts';
import { WATCHED_DEFECTS, type Capabilities, type Observation } from '../contract/tester.ts';
import { LAMPS, type LampName, type LampView } from '../contract/views.ts';
import type { Message } from '../contract/words/index.ts';

/** What a row of lamps knows after the seconds pushed so far. */
export interface LampBoard {
  push(observation: Observation): void;
  /** What the tester says of the line while no test runs: its alarms are lit and remembered, nothing is counted, other lamps go out. */
  watch(observation: Observation): void;
  /** Clears the diamonds (`was`) only: counts and times of last events stay. */
  clearHistory(): void;
  /** In the order of `LAMPS`. `linkLost`: nobody looks at the line now, so nothing is good. */
  views(linkLost?: boolean): LampView[];
}

type Alarm = LampName & Defect;

interface Lamp {
  seconds: number;
  consequentS: number;
  last: number | undefined;
  latched: boolean;
  /** Something was said of what it shows. */
  started: boolean;
  /** This second: seen bad, seen good, follows from another alarm, not seen, or nobody looks because no test runs. */
  now: 'good' | 'bad' | 'consequent' | 'unseen' | 'idle';
  cause: string;
}
type Sight = Pick<Lamp, 'now'> & { cause?: string };

const isWatched = (lamp: LampName): boolean => WATCHED_DEFECTS.some((defect) => defect === lamp);
const isAlarm = (lamp: LampName): lamp is Alarm => DEFECTS.some((defect) => defect === lamp);

/** Lamps of a tester with these capabilities, set as in `settings`. Pure: the same observations give the same lamps. */
export function createLampBoard(capabilities: Capabilities, settings: TesterSettings): LampBoard {
  const lamps = new Map<LampName, Lamp>(LAMPS.map((name) => [name, newLamp()]));
  const each = (t: number, look: (name: LampName) => Sight): void => {
    for (const [name, lamp] of lamps) note(lamp, look(name), t);
  };
  const pushGap = (gap: Gap): void => {
    each(gap.to - 1, () => ({ now: gap.filled ? 'good' : 'unseen' }));
    // The tester counted errors while nobody looked: bad it was, in how many seconds and when is unknown.
    if (gap.totals?.bitErrors) lamps.get('ERR')!.latched = true;
  };
  return {
    push(observation) {
      if (observation.kind === 'second') each(observation.second.t, (name) => sight(name, observation.second));
      else if (observation.kind === 'gap') pushGap(observation.gap);
    },
    watch(observation) {
      if (observation.kind === 'event') return;
      const look = (name: LampName): Sight =>
        observation.kind === 'second' ? sight(name, observation.second) : { now: 'unseen' };
      for (const [name, lamp] of lamps) light(lamp, isWatched(name) ? look(name) : { now: 'idle' });
    },
    clearHistory() {
      for (const lamp of lamps.values()) lamp.latched = false;
    },
    views: (linkLost = false) =>
      [...lamps].map(([name, lamp]) => view(name, lamp, offReason(name, lamp, capabilities, settings), linkLost)),
  };
}

function newLamp(): Lamp {
  return { seconds: 0, consequentS: 0, last: undefined, latched: false, started: false, now: 'unseen', cause: '' };
}

function note(lamp: Lamp, seen: Sight, t: number): void {
  light(lamp, seen);
  if (seen.now === 'consequent') lamp.consequentS++;
  if (seen.now !== 'bad') return;
  lamp.seconds++;
  lamp.last = t;
}

function light(lamp: Lamp, seen: Sight): void {
  lamp.now = seen.now;
  lamp.cause = seen.cause ?? '';
  if (seen.now !== 'idle') lamp.started = true;
  if (seen.now === 'bad') lamp.latched = true;
}

function sight(name: LampName, second: Second): Sight {
  if (!second.valid) return { now: 'unseen' };
  if (isAlarm(name)) return sightOfAlarm(name, second);
  if (name === 'RAI') return { now: second.notices?.includes('RAI') ? 'bad' : 'good' };
  if (name === 'HDB3') return sightOfCount(second.codeViolations, second.codeViolations !== undefined);
  if (name === 'SLIP') return sightOfCount(second.slips?.length, Boolean(second.bits));
  return sightOfCount(second.bitErrors, Boolean(second.bits));
}

function sightOfAlarm(name: Alarm, second: Second): Sight {
  if (!second.defects.includes(name)) return { now: 'good' };
  const cause = causeOf(second.defects);
  return cause && cause !== name ? { now: 'consequent', cause } : { now: 'bad' };
}

/** A second in which nothing was compared is no proof that there was no error. */
function sightOfCount(count: number | undefined, compared: boolean): Sight {
  if (count) return { now: 'bad' };
  return { now: compared ? 'good' : 'unseen' };
}

function view(name: LampName, lamp: Lamp, off: Message | undefined, linkLost: boolean): LampView {
  if (off) return { lamp: name, state: 'off', reason: off };
  const counts = {
    seconds: lamp.seconds,
    ...(lamp.consequentS > 0 ? { consequentS: lamp.consequentS } : {}),
    last: lamp.last,
  };
  if (lamp.now === 'idle')
    return lamp.latched
      ? { lamp: name, state: 'was', ...counts }
      : { lamp: name, state: 'off', ...counts, reason: { code: 'lamp.not-started' } };
  if (linkLost || lamp.now === 'unseen') return { lamp: name, state: 'unseen', ...counts };
  if (lamp.now === 'bad') return { lamp: name, state: 'bad', ...counts };
  if (lamp.latched) return { lamp: name, state: 'was', ...counts };
  if (lamp.now === 'good') return { lamp: name, state: 'good', ...counts };
  return { lamp: name, state: 'off', ...counts, reason: { code: 'lamp.consequent', params: { cause: lamp.cause } } };
}

/** Which setting gives a lamp its meaning. */
const GOVERNING: Partial<Record<LampName, TesterSetting>> = { HDB3: 'line-code', LOF: 'framing', RAI: 'framing' };

/** Why a lamp can say nothing; whatever was seen on the line is shown all the same. */
function offReason(
  name: LampName,
  lamp: Lamp,
  capabilities: Capabilities,
  settings: TesterSettings,
): Message | undefined {
  if (lamp.seconds + lamp.consequentS > 0 || lamp.latched) return undefined;
  const setting = GOVERNING[name];
  if (setting && capabilities.notApplicable.includes(setting)) return { code: 'lamp.not-applicable' };
  if (setting === 'framing' && settings.framing === 'unframed') return { code: 'lamp.unframed' };
  if (!reports(name, capabilities)) return { code: 'lamp.not-reported' };
  return lamp.started ? undefined : { code: 'lamp.not-started' };
}

/** RAI stands in no capability: its lamp comes on with the first one reported. */
function reports(name: LampName, capabilities: Capabilities): boolean {
  if (isAlarm(name)) return capabilities.defects.includes(name);
  const counts = { HDB3: 'codeViolations', SLIP: 'slips', ERR: 'bitErrors', RAI: undefined } as const;
  const count = counts[name];
  return count !== undefined && capabilities.counts.includes(count);
}
