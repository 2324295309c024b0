/** Time as the rooms see it; tests hand in a fake one. */
export interface Clock {
  /** Wall clock, epoch milliseconds. People and time services set it: it is for what people promise each other (a release), never for a length. */
  nowMs(): number;
  /** Runs evenly whatever becomes of the wall clock, origin arbitrary. Milliseconds. */
  monotonicMs(): number;
  /** True where the system stops the monotonic clock while the computer sleeps (Linux). */
  readonly standsInSleep: boolean;
  /** Since the computer was started, sleep included; some systems tell whole seconds only. Milliseconds. */
  uptimeMs(): number;
  /** Names this start of this computer; undefined where the system tells none. */
  bootId(): Promise<string | undefined>;
  /** Resolves after `ms`; rejects with the signal's reason when it aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}
