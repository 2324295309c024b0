import { errorOf, failureOf, TributaryError, type Failure } from '../../contract/errors.ts';

/** What one process may ask of the other. */
type Calls = { [name: string]: (...args: never[]) => Promise<unknown> };
type Said = { ask: string; id: number; args: unknown[] } | { answer: number; value?: unknown; failure?: Failure };

/** Questions and answers between two processes, each of which may ask. */
export interface Talk<Theirs> {
  /** Takes what the other has sent. */
  heard(message: unknown): void;
  /** Errors: those of the other side; `timed-out` once the other has gone or `limitMs` have passed. */
  ask<N extends keyof Theirs & string>(
    name: N,
    args: Theirs[N] extends (...args: infer A) => unknown ? A : never,
    limitMs?: number,
  ): Promise<Theirs[N] extends (...args: never[]) => Promise<infer V> ? V : never>;
  /** The other has gone: whoever waits is told, and whoever asks after that at once. */
  end(): void;
}

/** Joins two processes by `post` and `heard`; `ours`: what the other may ask. */
export function createTalk<Theirs>(post: (said: Said) => void, ours: object): Talk<Theirs> {
  const waiting = new Map<number, (said: { value?: unknown; failure?: Failure }) => void>();
  let nextId = 0;
  let ended = false;
  const answer = async (name: string, id: number, args: unknown[]): Promise<void> => {
    try {
      post({ answer: id, value: await (ours as Calls)[name]!(...(args as never[])) });
    } catch (thrown) {
      post({ answer: id, failure: failureOf(thrown) });
    }
  };
  const late = (name: string): Failure => failureOf(new TributaryError('timed-out', name, { text: 'process' }));
  return {
    heard: (message) => {
      const said = message as Said;
      if ('ask' in said) return void answer(said.ask, said.id, said.args);
      waiting.get(said.answer)?.(said);
    },
    ask: (name, args, limitMs) =>
      new Promise((resolve, reject) => {
        if (ended) return reject(errorOf(late(name)));
        const id = nextId++;
        const timer = limitMs && setTimeout(() => waiting.get(id)?.({ failure: late(name) }), limitMs);
        waiting.set(id, ({ value, failure }) => {
          waiting.delete(id);
          clearTimeout(timer);
          if (failure) reject(errorOf(failure));
          else resolve(value as never);
        });
        post({ ask: name, id, args });
      }),
    end: () => {
      ended = true;
      for (const settle of waiting.values()) settle({ failure: late('process') });
    },
  };
}
