import { limitRefs } from '../../analysis/index.ts';
import { errorView } from '../../contract/errors.ts';
import type { Procedure } from '../../contract/procedure.ts';
import { createLibrary, resumeRun, type Library } from '../../procedures/index.ts';
import { readLadder } from '../../instruments/index.ts';
import { defaultArchive, homeFolder } from '../program/places.ts';
import { circuitOf, existingArchive, settingsOf, signaturesOf, reportPlace } from './arguments.ts';
import { printProblem, type Io, type Lang } from './io.ts';
import { resultLines } from './result-lines.ts';
import { beginRun, carryOut, exitCodeOf, inHouse, type Job } from './run-job.ts';
import { checkAny, checkedUses, usesOf, type UseOptions } from './uses.ts';

export interface RunOptions extends UseOptions {
  set: string[];
  circuit?: string;
  ladder?: string;
  sign: string[];
  archive?: string;
  out?: string;
  lang: Lang;
  json?: boolean;
}
export interface ResumeOptions extends UseOptions {
  archive: string;
  lang: Lang;
  json?: boolean;
}

/** Does one run and prints its result. Returns the exit code. */
async function work(job: Job, archivePath: string, json: boolean): Promise<number> {
  const { io, lang } = job;
  const result = await inHouse(archivePath, io, (house) => carryOut(job, house));
  if (json) io.json(result);
  else io.lines(...resultLines(result, lang));
  return exitCodeOf(result);
}

/** A procedure, and how somebody named it. */
export interface Named {
  named: string;
  procedure: Procedure;
}

/** Own files that stand behind others of the same id: what is used is not what somebody may think. */
export async function sayPassedOver(library: Library, { named, procedure }: Named, io: Io, lang: Lang): Promise<void> {
  const limits = limitRefs(procedure).map(({ set }) => set);
  const faults = [
    ...(await library.passedOver('procedures', [named])),
    ...(await library.passedOver('limits', limits)),
  ];
  for (const fault of faults) printProblem(io, errorView(fault), lang);
}

/** `tributary run`: a whole procedure without anybody at the screen. Returns the exit code. Errors: those before a run exists. */
export async function runCommand(procedureId: string, options: RunOptions, io: Io): Promise<number> {
  const home = homeFolder(io.env);
  const settings = settingsOf(options.set);
  const signatures = signaturesOf(options.sign);
  const uses = checkedUses(options, home);
  const library = createLibrary(home);
  const procedure = await library.procedure(procedureId);
  if (options.ladder === undefined) checkAny(procedure, options);
  const use = usesOf(procedure, uses);
  await sayPassedOver(library, { named: procedureId, procedure }, io, options.lang);
  const circuit = options.circuit === undefined ? undefined : await circuitOf(options.circuit);
  const ladder = options.ladder === undefined ? undefined : await readLadder(options.ladder, { far: settings['far'] });
  const job: Job = {
    io,
    lang: options.lang,
    out: reportPlace(options.out, home),
    begin: (engine) => beginRun({ procedure, use, settings, circuit, signatures, ladder, person: 'headless' }, engine),
  };
  return work(job, options.archive ?? defaultArchive(home), options.json ?? false);
}

/** `tributary resume`: goes on with a run that broke off. */
export async function resumeCommand(runId: string, options: ResumeOptions, io: Io): Promise<number> {
  const uses = checkedUses(options, homeFolder(io.env));
  const archivePath = existingArchive(options.archive);
  const job: Job = {
    io,
    lang: options.lang,
    out: reportPlace(undefined, homeFolder(io.env)),
    begin: async (engine) => {
      const { procedure } = await engine.archive.getRun(runId);
      return await resumeRun(runId, { person: 'headless', use: usesOf(procedure, uses) }, engine);
    },
  };
  return work(job, archivePath, options.json ?? false);
}
