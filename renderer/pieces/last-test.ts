import { kindName, procedureName, settingsName, type KindSetUp } from '../../electron/contract/set-up.ts';
import type { Circuit } from '../../electron/contract/circuit.ts';
import { remember } from '../link/remembered.ts';

/** Under which name the number of the last circuit is remembered. */
export const CIRCUIT_NAME = 'new.circuit';

/** What the next test begins with on its screen. */
export interface LastTest {
  family: string | undefined;
  procedureId: string;
  /** '' where there is none. */
  circuit: string;
  settings: Readonly<Record<string, string>>;
}

/** Everything as last time, next time. */
export function rememberTest({ family, procedureId, circuit, settings }: LastTest): void {
  remember(procedureName(undefined), procedureId);
  remember(procedureName(family), procedureId);
  remember(CIRCUIT_NAME, circuit);
  remember(settingsName(procedureId), JSON.stringify(settings));
}

/** The next circuit of this kind is set up like this one. */
export const rememberKind = (circuit: Circuit, kind: KindSetUp): void =>
  remember(kindName(circuit), JSON.stringify(kind));
