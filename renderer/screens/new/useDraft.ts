import { useState } from 'react';
import type { Output } from '../../../electron/contract/api.ts';
import type { Circuit } from '../../../electron/contract/circuit.ts';
import type { ErrorView } from '../../../electron/contract/errors.ts';
import { onCircuit, setUpFor, type Given } from '../../../electron/contract/set-up.ts';
import type { AppState, BenchItem, ProcedureView } from '../../../electron/contract/views.ts';
import { useAsked } from '../../link/asked.ts';
import { chooseTester, useChosen } from '../../pieces/testers/chosen.ts';
import { CIRCUIT_NAME, rememberKind, rememberTest } from '../../pieces/last-test.ts';
import { host } from '../../link/host.ts';
import { dismiss } from '../../link/notice.ts';
import { useMinute } from '../../page/now.ts';
import { remember, useRemembered } from '../../link/remembered.ts';
import { isIdentified, isTester } from '../../pieces/testers/items.ts';
import { plain } from '../../pieces/circuit/circuits.ts';
import { withSetting } from './draft.ts';
import { draftFor, ladderGiven, rememberedLadder, type LadderDraft } from './ladder-draft.ts';
import { othersOf, type OtherRole, type OthersGiven } from './others.ts';
import { noRelease, rememberedRelease, withRelease, type ReleaseGiven } from '../../pieces/release/release.ts';

/** Everything that START needs, as far as it has been chosen. */
export interface Draft {
  procedures: readonly ProcedureView[];
  /** What is wrong with the user's own procedures and limits: those cannot be chosen. */
  faults: readonly ErrorView[];
  procedure: ProcedureView | undefined;
  testers: readonly BenchItem[];
  /** The tester that is meant, if it is known what it is. */
  tester: BenchItem | undefined;
  /** What was chosen on the bench and is not there any more, or an unidentified port. */
  gone: string | undefined;
  unidentified: BenchItem | undefined;
  /** What the procedure needs beside it. */
  others: readonly OtherRole[];
  circuit: Circuit | undefined;
  given: Given;
  release: ReleaseGiven;
  /** The ladder as it is typed; undefined where the procedure uses none. */
  ladder: LadderDraft | undefined;
  choose(part: Partial<Chosen>): void;
  chooseTester(id: string): void;
  chooseOther(role: string, id: string): void;
  set(name: string, value: string): void;
  reset(): void;
  /** Everything as last time, next time. */
  remember(): void;
}
interface Chosen {
  procedureId: string;
  /** `null`: none on purpose. */
  circuit: Circuit | null;
  /** By circuit: a release is for one. */
  release: Readonly<Record<string, ReleaseGiven>>;
  ladder: LadderDraft;
  /** Rows of the bench for further roles. */
  others: OthersGiven;
  /** Settings changed on this page, by procedure. */
  given: Readonly<Record<string, Given>>;
}

const NONE: Output<'procedures.list'> = { procedures: [], faults: [] };
const useProcedures = (): Output<'procedures.list'> =>
  useAsked('', () => host.call('procedures.list', {})).value ?? NONE;

/** The circuit of last time, fetched again so that it is as it stands now. */
function useLastCircuit(number: string): Circuit | undefined {
  const found = useAsked(number, () => (number ? host.call('circuits.find', { text: number }) : Promise.resolve([])));
  const one = found.value?.find((circuit) => circuit.number === number);
  return one && plain(one);
}

/** The circuit as it may be tested: one that carries traffic by the book is asked for a release, whatever was ticked in its description. */
function useAsItStands(circuit: Circuit | undefined): Circuit | undefined {
  const number = circuit?.number ?? '';
  const asked = useAsked(number, () =>
    number === '' ? Promise.resolve(undefined) : host.call('circuits.inService', { number }),
  );
  return circuit && asked.fresh && asked.value?.inService ? { ...circuit, inService: true } : circuit;
}

const RELEASES = 'new.releases';
const LADDER = 'new.ladder';

type Kept = Pick<Draft, 'procedure' | 'tester' | 'others' | 'circuit' | 'given' | 'release' | 'ladder'>;
/** Keeps what was chosen, for next time. `releases`: those that are kept already. */
function keep(
  { procedure, tester, others, circuit, given, release, ladder }: Kept,
  releases: string | undefined,
): void {
  const id = procedure?.id ?? '';
  const number = circuit?.number ?? '';
  rememberTest({ family: tester?.family, procedureId: id, circuit: number, settings: given });
  if (circuit) {
    const beside = others.flatMap(({ role, item }) => (item ? [[role, item.address] as const] : []));
    const typed = ladder && ladderGiven(ladder);
    rememberKind(circuit, {
      procedureId: id,
      settings: given,
      others: Object.fromEntries(beside),
      ...(typed && { ladder: typed }),
    });
  }
  if (tester) chooseTester(tester.id);
  if (ladder) remember(LADDER, JSON.stringify(ladder));
  if (circuit?.inService) remember(RELEASES, withRelease(releases, number, release, Date.now()));
}

/** The ladder of a procedure that knows one: as it was typed here, else as last time. */
const ladderFor = (
  procedure: ProcedureView | undefined,
  chosen: LadderDraft | undefined,
  last: Readonly<Record<string, string>>,
): LadderDraft | undefined =>
  procedure?.needs.ladder && draftFor(procedure.needs, chosen ?? rememberedLadder(last[LADDER]));

/** The draft of a test: what is chosen on this page and on the bench, then what was used last time, then defaults. */
export function useDraft(state: AppState): Draft {
  const last = useRemembered();
  const nowMs = useMinute();
  const { procedures, faults } = useProcedures();
  const meant = useChosen(state.bench);
  const tester = meant.item && isIdentified(meant.item) && isTester(meant.item) ? meant.item : undefined;
  const [chosen, setChosen] = useState<Partial<Chosen>>({});
  const lastCircuit = useLastCircuit(last[CIRCUIT_NAME] ?? '');
  const circuit = useAsItStands(chosen.circuit === undefined ? lastCircuit : (chosen.circuit ?? undefined));
  const ready = setUpFor(procedures, tester, circuit, last, chosen.procedureId);
  const number = circuit?.number ?? '';
  const release = chosen.release?.[number] ?? rememberedRelease(last[RELEASES], number, nowMs) ?? noRelease(nowMs);
  const id = ready?.procedure.id ?? '';
  const given = chosen.given?.[id] ?? ready?.given ?? {};
  const procedure = ready && onCircuit(ready.procedure, circuit, given);
  const choose = (part: Partial<Chosen>): void => {
    // What went wrong before was about the test as it was.
    dismiss();
    setChosen((before) => ({ ...before, ...part }));
  };
  const ladder = ladderFor(procedure, chosen.ladder, last);
  const others = othersOf(state.bench, procedure, tester, chosen.others ?? {});
  const give = (next: Given): void => choose({ given: { ...chosen.given, [id]: next } });
  return {
    procedures,
    faults,
    procedure,
    testers: state.bench.filter((item) => isIdentified(item) && isTester(item)),
    tester,
    gone: meant.gone,
    unidentified: isIdentified(meant.item) ? undefined : meant.item,
    others,
    circuit,
    given,
    release,
    ladder,
    choose,
    chooseOther: (role, item) => choose({ others: { ...chosen.others, [role]: item } }),
    chooseTester: (next) => {
      dismiss();
      chooseTester(next);
    },
    set: (name, value) => give(withSetting(given, name, value, procedure?.settings[name])),
    reset: () => give({}),
    remember: () => keep({ procedure, tester, others, circuit, given, release, ladder }, last[RELEASES]),
  };
}
