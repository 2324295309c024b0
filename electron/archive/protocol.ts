import type { ErrorCode, Params } from '../contract/errors.ts';
import type { Method } from './store.ts';

/** A call of the archive as it crosses to the worker thread. */
export interface Question {
  id: number;
  method: Method | 'close';
  args: readonly unknown[];
}
/** What is left of an error once it has crossed a thread. */
export interface Failure {
  code: ErrorCode;
  where: string;
  params: Params;
}
/** The answer to the question of the same id; id 0 tells whether the archive could be opened, its value is the path. */
export type Answer = { id: number; value: unknown; failure?: undefined } | { id: number; failure: Failure };
