import { api, type Implementation, type MethodName } from '../../contract/api.ts';
import { TributaryError, errorView } from '../../contract/errors.ts';
import { clearest, issueSaid } from '../../contract/yaml-issues.ts';
import { ASK_WHOLE, createStateWriter } from '../../contract/state-wire.ts';
import { decodeCall, encode, type Carrier, type ToPage } from '../../contract/wire.ts';
import type { AppState } from '../../contract/views.ts';
import type { Core } from './core.ts';
import type { Log, LogFacts } from '../../contract/log.ts';
import { bothOf } from '../../contract/words/index.ts';

const isMethod = (name: string): name is MethodName => Object.hasOwn(api, name);

/** Calls a method with input as it came from outside. Errors: `bad-request` with the field, and those of the method. */
export async function callCore(methods: Implementation, method: string, input: unknown): Promise<unknown> {
  if (!isMethod(method))
    throw new TributaryError('bad-request', method, { ...bothOf({ code: 'call.unknown', params: { name: method } }) });
  const checked = api[method].input.safeParse(input);
  if (!checked.success) {
    const issue = clearest(checked.error.issues);
    throw new TributaryError('bad-request', [method, ...issue.path].join('.'), { ...issueSaid(issue) });
  }
  // The schema of this very method has checked the input; the union of all methods is more than the compiler follows.
  return (methods[method] as (input: unknown) => Promise<unknown>)(checked.data);
}

/** Calls that only look: of them the log is told nothing but that they were refused. */
const LOOKS =
  /^(?:families|procedures|help|plan$|circuits[.](?:find|inService)|remembered|bench[.]ports|run[.](?:window|moment|track|problems)|.*[.](?:get|find|list|record|events|read|table|file|part|logo)$)/;

/** What the log is told of a call: never what was given with it but for the ids. */
const factsOf = ({ method, input }: ReturnType<typeof decodeCall>): LogFacts => ({
  room: 'page',
  method,
  ...(typeof input['runId'] === 'string' ? { run: input['runId'].slice(0, ID_CHARS) } : {}),
});
const ID_CHARS = 64;

/** The answer to one message of a page; whatever the message is, there is one. Id -1: the message's own could not be read. What was done and what was refused go to the log. */
export async function answerMessage(methods: Implementation, text: string, log?: Log): Promise<ToPage> {
  let id = -1;
  let facts: LogFacts = { room: 'page' };
  try {
    const message = decodeCall(text);
    id = message.id;
    facts = factsOf(message);
    const value = await callCore(methods, message.method, message.input);
    if (!LOOKS.test(message.method)) log?.info(facts, 'done');
    return { kind: 'result', id, value };
  } catch (thrown) {
    const error = errorView(thrown);
    if (error.code === 'program-error') log?.error({ ...facts, err: thrown }, 'call failed');
    else log?.warn({ ...facts, code: error.code }, 'refused');
    return { kind: 'error', id, error };
  }
}

/** All pages get the same: what changed from one state to the next is worked out once. */
const states = createStateWriter();

/** Joins a page to the core: it gets the whole state at once, and what changes after every change. Returns what ends it; the run goes on. */
export function joinPage(core: Core, carrier: Carrier, log?: Log): () => void {
  const send = (text: () => string | undefined): void => {
    try {
      const made = text();
      if (made !== undefined) carrier.send(made);
    } catch (thrown) {
      // A page that is just going away, or a value that no message can hold: the page may wait, the measurement goes on.
      log?.warn({ room: 'page', err: thrown }, 'not sent to the page');
    }
  };
  let seen: AppState;
  const whole = (): void => {
    seen = core.state();
    send(() => states.whole(seen));
  };
  const offState = core.onState((state) =>
    send(() => {
      const change = states.change(seen, state);
      if (change !== undefined) seen = state;
      return change;
    }),
  );
  const offMessage = carrier.onMessage((text) => {
    if (text === ASK_WHOLE) whole();
    else void answerMessage(core.methods, text, log).then((message) => send(() => encode(message)));
  });
  whole();
  log?.info({ room: 'page' }, 'joined');
  return () => {
    log?.info({ room: 'page' }, 'left');
    offState();
    offMessage();
  };
}
