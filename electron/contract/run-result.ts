import type { FamilyName } from './address.ts';
import type { Counts } from './counts.ts';
import type { CareTaken } from './locate-record.ts';
import type { WireResult } from './ladder-finding.ts';
import type { LocateVerdict } from './locate.ts';
import type { Observation } from './site.ts';
import type { SecondTotals, StandardFigures } from './judgement.ts';
import type { RungResult } from './ladder.ts';
import type { StreamResult } from './stream.ts';
import type { MeasurementRecord } from './measurement.ts';
import type { Verdict } from './verdict.ts';

/** One measurement as the JSON of a run has it. `from`, `to`: ISO 8601, UTC. What cannot be known is absent. */
export interface MeasurementResult
  extends Pick<MeasurementRecord, 'id' | 'step' | 'role' | 'kind' | 'forS'>, Partial<StandardFigures> {
  from?: string | undefined;
  to?: string | undefined;
  seconds: SecondTotals;
  totals: Counts;
  verdict: Verdict;
  why: string[];
}

/** One answer of a search for a fault. `at`: ISO 8601, UTC. `role`: the instrument that gave it by itself. */
export interface FindingResult {
  action: string;
  at: string;
  by?: string | undefined;
  role?: string | undefined;
  says: string;
  saw?: Observation | undefined;
  refused?: string | undefined;
  care?: CareTaken | undefined;
}

/** Where a fault sits, as far as that is known. */
export interface SectionResult extends Omit<LocateVerdict, 'section' | 'evidence' | 'next'> {
  id?: string | undefined;
  evidence: { action: string; says: string }[];
  next: string;
}

/** The JSON that `run` and `resume` print. What cannot be known is absent. */
export interface RunResult extends Partial<StandardFigures> {
  runId: string;
  procedure: string;
  verdict: Verdict;
  why: string[];
  simulated: boolean;
  /** Of the measurement that the verdict rests on, as are `seconds`, `totals` and the standards. */
  tester: { family: FamilyName; identity: string; measures: string };
  /** All of the run, by role. */
  instruments: Record<string, { family: FamilyName; identity: string; simulated: boolean }>;
  seconds: SecondTotals;
  totals: Counts;
  /** Those of the attempt that the verdict rests on. */
  measurements: MeasurementResult[];
  /** What a ladder saw of each rung, where the run had one. */
  ladder?: RungResult[];
  /** How each direction of each stream came out, where the run sent any. */
  throughput?: StreamResult[];
  /** The pattern came back inverted (INV) at some time of the attempt. */
  inverted?: true;
  /** What was told while a fault was sought, or was found on the wire beside the rungs of a ladder; and where a fault sits. */
  findings?: (FindingResult | WireResult)[] | undefined;
  section?: SectionResult | undefined;
  report?: { pdf: string; json: string; csv: string };
  /** What of the record the disk has damaged. */
  damaged?: string[];
  error?: { code: string; message: string; where: string; hint: string };
}
