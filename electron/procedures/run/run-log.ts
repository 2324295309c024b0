import type { Log } from '../../contract/log.ts';
import type { RunRecord } from '../../contract/run.ts';
import type { Change } from '../recording/recording.ts';
import type { People } from '../recording/run-context.ts';

type Told = Record<string, unknown> | undefined;
type Of<W extends Change['what']> = Extract<Change, { what: W }>;

/** What the program's log is told of changes in a record; of others nothing: seconds are in the archive, and what people wrote stays there too. */
const FACTS: { readonly [W in Change['what']]?: (change: Of<W>) => Told } = {
  // Entering an attempt writes all of its steps as they wait.
  step: ({ step, change }) => change?.state && { step: step.id, state: change.state },
  event: ({ kind, message }) => ({ event: kind, code: message.code }),
  signature: ({ signature }) => ({ signed: signature.role }),
  attempt: ({ change }) => change && { attempt: Object.keys(change).join(' '), verdict: change.verdict },
};
const factsOf = (change: Change): Told => (FACTS[change.what] as ((change: Change) => Told) | undefined)?.(change);

/** Writes steps, questions and events of a run to the log, which bears its id. */
export function logRun(log: Log) {
  return {
    written: (change: Change): void => {
      const facts = factsOf(change);
      if (facts) log.info(facts, change.what);
    },
    asking:
      (ask: People['ask']): People['ask'] =>
      async (question, takes) => {
        const { step, kind } = question;
        log.info({ step, kind }, 'asked');
        const answered = await ask(question, takes);
        log.info({ step, kind, option: answered.option }, 'answered');
        return answered;
      },
    ended: ({ verdict, error }: RunRecord): void => log.info({ verdict, error: error?.code }, 'run ended'),
  };
}
