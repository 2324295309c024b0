import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apply, diff, type Json, type Patch } from '../../../electron/contract/patch.ts';

/** As it comes out at the other end: text, and nothing shared with what went in. */
const sent = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** Rows as the state has them: some with names, some twice, some plain, in any order. */
const leaf = fc.oneof(fc.constantFrom<Json>(null, true, 0, 1, 'a', ''), fc.string({ maxLength: 3 }));
const name = fc.constantFrom('id', 'runId', 'lamp', 'name', 'x', '__proto__', 'set', 'to', 'at', 'list', 'cut');
const { value } = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.array(tie('value'), { maxLength: 5 }),
    fc.array(fc.tuple(name, tie('value')), { maxLength: 5 }).map((entries) => Object.fromEntries(entries) as Json),
  ),
}));

describe('what became of a value', () => {
  it('makes the last state of the first, whatever the states are', () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 2, maxLength: 6 }), (states) => {
        let there: Json = sent<Json>(states[0]!);
        for (const [at, state] of states.slice(1).entries()) {
          const patch: Patch | undefined = diff(states[at], state);
          if (patch) there = apply(there, sent(patch));
          expect(JSON.stringify(patch === undefined)).toBe(JSON.stringify(same(states[at]!, state)));
        }
        expect(there).toEqual(sent(states.at(-1)!));
      }),
      { seed: 9, numRuns: 2000 },
    );
  });

  it('leaves every object alone that did not change, and says nothing where nothing did', () => {
    const before = {
      rows: [
        { id: 'a', n: 1 },
        { id: 'b', n: 2 },
      ],
      rest: { x: 1 },
    };
    const after = {
      rows: [
        { id: 'c', n: 3 },
        { id: 'b', n: 2 },
        { id: 'a', n: 9 },
      ],
      rest: { x: 1 },
    };
    const patch = diff(before, after)!;
    expect(patch).toEqual({
      set: { rows: { list: [{ to: { id: 'c', n: 3 } }, [1], { at: 0, patch: { set: { n: { to: 9 } } } }] } },
    });
    const there = apply(before, sent(patch)) as typeof before;
    expect(there).toEqual(after);
    expect([there.rest, there.rows[1]]).toEqual([before.rest, before.rows[1]]);
    expect(there.rest).toBe(before.rest);
    expect(there.rows[1]).toBe(before.rows[1]);
    expect(diff(before, sent(before))).toBeUndefined();
  });

  it('takes a member that is undefined for none', () => {
    const [before, after] = [
      { a: 1, b: undefined },
      { a: undefined, b: 2 },
    ];
    expect(diff(before, after)).toEqual({ set: { b: { to: 2 } }, cut: ['a'] });
    expect(diff({ a: undefined }, {})).toBeUndefined();
  });

  it('says of a list that grew at its beginning what came, and what stayed as one stretch', () => {
    const events = Array.from({ length: 50 }, (_, t) => ({ t, kind: 'errors' }));
    const patch = diff(events, [{ t: 50, kind: 'gap' }, ...events.slice(0, 49)]);
    expect(patch).toEqual({ list: [{ to: { t: 50, kind: 'gap' } }, [0, 49]] });
  });
});

/** Equal as JSON, members in any order. */
function same(one: Json, other: Json): boolean {
  try {
    expect(sent(one)).toEqual(sent(other));
    return true;
  } catch {
    return false;
  }
}
