import type { Circuit } from '../../contract/circuit.ts';
import type { Role } from '../../contract/instrument.ts';
import type { Ladder } from '../../contract/ladder.ts';
import type { Procedure } from '../../contract/procedure.ts';

/** What somebody wants done: all that a run starts from. */
export interface RunRequest {
  procedure: Procedure;
  /** Addresses by role. */
  use: Readonly<Record<Role, string>>;
  /** Rungs that are pinged. */
  ladder?: Ladder;
  settings: Readonly<Record<string, string>>;
  circuit?: Circuit;
  release?: { by: string; until: string };
  /** `headless`: nobody is asked; `person`: prompts wait for answers. */
  person: 'headless' | 'person';
  /** Typed signatures (headless). */
  signatures?: readonly { role: string; name: string }[];
  /** Serial numbers that somebody typed in, by role. */
  serials?: Readonly<Record<Role, string>>;
}
