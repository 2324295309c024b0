import { useState } from 'react';
import type { Circuit } from '../../../electron/contract/circuit.ts';
import type { AppState, BenchItem, ProcedureView } from '../../../electron/contract/views.ts';
import { useAsked } from '../../asked.ts';
import { host } from '../../host.ts';
import { setPreference, usePreferences } from '../../preferences.ts';
import { plain } from './circuits.ts';
import type { ReleaseGiven } from './Release.tsx';
import { chooseTester, fits, remembered, rememberedName, withSetting, type Given } from './draft.ts';

/** Everything that START needs, as far as it has been chosen. */
export interface Draft {
  procedures: readonly ProcedureView[];
  procedure: ProcedureView | undefined;
  testers: readonly BenchItem[];
  tester: BenchItem | undefined;
  circuit: Circuit | undefined;
  given: Given;
  release: ReleaseGiven;
  choose(part: Partial<Chosen>): void;
  set(name: string, value: string): void;
  reset(): void;
  /** Everything as last time, next time. */
  remember(): void;
}
interface Chosen {
  procedureId: string;
  address: string;
  /** `null`: none on purpose. */
  circuit: Circuit | null;
  release: ReleaseGiven;
  /** Settings changed on this page, by procedure. */
  given: Readonly<Record<string, Given>>;
}

const NONE: readonly ProcedureView[] = [];
const useProcedures = (): readonly ProcedureView[] =>
  useAsked('', () => host.call('procedures.list', {})).value ?? NONE;

/** The circuit of last time, fetched again so that it is as it stands now. */
function useLastCircuit(number: string): Circuit | undefined {
  const found = useAsked(number, () => (number ? host.call('circuits.find', { text: number }) : Promise.resolve([])));
  const one = found.value?.find((circuit) => circuit.number === number);
  return one && plain(one);
}

/** Under which name the last procedure is remembered: for each family of testers, and for none in particular. */
const procedureOf = (address: string | undefined): string => `new.procedure.${address?.split('@')[0] ?? 'any'}`;

/** The draft of a test: what was asked for by the address of the page, then what was used last time, then defaults. */
export function useDraft(state: AppState, asked: Readonly<Record<string, string>>): Draft {
  const preferences = usePreferences();
  const procedures = useProcedures();
  const [chosen, setChosen] = useState<Partial<Chosen>>({});
  const lastCircuit = useLastCircuit(asked['circuit'] ?? preferences['new.circuit'] ?? '');
  const procedure =
    procedures.find((p) => p.id === (chosen.procedureId ?? preferences[procedureOf(asked['tester'])])) ?? procedures[0];
  const testers = state.bench.filter((item) => fits(procedure, item));
  const address = chooseTester(testers, [chosen.address, asked['tester'], preferences['new.tester']]);
  const circuit = chosen.circuit === undefined ? lastCircuit : (chosen.circuit ?? undefined);
  const id = procedure?.id ?? '';
  const given = chosen.given?.[id] ?? remembered(preferences[rememberedName(id)], procedure?.settings ?? {});
  const choose = (part: Partial<Chosen>): void => setChosen((before) => ({ ...before, ...part }));
  const give = (next: Given): void => choose({ given: { ...chosen.given, [id]: next } });
  return {
    procedures,
    procedure,
    testers,
    tester: testers.find((item) => item.address === address),
    circuit,
    given,
    release: chosen.release ?? { by: '', until: '' },
    choose,
    set: (name, value) => give(withSetting(given, name, value, procedure?.settings[name])),
    reset: () => give({}),
    remember: () => {
      setPreference(procedureOf(undefined), id);
      setPreference(procedureOf(address), id);
      setPreference('new.tester', address ?? '');
      setPreference('new.circuit', circuit?.number ?? '');
      setPreference(rememberedName(id), JSON.stringify(given));
    },
  };
}
