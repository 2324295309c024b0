import type { Archive } from '../../../archive/index.ts';
import type { Circuit } from '../../../contract/circuit.ts';
import { misfitOf } from '../../../contract/fit.ts';
import { mainRole } from '../../../contract/instrument.ts';
import type { LastUse } from '../../../contract/last-use.ts';
import { rolesOf } from '../../../contract/needs.ts';
import type { Procedure } from '../../../contract/procedure.ts';
import type { RunRecord } from '../../../contract/run.ts';
import { instrumentKey } from '../../../contract/tester.ts';
import type { BenchItem } from '../../../contract/views.ts';
import { lengthAsked, type Library, type RunRequest } from '../../../procedures/index.ts';

/** A test like an earlier one, with an instrument that was in it: what was given then, and nothing that nobody gave. */
export interface Likeness {
  record: RunRecord;
  procedure: Procedure;
  circuit: Circuit | undefined;
  settings: Record<string, string>;
}

/** The circuit as it stands now; undefined where there was none, or where it is none for the procedure any more. */
async function circuitNow(
  archive: Archive,
  { circuit }: RunRecord,
  { needs }: Procedure,
): Promise<Circuit | undefined> {
  if (!circuit) return undefined;
  const found = (await archive.findCircuits(circuit.number)).find(({ number }) => number === circuit.number);
  const { lastRun: _lastRun, ...now } = found ?? { ...circuit, lastRun: undefined };
  return misfitOf(needs, now) ? undefined : now;
}

/**
 * What of a record can be done again by one press; undefined where it still goes on, where its procedure is not in the library any more, or needs
 * more than one instrument: which is which a person has to say.
 */
export async function likenessOf(archive: Archive, library: Library, runId: string): Promise<Likeness | undefined> {
  const record = await archive.getRun(runId);
  const listed = (await library.list()).procedures.find(({ procedure }) => procedure.id === record.procedure.id);
  if (record.state !== 'finished' || !listed) return undefined;
  const { procedure } = listed;
  if (rolesOf(procedure.needs).size > 1) return undefined;
  const given = record.given.filter((name) => Object.hasOwn(procedure.settings, name));
  const settings = Object.fromEntries(given.map((name) => [name, record.settings[name] ?? '']));
  return { record, procedure, circuit: await circuitNow(archive, record, procedure), settings };
}

/** The request of a test like an earlier one. Nobody has released anything for it yet: a circuit in service is asked for in the run. */
export const requestLike = ({ procedure, circuit, settings }: Likeness, address: string): RunRequest => ({
  procedure,
  use: { [mainRole(rolesOf(procedure.needs).keys())]: address },
  settings,
  ...(circuit ? { circuit } : {}),
  person: 'person',
});

function lastUseOf({ record, procedure, circuit, settings }: Likeness): LastUse {
  const { id, title } = procedure;
  return {
    runId: record.runId,
    atMs: record.startedAtMs,
    procedure: { id, title },
    ...(circuit ? { circuit: circuit.number } : {}),
    inService: circuit?.inService ?? false,
    settings,
    forS: lengthAsked(procedure, settings),
  };
}

/** What each instrument of the bench was used for the last time. */
export interface LastUses {
  /** The item with it, if it answers and was used before. What is not read from the archive yet comes with the next change. */
  complete(item: BenchItem): BenchItem;
  /** A run has begun or ended. */
  stale(): void;
}

/** A set that a person reads answers nobody: there is nothing to recognise. */
function keyOf({ state, family, identity, address, role, capabilities }: BenchItem): string | undefined {
  if (state !== 'ready' || !family || !identity || role !== 'tester' || capabilities?.reading === 'by-hand')
    return undefined;
  return instrumentKey(family, identity, address);
}

export function createLastUses(archive: () => Archive, library: Library, changed: () => void): LastUses {
  const known = new Map<string, LastUse | undefined>();
  let asked = new Set<string>();
  const ask = async (key: string): Promise<void> => {
    const runId = await archive().lastRunWith(key);
    const likeness = runId === undefined ? undefined : await likenessOf(archive(), library, runId);
    known.set(key, likeness && lastUseOf(likeness));
    changed();
  };
  return {
    complete: (item) => {
      const key = keyOf(item);
      if (key === undefined) return item;
      if (!asked.has(key)) {
        asked.add(key);
        // An archive or a record that cannot be read is said elsewhere: then nothing is offered.
        ask(key).catch(() => known.delete(key));
      }
      const lastUse = known.get(key);
      return lastUse ? { ...item, lastUse } : item;
    },
    stale: () => {
      asked = new Set();
      known.clear();
      changed();
    },
  };
}
