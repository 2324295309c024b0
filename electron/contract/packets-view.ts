import type { RungResult } from './ladder.ts';
import type { MeasurementRecord } from './measurement.ts';
import type { StreamResult, StreamSecond } from './stream.ts';
import type { PingSecond } from './tracks.ts';
import type { Message } from './words/index.ts';

/** What a run shows of packets and registers: beside bits, or where none are compared. */
export interface PacketsView {
  /** What the ladder saw of each rung so far, and in its last second. */
  ladder?: RungResult[];
  rungsNow?: PingSecond[];
  /** How each direction of a stream came out so far, and its last second. */
  stream?: StreamResult[];
  streamNow?: StreamSecond;
  /** What was found on the wire beside them. */
  found?: Message[];
  /** What is measured beside the bits, or alone: ladder and registers. */
  tracks?: Pick<MeasurementRecord, 'id' | 'kind' | 'role'>[];
}
