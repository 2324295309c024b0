import type { Archive, Recorded } from '../../archive/index.ts';
import type { Clock } from '../../contract/clock.ts';
import type { LineTime } from '../../contract/line-time.ts';
import type { MeasurementRecord } from '../../contract/measurement.ts';
import type { Reading } from '../../contract/reading.ts';
import type {
  AttachmentRecord,
  AttemptRecord,
  RunEvent,
  RunRecord,
  SignatureRecord,
  StepRecord,
} from '../../contract/run.ts';
import type { Observation } from '../../contract/tester.ts';
import type { Message } from '../../contract/words/index.ts';
import type { ViewAction } from '../view/view-state.ts';
import type { ViewStore } from '../view/view-store.ts';
import { anchorNow } from './run-time.ts';

type Shown = Omit<Extract<ViewAction, { type: 'observed' }>, 'type' | 'item' | 'nowMs'>;

/** What changes in a record while its run goes on. `change`: what becomes another; without it, it is written as it stands. */
export type Change =
  | { what: 'attempt'; change?: Partial<AttemptRecord> }
  | { what: 'step'; step: StepRecord; change?: Partial<StepRecord> }
  | { what: 'measurement'; of: MeasurementRecord; change?: Partial<MeasurementRecord> }
  | { what: 'reading'; of: MeasurementRecord; reading: Reading }
  /** `told`: what the tester said with it. `shown`: what follows from it for the screen. */
  | { what: 'observed'; of: MeasurementRecord; item: Observation; told: RunEvent[]; shown: Shown }
  /** `agoS`: how long ago it was, seconds; never before the attempt. */
  /** Of one second of a ladder or of registers. */
  | { what: 'pings'; of: MeasurementRecord; items: Recorded[]; events: RunEvent[] }
  | {
      what: 'event';
      kind: RunEvent['kind'];
      message: Message;
      photos?: string[] | undefined;
      agoS?: number | undefined;
      reason?: RunEvent['reason'];
    }
  /** What was found of seconds that are recorded already. */
  | { what: 'told'; event: RunEvent }
  | { what: 'run'; change: Partial<Pick<RunRecord, 'verdict' | 'why' | 'release' | 'instruments'>> }
  | { what: 'signature'; signature: SignatureRecord }
  /** Its short number, where it has none yet. */
  | { what: 'number' };

/** A record while its run goes on: each change is on disk first, then in memory, then on the screen, in this one place. */
export interface Recording {
  readonly record: RunRecord;
  /** The attempt going on. */
  readonly attempt: AttemptRecord;
  readonly screen: ViewStore;
  readonly archive: Archive;
  /** Resolves when the change is on disk and shown. Errors: those of the archive; then nothing has changed but the disk, if that. */
  write(change: Change): Promise<void>;
  /** Tells of each change once it is on disk; gives what ends it. */
  listen(listener: (change: Change) => void): () => void;
  /** Keeps a photo with the run. */
  attach(
    about: Pick<AttachmentRecord, 'kind' | 'name' | 'mime' | 'atMs'>,
    bytes: Uint8Array,
  ): Promise<AttachmentRecord>;
  /** From here on this is the attempt going on; it is written with all its steps. */
  enter(attempt: AttemptRecord): Promise<void>;
}

interface Parts {
  archive: Archive;
  record: RunRecord;
  attempt: AttemptRecord;
  clock: Clock;
  time: LineTime;
  bootId: string | undefined;
  /** In front of short numbers. */
  reportPrefix: () => string;
  /** Hears of each change once it is on disk. */
  written?: (change: Change) => void;
}
type Of<W extends Change['what']> = Extract<Change, { what: W }>;
interface Writer<C> {
  /** Gives what is kept in memory then, and what the screen is told. */
  save(parts: Parts, change: C): Promise<() => ViewAction | void>;
}

/** Writes an attempt with its measurements, all but its steps and readings. */
export async function putAttempt(archive: Archive, runId: string, attempt: AttemptRecord): Promise<void> {
  const { steps: _steps, measurements, ...rest } = attempt;
  await archive.putAttempt(runId, rest);
  for (const one of measurements) await putMeasurement(archive, runId, attempt.number, one);
}

async function putMeasurement(archive: Archive, runId: string, number: number, one: MeasurementRecord): Promise<void> {
  const { readings: _readings, ...rest } = one;
  await archive.putMeasurement(runId, number, rest);
}

const WRITERS: { readonly [W in Change['what']]: Writer<Of<W>> } = {
  attempt: {
    save: async ({ archive, record, attempt }, { change = {} }) => {
      await putAttempt(archive, record.runId, { ...attempt, ...change });
      return () => void Object.assign(attempt, change);
    },
  },
  step: {
    save: async ({ archive, record, attempt, time, clock, bootId }, { step, change = {} }) => {
      const next = { ...change, anchor: anchorNow(time, clock, bootId) };
      await archive.putStep(record.runId, attempt.number, { ...step, ...next });
      return () => {
        Object.assign(step, next);
        const steps = attempt.steps.map((one) => ({ ...one }));
        return { type: 'steps', steps, step: attempt.steps.indexOf(step) };
      };
    },
  },
  measurement: {
    save: async ({ archive, record, attempt }, { of, change = {} }) => {
      await putMeasurement(archive, record.runId, attempt.number, { ...of, ...change });
      return () => void Object.assign(of, change);
    },
  },
  reading: {
    save: async ({ archive }, { of, reading }) => {
      await archive.addReading(of.id, reading);
      return () => void of.readings.push(reading);
    },
  },
  observed: {
    save: async ({ archive, record, time }, { of, item, told, shown }) => {
      await archive.record(of.id, [item]);
      return () => {
        record.events.push(...told);
        if (item.kind === 'gap') record.gaps.push({ ...item.gap, measurement: of.id });
        return { type: 'observed', item, nowMs: time.nowMs(), ...shown };
      };
    },
  },
  pings: {
    save: async ({ archive, record }, { of, items, events }) => {
      await archive.record(of.id, items, events);
      return () => {
        record.events.push(...events);
        for (const item of items) if (item.kind === 'gap') record.gaps.push({ ...item.gap, measurement: of.id });
      };
    },
  },
  event: {
    save: async ({ archive, record, attempt, time }, { kind, message, photos, agoS = 0, reason }) => {
      const atMs = Math.max(attempt.startedAtMs, time.nowMs() - agoS * 1000);
      const more = { ...(photos && photos.length > 0 ? { photos } : {}), ...(reason ? { reason } : {}) };
      const event: RunEvent = { t: Math.floor(atMs / 1000), kind, attempt: attempt.number, message, ...more };
      await archive.addEvent(record.runId, event);
      return () => {
        record.events.push(event);
        return { type: 'event', event };
      };
    },
  },
  told: {
    save: async ({ archive, record }, { event }) => {
      await archive.addEvent(record.runId, event);
      return () => {
        record.events.push(event);
        return { type: 'event', event };
      };
    },
  },
  run: {
    save: async ({ archive, record }, { change }) => {
      await archive.updateRun(record.runId, change);
      return () => void Object.assign(record, change);
    },
  },
  number: {
    save: async ({ archive, record, reportPrefix }) => {
      const number = await archive.numberRun(record.runId, reportPrefix());
      return () => void Object.assign(record, { number });
    },
  },
  signature: {
    save: async ({ archive, record }, { signature }) => {
      await archive.sign(record.runId, signature);
      return () => void record.signatures.push(signature);
    },
  },
};

/** The record of a run whose first or next attempt is `attempt`. */
export function createRecording(parts: Parts, screen: ViewStore): Recording {
  const own = { ...parts };
  const { archive, record } = own;
  const listeners = new Set<(change: Change) => void>();
  const write: Recording['write'] = async (change) => {
    const keep = await (WRITERS[change.what] as Writer<Change>).save(own, change);
    const action = keep();
    if (action) screen.dispatch(action);
    own.written?.(change);
    for (const listener of listeners) listener(change);
  };
  return {
    record,
    archive,
    screen,
    get attempt() {
      return own.attempt;
    },
    write,
    listen: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    attach: async (about, bytes) => {
      const stored = await archive.addAttachment(record.runId, about, bytes);
      record.attachments.push(stored);
      return stored;
    },
    enter: async (attempt) => {
      own.attempt = attempt;
      screen.dispatch({ type: 'attempt', attempt: attempt.number });
      await write({ what: 'attempt' });
      for (const step of attempt.steps) await write({ what: 'step', step });
    },
  };
}
