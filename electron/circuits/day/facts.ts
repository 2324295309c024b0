import { farLoopOf } from '../../contract/far-loop.ts';
import { secondsIn } from '../../contract/judgement.ts';
import { isOwn, type InstrumentRecord } from '../../contract/instrument.ts';
import { decidingMeasurement } from '../../contract/measurement.ts';
import { takesForm } from '../../contract/opening-standing.ts';
import type { PhotoDemand } from '../../contract/procedure.ts';
import { blockOf, type Prompt } from '../../contract/prompt.ts';
import { decidingAttempt, isJudged, missingSigners, signaturesNow, type RunRecord } from '../../contract/run.ts';
import type { SignerRole } from '../../contract/signers.ts';
import { signersOf } from '../../contract/steps.ts';
import { makerAndModel } from '../../contract/tester.ts';
import type { Bilingual } from '../../contract/text.ts';
import type { Message } from '../../contract/words/index.ts';
import type { Verdict } from '../../contract/verdict.ts';

/** An instrument of a run, as far as leaving a site is concerned. `due`: until when it was calibrated, where anybody knows. */
export interface InstrumentFacts {
  name: string;
  due?: string;
  simulated: boolean;
}

/** What a day has to know of a record. */
export interface RunFacts {
  runId: string;
  circuit: string;
  /** `asks`: it waits for a person, or broke off. */
  state: 'going' | 'asks' | 'to-sign' | 'finished';
  procedure: Bilingual;
  verdict?: Verdict;
  /** What the verdict rests on before all else. */
  why?: Message;
  number?: string;
  startedAtMs: number;
  /** Of the measurement that decides: how long it lasted, seconds, and its errored, severely errored and unavailable seconds. */
  durationS?: number;
  seconds: { ES?: number; SES?: number; UAS?: number };
  signed: { role: SignerRole; name: string }[];
  unsigned: SignerRole[];
  /** Somebody set a loop at the far end: `off` as somebody said in the record. */
  farLoop?: { off: boolean };
  instruments: InstrumentFacts[];
  demands: readonly PhotoDemand[];
  simulated: boolean;
  /** The carrier's form can be made of it. */
  form: boolean;
}

/** A run going on here: what it asks, if it does. */
export interface Going {
  prompt?: Prompt | undefined;
}

/** What broke off after its judgement lacks signatures alone: they need no instrument. */
function stateOf(record: RunRecord, going: Going | undefined): RunFacts['state'] {
  if (record.state === 'finished') return 'finished';
  if (!going) return isJudged(record) ? 'to-sign' : 'asks';
  if (!going.prompt) return 'going';
  return blockOf(going.prompt, 'signatures') ? 'to-sign' : 'asks';
}

function instrumentFacts(
  one: InstrumentRecord,
  dueNow: (one: InstrumentRecord) => string | undefined,
): InstrumentFacts {
  const { family, identity, simulated, calibration, serialTyped } = one;
  const serial = identity.serial ?? serialTyped;
  const name = [makerAndModel(identity, family) || family, serial].filter(Boolean).join(' ');
  // What is entered later of the same instrument counts as well: the certificate is found in the car.
  const due = dueNow(one) ?? calibration?.due;
  return { name, simulated, ...(due === undefined ? {} : { due }) };
}

/** The facts of a record. `going`: as it goes on here; `dueNow`: what is known of a calibration today. Pure. */
export function factsOf(
  record: RunRecord,
  going: Going | undefined,
  dueNow: (one: InstrumentRecord) => string | undefined,
): RunFacts {
  const attempt = decidingAttempt(record);
  const deciding = decidingMeasurement(attempt);
  const { ES, SES, UAS } = secondsIn(deciding?.judgement) ?? {};
  const verdict = record.verdict ?? attempt?.verdict;
  const loop = farLoopOf(record);
  const instruments = Object.entries(record.instruments).filter(([role]) => !isOwn(role));
  const { runId, circuit, number, procedure, startedAtMs, simulated } = record;
  const { from, to } = deciding ?? {};
  return {
    ...{ runId, startedAtMs, simulated, circuit: circuit?.number ?? '', procedure: procedure.title },
    state: stateOf(record, going),
    ...(verdict === undefined ? {} : { verdict }),
    ...(record.why?.[0] && verdict !== 'pass' ? { why: record.why[0] } : {}),
    ...(number === undefined ? {} : { number }),
    ...(from === undefined || to === undefined ? {} : { durationS: to - from }),
    seconds: { ES, SES, UAS },
    signed: signaturesNow(record).map(({ role, name }) => ({ role, name })),
    unsigned: missingSigners(record, signersOf(procedure)),
    ...(loop ? { farLoop: { off: loop.off !== undefined } } : {}),
    instruments: instruments.map(([, one]) => instrumentFacts(one, dueNow)),
    demands: procedure.photos ?? [],
    form: takesForm(record),
  };
}
