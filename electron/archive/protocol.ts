import type { Failure } from '../contract/errors.ts';
import type { Archive, BackupProgress } from './archive.ts';

/** What an archive can be asked, over whichever thread. */
export type Method = Exclude<keyof Archive, 'path' | 'wrong' | 'migratedFrom' | 'close' | 'backUp'>;

/** What may read a month of seconds: it is answered in steps, and others are answered meanwhile. */
export type LongMethod = Extract<Method, 'judge' | 'events' | 'window' | 'track'>;

/** A call of the archive as it crosses to the worker thread. */
export interface Question {
  id: number;
  method: Method | 'close' | 'backUp' | 'stopBackUp';
  args: readonly unknown[];
}
/** The first answer of a worker that could open the archive: where it is, and all that it can be asked. */
export interface Opened {
  path: string;
  wrong: string | undefined;
  migratedFrom: number | undefined;
  methods: readonly Method[];
}
/** The answer to the question of the same id; id 0 tells whether the archive could be opened, its value is `Opened`. */
export type Answer =
  | { id: number; value: unknown; failure?: undefined; progress?: undefined }
  | { id: number; failure: Failure; progress?: undefined }
  /** Not the answer yet. */
  | { id: number; progress: BackupProgress; failure?: undefined };
