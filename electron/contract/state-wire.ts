import { apply, diff, type Json, type Patch } from './patch.ts';
import type { Capabilities } from './tester.ts';
import type { AppState, RunView } from './views.ts';

/**
 * The state on its way to a page: what instruments can do stands once in a table, by a number, for it is large, many have the same, and it never
 * changes. `n` numbers the states of a core; a change says which one it is a change of.
 */
export type StateMessage =
  { kind: 'state'; n: number; state: Json } | { kind: 'change'; of: number; n: number; change: Patch };

/** Asks for the whole state: a page sends it that has missed a change. */
export const ASK_WHOLE = '{"whole":true}';

type Has = { capabilities?: Capabilities };
interface Packed {
  table: Record<string, Capabilities>;
  state: unknown;
}

/** Every place in a state where something says what it can do, changed by `change`. */
function withCapabilities(state: AppState, change: <T extends Has>(has: T) => T): AppState {
  const inRun = (run: RunView): RunView => ({
    ...run,
    instruments: Object.fromEntries(Object.entries(run.instruments).map(([role, one]) => [role, change(one)])),
  });
  return { ...state, bench: state.bench.map(change), runs: state.runs.map(inRun) };
}

/** Numbers what instruments can do: equal ones alike, for as long as anybody holds them. */
function createTable() {
  const numbers = new WeakMap<Capabilities, string>();
  const known = new Map<string, string>();
  return (capabilities: Capabilities): string => {
    const before = numbers.get(capabilities);
    if (before !== undefined) return before;
    const text = JSON.stringify(capabilities);
    const number = known.get(text) ?? String(known.size);
    known.set(text, number);
    numbers.set(capabilities, number);
    return number;
  };
}

/** The core's side, for all pages: whole states, and changes from one to another, each made once however many pages want it. */
export function createStateWriter() {
  const numberOf = createTable();
  const packed = new WeakMap<AppState, { n: number; json: Json }>();
  const changes = new WeakMap<AppState, { of: number; text: string | undefined }>();
  let count = 0;
  const pack = (state: AppState) => {
    const before = packed.get(state);
    if (before) return before;
    const table: Packed['table'] = {};
    const numbered = withCapabilities(state, (has) => {
      if (!has.capabilities) return has;
      const number = numberOf(has.capabilities);
      table[number] = has.capabilities;
      return { ...has, capabilities: number as never };
    });
    const made = { n: ++count, json: { table, state: numbered } as unknown as Json };
    packed.set(state, made);
    return made;
  };
  return {
    whole(state: AppState): string {
      const { n, json } = pack(state);
      return JSON.stringify({ kind: 'state', n, state: json } satisfies StateMessage);
    },
    /** Undefined where nothing has changed that a page could see. */
    change(from: AppState, to: AppState): string | undefined {
      const [old, now] = [pack(from), pack(to)];
      const before = changes.get(to);
      if (before?.of === old.n) return before.text;
      const change = diff(old.json, now.json);
      const message = change && ({ kind: 'change', of: old.n, n: now.n, change } satisfies StateMessage);
      const text = message && JSON.stringify(message);
      changes.set(to, { of: old.n, text });
      return text;
    },
  };
}

/** The page's side: gives the state after each message, whole and with the same objects for what did not change; undefined where one was missed. */
export function createStateReader(): (message: StateMessage) => AppState | undefined {
  let json: Json | undefined;
  let n: number | undefined;
  const made = new WeakMap<object, Has>();
  const open = ({ table, state }: Packed): AppState => {
    const opened = <T extends Has>(has: T): T => {
      const number = has.capabilities as unknown as string | undefined;
      if (number === undefined) return has;
      const before = made.get(has) as T | undefined;
      const now = before ?? { ...has, capabilities: table[number] };
      made.set(has, now);
      return now;
    };
    return withCapabilities(state as AppState, opened);
  };
  return (message) => {
    if (message.kind === 'change' && (json === undefined || message.of !== n)) return undefined;
    json = message.kind === 'state' ? message.state : apply(json, message.change);
    n = message.n;
    return open(json as unknown as Packed);
  };
}
