import { dirname, isAbsolute, join, resolve } from 'node:path';
import { z } from 'zod';
import { absent } from '../../contract/absent.ts';
import { parseAddress, writeAddress } from '../../contract/address.ts';
import { asTributaryError, errorView, TributaryError } from '../../contract/errors.ts';
import { roleSchema, type Role } from '../../contract/instrument.ts';
import { parseYaml, placeInYaml } from '../../contract/yaml.ts';
import { readText } from '../../files/index.ts';
import { checkAddress, offerSecrets, readLadder } from '../../instruments/index.ts';
import { checkRequest, type Library, type RunRequest } from '../../procedures/index.ts';
import { circuitOf, reportPlace, signaturesOf, type ReportPlace } from './arguments.ts';

const text = z.string().min(1).max(2000);
const texts = absent(z.record(text, z.string().max(2000)));
const entrySchema = z.strictObject({
  name: text.refine((name) => name.trim() !== '', { message: 'yaml.blank' }),
  procedure: text,
  use: z.record(roleSchema, text).default({}),
  circuit: absent(text),
  set: texts,
  sign: texts,
  out: absent(text),
  ladder: absent(text),
});
type EntryFile = z.infer<typeof entrySchema>;

const suiteSchema = z.strictObject({
  version: z.literal(1),
  parallel: absent(z.int().min(1).max(1000)),
  runs: z
    .array(entrySchema)
    .min(1)
    .superRefine((runs, context) => {
      const names = new Set<string>();
      for (const [at, { name }] of runs.entries()) {
        const path = [at, 'name'];
        if (names.has(name)) context.addIssue({ code: 'custom', path, message: 'yaml.name-twice', params: { name } });
        names.add(name);
      }
    }),
});

/** One run of a suite, checked as far as it can be without an instrument. */
export interface SuiteEntry {
  name: string;
  /** The procedure as the file names it. */
  named: string;
  request: RunRequest;
  /** Its own place for the report; absent: that of the suite. */
  out?: ReportPlace;
}
export interface Suite {
  entries: SuiteEntry[];
  /** How many may go on at once. */
  parallel: number;
}

interface Given {
  /** Folder of the suite file: its paths begin there. */
  folder: string;
  library: Library;
  home: string;
  nowMs: number;
}

/** The scenario of a simulated line is a file too. */
function addressFrom(folder: string, address: string): string {
  const { family, kind, options } = parseAddress(address);
  const { line } = options;
  if (kind !== 'sim' || line === undefined || isAbsolute(line)) return address;
  return writeAddress(family, kind, {}, { ...options, line: resolve(folder, line) });
}

/** A procedure by id stays one; a path begins at the suite file. */
const procedureFrom = (folder: string, named: string): string =>
  /[\\/]|\.ya?ml$/.test(named) && !isAbsolute(named) ? join(folder, named) : named;

/** What part of an entry a fault is about, for its place in the file. */
class Fault extends Error {
  readonly path: readonly string[];
  constructor(path: readonly string[], cause: unknown) {
    super('fault', { cause });
    this.path = path;
  }
}
/** Whatever goes wrong in the work is a fault of that part. */
async function about<T>(path: readonly string[], work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    throw new Fault(path, thrown);
  }
}

/** Which key of an entry a refused request is about. */
function keyOf({ set = {}, use }: EntryFile, thrown: unknown): string[] {
  const { code, where } = asTributaryError(thrown);
  if (Object.hasOwn(set, where)) return ['set', where];
  if (code.startsWith('role-')) return Object.hasOwn(use, where) ? ['use', where] : ['use'];
  if (code.startsWith('ladder-')) return ['ladder'];
  if (code.startsWith('reading-')) return ['set', 'reading'];
  if (code.startsWith('setting-')) return ['set'];
  if (code === 'circuit-misfit' || code.startsWith('release-')) return ['circuit'];
  return ['procedure'];
}

async function usesOf({ use }: EntryFile, folder: string, home: string): Promise<Record<Role, string>> {
  const found: Record<Role, string> = {};
  for (const [role, address] of Object.entries(use)) {
    await about(['use', role], () => checkAddress(address));
    found[role] = addressFrom(folder, offerSecrets(address, home));
  }
  return found;
}

async function entryOf(entry: EntryFile, { folder, library, home, nowMs }: Given): Promise<SuiteEntry> {
  const { name, circuit, set = {}, sign = {}, out } = entry;
  const procedure = await about(['procedure'], () => library.procedure(procedureFrom(folder, entry.procedure)));
  const use = await usesOf(entry, folder, home);
  const signatures = await about(['sign'], () => signaturesOf(Object.entries(sign).map((pair) => pair.join('='))));
  const line = circuit === undefined ? undefined : await about(['circuit'], () => circuitOf(resolve(folder, circuit)));
  const { reading } = set;
  const settings = reading === undefined ? set : { ...set, reading: resolve(folder, reading) };
  const laid = entry.ladder;
  const far = settings['far'];
  const ladder = laid === undefined ? undefined : await about(['ladder'], () => readLadder(laid, { far, folder }));
  const request: RunRequest = { procedure, use, ladder, settings, circuit: line, signatures, person: 'headless' };
  await checkRequest(request, library, nowMs).catch((thrown: unknown) => {
    throw new Fault(keyOf(entry, thrown), thrown);
  });
  const made = { name, named: entry.procedure, request };
  if (out === undefined) return made;
  return { ...made, out: await about(['out'], () => reportPlace(resolve(folder, out), home)) };
}

/** A fault at its place in the suite; what is a fault of the program stays one. */
function placed(file: string, yaml: string, at: number, thrown: unknown): unknown {
  if (!(thrown instanceof Fault)) return thrown;
  const error = asTributaryError(thrown.cause);
  if (error.code === 'program-error') return error;
  const place = placeInYaml(yaml, ['runs', at, ...thrown.path]);
  return new TributaryError('bad-yaml', `${file}:${place}`, { ...errorView(error).message }, { cause: error });
}

/**
 * Reads a suite with all that its runs need but the instruments; whatever is wrong with one of them is said with line
 * and column before any begins. Errors: those of reading, `bad-yaml`.
 */
export async function readSuite(path: string, given: Omit<Given, 'folder'>): Promise<Suite> {
  const yaml = await readText(path);
  const { runs, parallel = 1 } = parseYaml(yaml, suiteSchema, path);
  const folder = dirname(resolve(path));
  const entries: SuiteEntry[] = [];
  for (const [at, entry] of runs.entries())
    entries.push(
      await entryOf(entry, { ...given, folder }).catch((thrown: unknown) => {
        throw placed(path, yaml, at, thrown);
      }),
    );
  return { entries, parallel };
}
