import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { readCircuits } from '../../../circuits/index.ts';
import type { FileContent, Implementation, ListedCircuit } from '../../../contract/api.ts';
import type { Circuit } from '../../../contract/circuit.ts';
import { listCsv } from '../../../reports/index.ts';
import type { CoreContext } from './core-context.ts';

type ListMethods = Pick<Implementation, 'archive.find' | 'archive.table' | 'archive.export' | 'circuits.read'>;

/** Day of a file's name, `20261128`. */
const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10).replaceAll('-', '');
const contentOf = (name: string, mime: string, bytes: Buffer): FileContent => ({
  name,
  mime,
  base64: bytes.toString('base64'),
});

/** What a circuit of a list would be beside what is known here. */
async function stateOf({ stores }: CoreContext, circuit: Circuit): Promise<'new' | 'changed' | 'same'> {
  const { number } = circuit;
  const known = (await stores.archive().findCircuits(number)).find((one) => one.number === number);
  if (!known) return 'new';
  const { lastRun: _lastRun, ...plain } = known;
  // As JSON, where what is absent and what is undefined are the same.
  const bare = (one: Circuit): unknown => JSON.parse(JSON.stringify(one));
  return isDeepStrictEqual(bare(plain), bare(circuit)) ? 'same' : 'changed';
}

/** The list of records: sought, as a table, and carried away. */
export function listMethods(context: CoreContext): ListMethods {
  const { stores, clock } = context;
  const archive = stores.archive;
  return {
    'archive.find': async (filter) => ({
      runs: await archive().listRuns(filter),
      total: await archive().countRuns(filter),
      ...(filter.offset === 0 ? { tally: await archive().tallyRuns(filter) } : {}),
      damage: await archive().damage(),
    }),
    'circuits.read': async ({ name, base64 }) => {
      const listed: ListedCircuit[] = [];
      for (const one of readCircuits(name, Buffer.from(base64, 'base64')))
        listed.push(
          'problem' in one ? { ...one, state: 'refused' } : { ...one, state: await stateOf(context, one.circuit) },
        );
      return listed;
    },
    'archive.table': async (filter) => {
      const text = listCsv(await archive().listRuns(filter));
      return contentOf(`tributary-records-${dayOf(clock.nowMs())}.csv`, 'text/csv', Buffer.from(text));
    },
    'archive.export': async ({ runIds }) => {
      const folder = await mkdtemp(join(tmpdir(), 'tributary-export-'));
      try {
        const path = join(folder, 'records.tributary');
        await archive().exportRuns(runIds, path);
        const name = `tributary-${dayOf(clock.nowMs())}-${runIds.length}.tributary`;
        return contentOf(name, 'application/octet-stream', await readFile(path));
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}
