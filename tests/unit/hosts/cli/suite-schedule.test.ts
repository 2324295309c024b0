import { describe, expect, it } from 'vitest';
import { TributaryError } from '../../../../electron/contract/errors.ts';
import { schedule } from '../../../../electron/hosts/cli/suite-schedule.ts';

/** Work that goes on until the test ends it; `going` are the names of what goes on, in the order in which it began. */
function controlled(entries: readonly [name: string, ...addresses: string[]][], parallel: number) {
  const going = new Map<string, PromiseWithResolvers<string>>();
  const done = schedule(
    entries,
    parallel,
    ([, ...addresses]) => addresses,
    ([name]) => {
      const work = Promise.withResolvers<string>();
      going.set(name, work);
      return work.promise;
    },
  );
  const settle = async (name: string, act: (work: PromiseWithResolvers<string>) => void): Promise<string[]> => {
    const work = going.get(name)!;
    going.delete(name);
    act(work);
    // Longer than all that follows from one end.
    await new Promise((resolve) => setImmediate(resolve));
    return [...going.keys()];
  };
  return {
    done,
    going: () => [...going.keys()],
    end: (name: string) => settle(name, ({ resolve }) => resolve(name)),
    refuse: (name: string) => settle(name, ({ reject }) => reject(new TributaryError('instrument-in-run', name))),
    break: (name: string) => settle(name, ({ reject }) => reject(new Error(name))),
  };
}
const tcp = (port: number): string => `comtech@tcp://10.0.0.7:${port}`;

describe('runs of a suite', () => {
  it('go on as many at once as asked for, in their order', async () => {
    const suite = controlled(
      [
        ['a', tcp(1)],
        ['b', tcp(2)],
        ['c', tcp(3)],
        ['d', tcp(4)],
      ],
      2,
    );
    expect(suite.going()).toEqual(['a', 'b']);
    expect(await suite.end('b')).toEqual(['a', 'c']);
    expect(await suite.end('c')).toEqual(['a', 'd']);
    await suite.end('d');
    await suite.end('a');
    expect(await suite.done).toEqual(['a', 'b', 'c', 'd']);
  });

  it('wait for their instruments alone', async () => {
    const suite = controlled(
      [
        ['a', tcp(1)],
        ['again', tcp(1)],
        ['c', tcp(2)],
        ['both', tcp(3), tcp(2)],
      ],
      4,
    );
    expect(suite.going()).toEqual(['a', 'c']);
    expect(await suite.end('c')).toEqual(['a', 'both']);
    expect(await suite.end('a')).toEqual(['both', 'again']);
    await suite.end('both');
    await suite.end('again');
    expect(await suite.done).toEqual(['a', 'again', 'c', 'both']);
  });

  it('come again once another has ended, where an instrument said only then who it was', async () => {
    const suite = controlled(
      [
        ['a', tcp(1)],
        ['b', tcp(2)],
        ['c', tcp(3)],
      ],
      2,
    );
    expect(await suite.refuse('b')).toEqual(['a', 'c']);
    expect(await suite.end('c')).toEqual(['a', 'b']);
    expect(await suite.refuse('b')).toEqual(['a']);
    expect(await suite.end('a')).toEqual(['b']);
    // Nobody else has it any more.
    expect(await suite.refuse('b')).toEqual(['b']);
    await suite.end('b');
    expect(await suite.done).toEqual(['a', 'b', 'c']);
  });

  it('end with what went wrong in the program itself', async () => {
    const suite = controlled([['a', tcp(1)]], 1);
    await Promise.all([expect(suite.done).rejects.toThrow('a'), suite.break('a')]);
  });
});
