import type { Circuit } from '../circuit.ts';

/** How the circuits of a customer worked over a period: what an operation report says. Times are wall-clock times. */
export interface OperationView {
  customer: string;
  /** From the first instant of a day up to the last of another; never beyond now. */
  from: string;
  to: string;
  periodS: number;
  circuits: OperationCircuit[];
  faults: OperationFault[];
  /** Tickets that were reported inside planned work or a drill: they are no faults. */
  leftOut: number;
  /** By grade of the circuit: faults, and how many were restored in time, too late, or have no limit. */
  grades: ({ grade?: Circuit['grade'] } & OperationTally)[];
}
export interface OperationTally {
  faults: number;
  met: number;
  missed: number;
  notSet: number;
  /** Not restored at the end of the period. */
  open: number;
  severe: number;
}
export interface OperationCircuit extends OperationTally {
  circuit: string;
  service?: Circuit['service'];
  grade?: Circuit['grade'];
  /** Seconds of the period in which a fault of it was reported and not restored; faults at the same time count once. */
  downS: number;
}
export interface OperationFault {
  ticket: string;
  circuit: string;
  reportedAt: string;
  restoredAt?: string;
  /** Seconds from report to restored, without pauses, and the limit of them. */
  ranS: number;
  limitS?: number;
  met?: boolean;
  severe: boolean;
  located: 'network' | 'customer' | 'not-located';
  says?: string;
}
