import { z } from 'zod';
import type { BookKind } from '../../contract/book/entry.ts';
import { circuitSchema } from '../../contract/circuit.ts';
import { countsSchema } from '../../contract/counts.ts';
import { TributaryError } from '../../contract/errors.ts';
import { secondSchema } from '../../contract/second.ts';
import { withFinding } from './older-steps.ts';

const { string, number, boolean, array, record, looseObject, unknown } = z;
const bilingual = looseObject({ zh: string(), en: string() });
const message = z.union([
  looseObject({ code: string(), params: record(string(), z.union([string(), number()])).optional() }),
  looseObject({ said: bilingual }),
]);
const seconds = looseObject({ total: number(), observed: number(), gaps: number() });
const instrument = looseObject({
  family: string(),
  address: string(),
  identity: looseObject({ maker: string(), model: string() }),
  simulated: boolean(),
  capabilities: looseObject({
    reading: string(),
    defects: array(string()),
    counts: array(string()),
    measures: bilingual,
    inject: looseObject({}),
  }).optional(),
});

/** A body: its version now, what readers rest on in it, and what makes one of any older version out of what was stored. */
interface Body {
  version: number;
  schema: z.ZodType;
  upgrade?: (stored: unknown, version: number) => unknown;
}

/** In archives before version 3 a tester injected bit errors alone, and said only how many. */
function instruments(stored: unknown): unknown {
  const { tester } = stored as { tester: { capabilities: { inject: unknown } } };
  return {
    tester: { ...tester, capabilities: { ...tester.capabilities, inject: { bit: tester.capabilities.inject } } },
  };
}

const first = (schema: z.ZodType): Body => ({ version: 1, schema });

/**
 * What stands in columns of JSON, as far as readers rest on it: a disk may have changed it, another program may have written it. Keys beyond these
 * are left as they are.
 */
const BODIES = {
  procedure: first(
    looseObject({
      id: string(),
      title: bilingual,
      settings: record(string(), unknown()),
      steps: array(looseObject({ id: string(), do: string() })),
    }),
  ),
  limitSets: first(array(looseObject({ id: string() }))),
  settings: first(record(string(), string())),
  given: first(array(string())),
  ladder: first(looseObject({ rungs: array(looseObject({ id: string(), address: string() })) })),
  circuit: first(looseObject({ number: circuitSchema.shape.number })),
  release: first(looseObject({ by: string(), untilMs: number() })),
  instruments: { version: 2, schema: record(string(), instrument), upgrade: instruments },
  why: first(array(message)),
  error: first(looseObject({ code: string(), message: bilingual, hint: bilingual })),
  step: {
    version: 2,
    schema: looseObject({ id: string(), do: string(), title: bilingual, state: string() }),
    upgrade: withFinding,
  },
  reading: first(looseObject({ atMs: number(), testTimeS: number(), alarms: record(string(), number()) })),
  event: first(
    looseObject({ t: number(), kind: string(), attempt: number(), message, photos: array(string()).optional() }),
  ),
  verdict: first(looseObject({ why: array(message).optional(), error: looseObject({}).optional() })),
  signature: first(looseObject({ role: string(), name: string(), atMs: number(), how: string() })),
  teardown: first(
    array(
      looseObject({
        atMs: number(),
        did: message,
        ok: boolean().optional(),
        role: string().optional(),
        undoes: string().optional(),
      }),
    ),
  ),
  judgement: first(
    looseObject({
      seconds,
      totals: looseObject({}),
      defects: looseObject({}),
      sets: array(looseObject({ id: string(), verdict: string(), rows: array(looseObject({ parameter: string() })) })),
      verdict: string(),
      why: array(message),
    }),
  ),
  second: first(secondSchema.partial().loose()),
  ping: first(looseObject({})),
  totals: first(countsSchema.loose()),
  note: first(looseObject({})),
  order: first(looseObject({ order: string(), circuit: string() })),
  ticket: first(looseObject({ channel: string(), reportedAt: string(), circuit: string() })),
  job: first(looseObject({ date: string(), lines: array(looseObject({ circuit: string() })) })),
  planned: first(looseObject({ kind: string(), from: string(), to: string(), circuits: array(string()) })),
  happened: first(looseObject({ did: string() })),
} as const satisfies Record<string, Body> & Record<BookKind, Body>;
export type BodyName = keyof typeof BODIES;

/** The value behind a text; undefined, which is none of JSON's, where it cannot be read. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

const unreadable = (name: BodyName, path: readonly PropertyKey[] = []): TributaryError =>
  new TributaryError('record-damaged', '', { text: [name, ...path.map(String)].join('.') });

/** A body with its version, for two columns; an absent one is NULL. */
export const packed = (name: BodyName, value: unknown): { version: number; body: string | undefined } => ({
  version: BODIES[name].version,
  body: value === undefined ? undefined : JSON.stringify(value),
});

/** What a column of JSON holds, as this program knows it. Errors: `record-damaged`, `record-newer` (whoever knows the record names it). */
export function bodyOf<T>(name: BodyName, version: number, text: string): T {
  const body: Body = BODIES[name];
  // What a newer program means by it nobody here can know.
  if (version > body.version) throw new TributaryError('record-newer', '', { text: name });
  const stored = parsed(text);
  if (stored === undefined || version < 1) throw unreadable(name);
  const value = version < body.version && body.upgrade ? upgraded(name, body.upgrade, stored, version) : stored;
  const checked = body.schema.safeParse(value);
  if (checked.success) return value as T;
  throw unreadable(name, checked.error.issues[0]?.path);
}

function upgraded(name: BodyName, upgrade: NonNullable<Body['upgrade']>, stored: unknown, version: number): unknown {
  try {
    return upgrade(stored, version);
  } catch {
    // It is JSON, and nothing that any program wrote.
    throw unreadable(name);
  }
}

/** The same of a column that may be NULL: then there is nothing. */
export const knownBody = <T>(name: BodyName, version: number, text: string | null): T | undefined =>
  text === null ? undefined : bodyOf<T>(name, version, text);
