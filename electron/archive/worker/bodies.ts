import { z } from 'zod';
import { TributaryError } from '../../contract/errors.ts';

const { string, number, boolean, array, record, looseObject, unknown } = z;
const bilingual = looseObject({ zh: string(), en: string() });
const message = z.union([
  looseObject({ code: string(), params: record(string(), z.union([string(), number()])).optional() }),
  looseObject({ said: bilingual }),
]);
const seconds = looseObject({ total: number(), observed: number(), gaps: number() });

/**
 * What every program of this archive's version has written into its columns of JSON, as far as readers rest on it: a disk may have changed it since.
 * Keys beyond these are left as they are.
 */
const BODIES = {
  procedure: looseObject({
    id: string(),
    title: bilingual,
    settings: record(string(), unknown()),
    steps: array(looseObject({ id: string(), do: string() })),
  }),
  limitSets: array(looseObject({ id: string() })),
  settings: record(string(), string()),
  given: array(string()),
  circuit: looseObject({ number: string() }),
  release: looseObject({ by: string(), untilMs: number() }),
  instruments: record(
    string(),
    looseObject({
      family: string(),
      address: string(),
      identity: looseObject({ maker: string(), model: string() }),
      simulated: boolean(),
      capabilities: looseObject({
        reading: string(),
        defects: array(string()),
        counts: array(string()),
        measures: bilingual,
      }).optional(),
    }),
  ),
  why: array(message),
  error: looseObject({ code: string(), message: bilingual, hint: bilingual }),
  step: looseObject({ id: string(), do: string(), title: bilingual, state: string() }),
  counts: looseObject({ atMs: number(), testTimeS: number(), alarms: record(string(), number()) }),
  event: looseObject({ t: number(), kind: string(), attempt: number(), message }),
  signature: looseObject({ role: string(), name: string(), atMs: number(), how: string() }),
  teardown: array(
    looseObject({
      atMs: number(),
      did: message,
      ok: boolean().optional(),
      role: string().optional(),
      undoes: string().optional(),
    }),
  ),
  judgement: looseObject({
    seconds,
    totals: looseObject({}),
    defects: looseObject({}),
    sets: array(looseObject({ id: string(), verdict: string(), rows: array(looseObject({ parameter: string() })) })),
    verdict: string(),
    why: array(message),
  }),
  second: looseObject({}),
  totals: looseObject({}),
  calibration: looseObject({}),
} as const;
export type BodyName = keyof typeof BODIES;

/** The value behind a text; undefined, which is none of JSON's, where it cannot be read. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** What a column of JSON holds. Errors: `record-damaged` (whoever knows the record names it). */
export const bodyOf = <T>(name: BodyName, text: string): T => checkedBody<T>(name, parsed(text));

/** The same of a value that was read. Errors: `record-damaged`. */
export function checkedBody<T>(name: BodyName, value: unknown): T {
  const checked = BODIES[name].safeParse(value);
  if (checked.success) return value as T;
  const path = value === undefined ? [] : checked.error.issues[0]!.path;
  throw new TributaryError('record-damaged', '', { text: [name, ...path].join('.') });
}

/** The same of a column that may be NULL: then there is nothing. */
export const knownBody = <T>(name: BodyName, text: string | null): T | undefined =>
  text === null ? undefined : bodyOf<T>(name, text);
