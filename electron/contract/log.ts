/**
 * Where a line of the program's own log belongs. Ids and places only, never a password, a token, or what people have written of customers: the
 * log is handed on to us as it is.
 */
export interface LogPlace {
  /** The room that says it: `session`, `run`, `archive`, `page`. */
  room?: string;
  /** Id of a run. */
  run?: string;
  /** Who the instrument is: its key, or its family. */
  instrument?: string;
  /** As people give it; what stands behind `?` is not written down. */
  address?: string;
}
/** What a line says beside its sentence. `err`: something thrown. */
export type LogFacts = LogPlace & { err?: unknown } & Readonly<Record<string, unknown>>;

/** The program's own log, for us. Writing to it never throws and never waits. */
export interface Log {
  info(facts: LogFacts, sentence: string): void;
  warn(facts: LogFacts, sentence: string): void;
  error(facts: LogFacts, sentence: string): void;
  fatal(facts: LogFacts, sentence: string): void;
  /** The same log, for one run, instrument or room: every line of it bears the place. */
  child(place: LogPlace): Log;
}

const nothing = (): void => undefined;
/** For tests, and for what runs before there is a log. */
export const NO_LOG: Log = { info: nothing, warn: nothing, error: nothing, fatal: nothing, child: () => NO_LOG };
