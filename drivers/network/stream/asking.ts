import type { Socket } from 'node:dgram';
import { readWord, writeWord } from './frame.ts';
import { answerSchema, QUESTION, type Answer, type Question } from './words.ts';

/** A question that is not answered is asked again after this, milliseconds: a line that loses answers is no far end that is gone. */
const AGAIN_MS = 250;

type Wanted = Question extends infer Q ? (Q extends { n: number } ? Omit<Q, 'n' | 'session'> : never) : never;

/** Questions to the far end, each asked until it is answered. */
export interface Asking {
  /** Takes a word that came; false where it is none. */
  hear(octets: Buffer): boolean;
  /** The answer; undefined where none comes within `forMs`. */
  raw(question: Question, fits: (answer: Answer) => boolean, forMs: number): Promise<Answer | undefined>;
  /** The same within a session. */
  ask(session: number, question: Wanted, forMs: number): Promise<Answer | undefined>;
}

interface Waiting {
  fits(answer: Answer): boolean;
  done(answer: Answer | undefined): void;
}

export function createAsking(socket: Socket): Asking {
  const waiting = new Set<Waiting>();
  let last = 0;
  const raw: Asking['raw'] = (question, fits, forMs) =>
    new Promise((resolve) => {
      const octets = writeWord(question, QUESTION);
      const untilMs = performance.now() + forMs;
      const say = (): void => {
        if (performance.now() >= untilMs) return one.done(undefined);
        socket.send(octets);
      };
      const again = setInterval(say, AGAIN_MS);
      const one: Waiting = {
        fits,
        done: (answer) => {
          clearInterval(again);
          waiting.delete(one);
          resolve(answer);
        },
      };
      waiting.add(one);
      say();
    });
  return {
    raw,
    ask: (session, question, forMs) => {
      const n = ++last;
      return raw({ ...question, session, n }, (answer) => 'n' in answer && answer.n === n, forMs);
    },
    hear: (octets) => {
      const word = readWord(octets);
      if (!word) return false;
      const { data: answer } = answerSchema.safeParse(word);
      const one = answer && [...waiting].find(({ fits }) => fits(answer));
      if (answer) one?.done(answer);
      return true;
    },
  };
}
