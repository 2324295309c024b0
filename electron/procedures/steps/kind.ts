import type { z } from 'zod';
import type { Circuit } from '../../contract/circuit.ts';
import type { StepSpec } from '../../contract/procedure.ts';
import type { StepRecord } from '../../contract/run.ts';
import type { GapReason } from '../../contract/second.ts';
import type { TesterSetting } from '../../contract/settings.ts';
import type { Capabilities } from '../../contract/tester.ts';
import type { Bilingual } from '../../contract/text.ts';
import type { Message } from '../../contract/words/index.ts';
import type { RunContext } from '../recording/run-context.ts';
import type { Settings } from '../request/settings.ts';

/** What is known of a test before it starts. */
export interface Situation {
  circuit: Circuit | undefined;
  /** Somebody has freed it already. */
  released: boolean;
  /** Effective values by name. */
  settings: Settings;
  /** What the tester can do, as far as that is known. */
  capabilities: Capabilities | undefined;
  /** What is to be set at its front panel. */
  frontPanel: readonly TesterSetting[];
  /** There is neither a tester nor a ladder: people look, and nothing is measured. */
  alone?: boolean;
}

/** The second line of the step rail; undefined if there is nothing to say. */
export type Note = Message | undefined;

/** A kind of step, all that is to be known of it. Steps of a procedure are of a kind that stands in `steps/index.ts`. */
export interface StepKind<S extends StepSpec = StepSpec> {
  /** As it stands behind `do:` in a procedure. */
  readonly kind: S['do'];
  /** What a step of this kind holds. */
  readonly schema: z.core.$ZodTypeDiscriminable & z.ZodType<S>;
  /** What people call it where the procedure has no title for it. */
  readonly title: Bilingual;
  /** True if it works with a tester: the one whose `role` it names, else the first. */
  readonly onTester: boolean;
  /** True if the line carries no traffic meanwhile: a circuit in service has to be released. */
  readonly touches: boolean;
  /** True if it asks who released a circuit in service, where that is needed. */
  readonly asksRelease?: true;
  /** True if it is done again where a run broke off before its measurement began: nobody knows what is left of it. */
  readonly rewindable: boolean;
  /** True if it is a person's work of which he may say later that it still stands. */
  readonly byPerson: boolean;
  /** What is said of it where the run was stopped in it. */
  readonly stopped?: Message;
  /** How often a person has to do something, and how long it usually takes, seconds. */
  plan(spec: S, situation: Situation): { actions: number; durationS: number };
  /** Does it. Throws where the attempt cannot go on. */
  run(context: RunContext, spec: S, step: StepRecord): Promise<Note>;
  /** Goes on with it where the program broke off within. `reason`: why nobody saw the time since. Absent: it is done from its start. */
  resume?(context: RunContext, spec: S, step: StepRecord, reason: GapReason): Promise<Note>;
}

/** What a step is that touches no tester and no line, asks nobody, and is done in a moment: it is done again wherever a run broke off in it. */
export const LOOKING = {
  onTester: false,
  touches: false,
  rewindable: true,
  byPerson: false,
  plan: () => ({ actions: 0, durationS: 0 }),
} as const satisfies Partial<StepKind>;
