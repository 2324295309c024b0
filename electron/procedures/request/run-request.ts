import type { Circuit } from '../../contract/circuit.ts';
import type { Role } from '../../contract/instrument.ts';
import type { Ladder } from '../../contract/ladder.ts';
import type { Procedure } from '../../contract/procedure.ts';
import type { SettingOutcome } from '../../contract/settings.ts';

/** What is to be set at a front panel. */
export type PanelSetting = Pick<SettingOutcome, 'setting' | 'value'>;

/** What somebody confirmed before START, so that the first attempt need not ask it: the loop is proven all the same. */
export interface Confirmed {
  /** He has wired what the picture showed. `by`: who, if that is known. */
  wired: { by?: string };
  /** The front panel stands like this: he has set it as it was shown, or for the test of `circuit` before this one. */
  panel?: { settings: readonly PanelSetting[]; circuit?: string };
}

/** What somebody wants done: all that a run starts from. */
export interface RunRequest {
  procedure: Procedure;
  /** Addresses by role. */
  use: Readonly<Record<Role, string>>;
  /** Rungs that are pinged. */
  ladder?: Ladder;
  settings: Readonly<Record<string, string>>;
  circuit?: Circuit;
  /** The same as somebody described it, where `circuit` says how it stands by the book. */
  described?: Circuit;
  release?: { by: string; until: string };
  /** `headless`: nobody is asked; `person`: prompts wait for answers. */
  person: 'headless' | 'person';
  /** Typed signatures (headless). */
  signatures?: readonly { role: string; name: string }[];
  /** Serial numbers that somebody typed in, by role. */
  serials?: Readonly<Record<Role, string>>;
  confirmed?: Confirmed;
}
