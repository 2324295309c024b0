import type { z } from 'zod';
import { TributaryError } from '../../contract/errors.ts';
import { kindOfRole, mainRole } from '../../contract/instrument.ts';
import type { MeasurementRecord } from '../../contract/measurement.ts';
import type { StepRecord } from '../../contract/run.ts';
import type { GapReason } from '../../contract/second.ts';
import { ladderSpec } from '../../contract/steps.ts';
import { tellBursts } from '../ladder/bursts.ts';
import { ladderOf, measureLadder } from '../ladder/measure-ladder.ts';
import { pollRegisters } from '../ladder/registers.ts';
import { askedOf } from '../measure/asked.ts';
import { workWith } from '../measure/work-with.ts';
import type { RunContext } from '../recording/run-context.ts';
import { secondsAsked } from '../request/settings.ts';
import type { Note, StepKind } from './kind.ts';
import { runBeside } from './run.ts';

type Spec = z.infer<typeof ladderSpec>;

/** What the step measures: the ladder's pings first, then the registers of boxes and a tester's bits. */
const ofStep = ({ recording }: RunContext, step: string): MeasurementRecord[] =>
  recording.attempt.measurements.filter((one) => one.step === step);

/** The bits of a tester that is there, measured beside the ladder; its end is not the ladder's. */
async function bitsBeside(context: RunContext, step: StepRecord, reason: GapReason | undefined): Promise<Note> {
  const one = ofStep(context, step.id).find(({ role }) => kindOfRole(role) === 'tester');
  if (!one) return undefined;
  await workWith(context, one.role);
  return await runBeside(context, step, one, reason);
}

/** Where a procedure goes without a ladder too, only the bits of a tester are left; without one as well there is nothing to measure. */
const without = async (context: RunContext, step: StepRecord, reason?: GapReason): Promise<Note> =>
  ofStep(context, step.id).length > 0 ? await bitsBeside(context, step, reason) : { code: 'step.no-ladder' };

async function go(context: RunContext, step: StepRecord, reason?: GapReason): Promise<Note> {
  if (!context.recording.record.ladder && context.recording.record.procedure.needs.ladder?.optional)
    return await without(context, step, reason);
  const all = ofStep(context, step.id);
  const pings = all.find(({ kind }) => kind === 'ping');
  if (!pings) throw new TributaryError('program-error', 'measurement', { text: step.id });
  const { recording, sessions } = context;
  const shown = all.find(({ role }) => role === mainRole(sessions.keys())) ?? pings;
  recording.screen.dispatch({ type: 'measurement', id: shown.id, asked: askedOf(recording.record, shown) });
  const endBursts = tellBursts(context, ladderOf(context).ladder, pings.id);
  const stop = new AbortController();
  const signal = AbortSignal.any([context.signal, stop.signal]);
  const polls = all.filter(({ kind }) => kind === 'register').map((one) => pollRegisters(context, one, signal));
  try {
    const [note] = await Promise.all([
      measureLadder(context, step, pings, pings.from === undefined ? undefined : reason),
      bitsBeside(context, step, reason),
    ]);
    return note;
  } finally {
    stop.abort();
    await Promise.allSettled(polls);
    await endBursts();
  }
}

/** Pings to every rung in the same second, for as long as asked for; what boxes and a tester tell meanwhile lies on the same axis. */
export const ladder: StepKind<Spec> = {
  kind: 'ladder',
  schema: ladderSpec,
  title: { zh: 'ping 阶梯', en: 'Ping ladder' },
  onTester: false,
  touches: false,
  rewindable: false,
  byPerson: false,
  plan: (spec, { settings, alone }) => ({
    actions: 0,
    durationS: alone ? 0 : (secondsAsked(settings, spec.for) ?? 0),
  }),
  run: (context, _spec, step) => go(context, step),
  resume: (context, _spec, step, reason) => go(context, step, reason),
};
