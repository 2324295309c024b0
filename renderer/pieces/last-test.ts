import { remember } from '../link/remembered.ts';

/** Under which name the settings of a procedure are remembered. */
export const settingsName = (procedureId: string): string => `new.settings.${procedureId}`;
/** Under which name the last procedure is remembered: for each family of testers, and for none in particular. */
export const procedureName = (family: string | undefined): string => `new.procedure.${family ?? 'any'}`;
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
