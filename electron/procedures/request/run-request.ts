import type { Circuit } from '../../contract/circuit.ts';
import type { Procedure } from '../../contract/procedure.ts';

/** What somebody wants done: all that a run starts from. */
export interface RunRequest {
  procedure: Procedure;
  address: string;
  settings: Readonly<Record<string, string>>;
  circuit?: Circuit;
  release?: { by: string; until: string };
  /** `headless`: nobody is asked; `person`: prompts wait for answers. */
  person: 'headless' | 'person';
  /** Typed signatures (headless). */
  signatures?: readonly { role: string; name: string }[];
  serial?: string;
}
