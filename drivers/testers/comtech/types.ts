import type { LineTime } from '../../../electron/contract/line-time.ts';
import type { TakenUp } from '../../../electron/contract/tester.ts';
import type { Line } from '../../family.ts';
import type { FaultLetters, Ratio } from './codec.ts';
import type { BertRow } from './model.ts';
import type { Modem } from './modem.ts';

/** What the tester and its polling share. `generation` counts how often the tester's counters were cleared on purpose. */
export interface Measurement {
  generation: number;
  /** Data rate, kbit/s; undefined = not known, then no bits are derived. */
  rateKbps?: number | undefined;
  /** In which seconds are told. */
  time: LineTime;
  /** A measurement of a program that is no more: the next reader goes on from here. */
  takenUp?: TakenUp;
}
export interface Polled {
  line: Line;
  modem: Modem;
  bert: BertRow;
  measurement: Measurement;
}

/** What one round of questions found. */
export interface Reading {
  /** Line time of the error total, ms; of the last answer if that came more than a second later. */
  atMs: number;
  errors: number;
  /** Absent where the model cannot tell. */
  ratio?: Ratio;
  letters?: FaultLetters;
  bits?: string[];
}

/** What was seen since the counters were cleared. */
export interface Seen {
  /** The modem does not know the query. */
  noRatio?: boolean;
  noFaults?: boolean;
  /** A loss of the pattern was seen as it stood; it leaves the mark behind that says so for ever. */
  loss?: boolean;
  /** The mark of a past loss: later short losses cannot be told any more. */
  mark?: boolean;
  letters?: FaultLetters;
  bits?: readonly string[];
}
