import { isAbsolute, join } from 'node:path';
import type { z } from 'zod';
import { limitRefs } from '../../analysis/index.ts';
import { asTributaryError, TributaryError, type ErrorCode } from '../../contract/errors.ts';
import { limitSetSchema, type LimitSet } from '../../contract/limits.ts';
import type { Procedure } from '../../contract/procedure.ts';
import { inProject, isYamlName, nameOf, readYaml, yamlFilesIn } from '../../files/index.ts';
import { procedureFile } from './procedure-file.ts';
import { formFault, withForm } from './form-file.ts';
import { withWorks } from './works-files.ts';

/** A procedure that can be done. `own`: the user's, not the program's. */
export interface Listed {
  procedure: Procedure;
  own: boolean;
}

/** Procedures and limit sets, those of the program and the user's own. */
export interface Library {
  /** One procedure by id, or by path to a YAML file. Errors: `bad-yaml` with line and column, `procedure-unknown`, `file-missing` and those of reading. */
  procedure(idOrPath: string): Promise<Procedure>;
  /** A limit set by id or path. Errors: `bad-yaml`, `limits-unknown`, `file-missing` and those of reading. */
  limitSet(idOrPath: string): Promise<LimitSet>;
  /** All procedures that can be read, by id, the program's first; and what is wrong with own files: one that cannot be read hides no other. */
  list(): Promise<{ procedures: Listed[]; faults: TributaryError[] }>;
  /** What is wrong with own files of these ids, though something of the same id was found: it is the program's. */
  passedOver(kind: keyof typeof SHELVES, ids: readonly string[]): Promise<TributaryError[]>;
}

/** What stands in one folder. */
interface Shelf<T extends { id: string }> {
  folder: string;
  schema: z.ZodType<T>;
  unknown: ErrorCode;
  /** Fills in what lies in other files. */
  whole?(found: T, home: string | undefined, listing?: boolean): Promise<T>;
}
const whole = async (found: Procedure, home: string | undefined, listing = false): Promise<Procedure> =>
  await withForm(await withWorks(found), home, listing);
const SHELVES = {
  procedures: { folder: 'procedures', schema: procedureFile, unknown: 'procedure-unknown', whole },
  limits: { folder: 'limits', schema: limitSetSchema, unknown: 'limits-unknown' },
} as const satisfies Record<string, Shelf<Procedure> | Shelf<LimitSet>>;

/** True for what must be a file: it has a folder or ends as a YAML file does. */
const isPath = (text: string): boolean => isAbsolute(text) || /[\\/]/.test(text) || isYamlName(text);

/** Reads one file of a shelf. A copy under another name must not pass for the original. */
async function read<T extends { id: string }>(
  { schema, whole: fill }: Shelf<T>,
  file: string,
  home: string | undefined,
  listing = false,
): Promise<T> {
  const id = nameOf(file);
  const named = schema.refine((found) => found.id === id, { path: ['id'], message: 'yaml.id' });
  const found = await readYaml(file, named);
  return fill ? await fill(found, home, listing) : found;
}

/** Where things of a kind lie: the program's, then the user's own. */
interface Places {
  builtIn: string[];
  own: string[];
  /** Why the folder of the user's own could not be looked through. */
  problem?: TributaryError;
}
async function placesOf(shelf: Shelf<{ id: string }>, home: string | undefined): Promise<Places> {
  const builtIn = await yamlFilesIn(inProject(`resources/${shelf.folder}`), Infinity);
  try {
    return { builtIn, own: home === undefined ? [] : await yamlFilesIn(join(home, shelf.folder)) };
  } catch (thrown) {
    return { builtIn, own: [], problem: asTributaryError(thrown) };
  }
}

/** Own files that are not used because another file has their id: the program's, or an earlier one of their own. */
function twins({ builtIn, own }: Places): Map<string, TributaryError> {
  const taken = new Map(builtIn.map((file) => [nameOf(file), '']));
  const found = new Map<string, TributaryError>();
  for (const file of own) {
    const id = nameOf(file);
    const other = taken.get(id);
    if (other === undefined) taken.set(id, file);
    else found.set(file, new TributaryError(other ? 'own-twice' : 'own-as-built-in', file, { id, other }));
  }
  return found;
}

/** One thing by id or path. */
async function one<T extends { id: string }>(shelf: Shelf<T>, home: string | undefined, idOrPath: string): Promise<T> {
  if (isPath(idOrPath)) {
    const found = await readYaml(idOrPath, shelf.schema);
    return shelf.whole ? await shelf.whole(found, home) : found;
  }
  const places = await placesOf(shelf, home);
  const files = [...places.builtIn, ...places.own];
  const file = files.find((path) => nameOf(path) === idOrPath);
  if (file !== undefined) return await read(shelf, file, home);
  if (places.problem) throw places.problem;
  throw new TributaryError(shelf.unknown, idOrPath, { text: [...new Set(files.map(nameOf))].join(', ') });
}

/** All of a kind that can be read, and what is wrong with the others. */
async function all<T extends { id: string }>(
  shelf: Shelf<T>,
  home: string | undefined,
): Promise<{ good: { value: T; file: string; own: boolean }[]; faults: TributaryError[] }> {
  const places = await placesOf(shelf, home);
  const unused = twins(places);
  const files = [...places.builtIn, ...places.own.filter((file) => !unused.has(file))];
  const found = await Promise.allSettled(
    files.map(async (file) => ({ value: await read(shelf, file, home, true), file, own: places.own.includes(file) })),
  );
  const bad = found.flatMap((result) => (result.status === 'rejected' ? [asTributaryError(result.reason)] : []));
  return {
    good: found.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : [])),
    faults: [...(places.problem ? [places.problem] : []), ...unused.values(), ...bad],
  };
}

/** The library with the user's own files in `<home>/procedures` and `<home>/limits`; without `home` only what the program brings. */
export function createLibrary(home?: string): Library {
  const list: Library['list'] = async () => {
    const [procedures, limits] = [await all(SHELVES.procedures, home), await all(SHELVES.limits, home)];
    const form = [await formFault(home)].flatMap((fault) => fault ?? []);
    const known = limits.good.map(({ value }) => value.id);
    const missing = ({ value, file }: { value: Procedure; file: string }): TributaryError[] =>
      limitRefs(value)
        .filter(({ set }) => !known.includes(set))
        .map(({ set }) => new TributaryError('procedure-limits', file, { set, text: known.join(', ') }));
    const usable = procedures.good.filter((found) => missing(found).length === 0);
    return {
      procedures: usable.map(({ value, own }) => ({ procedure: value, own })),
      faults: [...procedures.faults, ...limits.faults, ...form, ...procedures.good.flatMap(missing)],
    };
  };
  return {
    procedure: (idOrPath) => one(SHELVES.procedures, home, idOrPath),
    limitSet: (idOrPath) => one<LimitSet>(SHELVES.limits, home, idOrPath),
    list,
    passedOver: async (kind, ids) =>
      [...twins(await placesOf(SHELVES[kind], home))].flatMap(([file, fault]) =>
        ids.includes(nameOf(file)) ? [fault] : [],
      ),
  };
}
