import type { LocateRecord, ToldRecord } from '../../contract/locate-record.ts';
import { toldOf } from '../../contract/locate-record.ts';
import type { Decision } from '../../contract/locate.ts';
import type { StepRecord } from '../../contract/run.ts';
import type { SiteCase, Told } from '../../contract/site.ts';
import type { RunContext } from '../recording/run-context.ts';

/** The reasoner: where a search stands after what has been told. */
export type Decide = (site: SiteCase, told: readonly Told[]) => Decision;

/** What counts of what was told: of two answers to one question the later. */
export function counted(record: LocateRecord): Told[] {
  const latest = new Map(toldOf(record).map((told) => [told.action, told]));
  return [...latest.values()].map((told) =>
    'saw' in told ? { action: told.action, saw: told.saw } : { action: told.action, refused: told.refused },
  );
}

/** A search going on: its record is on disk before it is decided on. */
export interface Search {
  readonly context: RunContext;
  readonly step: StepRecord;
  readonly decide: Decide;
  record(): LocateRecord;
  decision(): Decision;
  /** Keeps what was told. */
  tell(told: Told & Omit<Partial<ToldRecord>, 'action' | 'saw' | 'refused'>): Promise<void>;
  /** Takes back what a person told last; it stays in the record. Does nothing where there is none. */
  takeBack(): Promise<void>;
  /** Keeps where it has come to. */
  keep(change: Partial<LocateRecord>): Promise<void>;
}

/** Goes on with the search that a step holds. */
export function searchOf(context: RunContext, step: StepRecord, decide: Decide): Search {
  const { recording, time } = context;
  const record = (): LocateRecord => step.locate!;
  const write = (locate: LocateRecord): Promise<void> => recording.write({ what: 'step', step, change: { locate } });
  const keep: Search['keep'] = (change) => write({ ...record(), ...change });
  return {
    context,
    step,
    decide,
    record,
    decision: () => decide(record().site, counted(record())),
    keep,
    tell: (told) => keep({ told: [...record().told, { ...told, atMs: time.nowMs() }] }),
    takeBack: async () => {
      const { told } = record();
      const at = told.findLastIndex(({ withdrawnAtMs, role }) => withdrawnAtMs === undefined && role === undefined);
      if (at < 0) return;
      await keep({ told: told.with(at, { ...told[at]!, withdrawnAtMs: time.nowMs() }) });
    },
  };
}
