import { writeError } from '../../files/index.ts';
import { ioOf, printError, systemLang, type World } from './io.ts';
import { runCli } from './program.ts';
import { standardStreams } from './streams.ts';

/** Longest wait for the end of a command in which something failed that nobody caught, milliseconds: a teardown takes less. */
const LAST_MS = 20_000;

/** Ends on the first of the usual signals; a second one changes nothing, the teardown is bounded in time. */
function stopOnSignals(): AbortController {
  const stop = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => stop.abort());
  return stop;
}

/** Killed together with the launcher (tributary.mjs), at whatever instant: the archive is made for that, an orphan on the line is not. */
function dieWithLauncher(): void {
  if (!process.channel) return;
  process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
  process.channel.unref();
}

/** Leaves with the code. The launcher is told by their channel too: what Node itself ends with when something breaks is no verdict. */
function leave(code: number): void {
  if (process.send) process.send(code, undefined, undefined, () => process.exit(code));
  else process.exit(code);
}

/** What nobody caught: said and logged, the command stopped with its teardown, and in the end no verdict but 2. */
function lastResort(world: World, stop: AbortController): () => boolean {
  let failed = false;
  process.on('uncaughtException', (thrown) => {
    printError(ioOf(world), thrown, systemLang(world.env), false);
    if (failed) return;
    failed = true;
    stop.abort();
    setTimeout(() => leave(2), LAST_MS).unref();
  });
  return () => failed;
}

dieWithLauncher();
const streams = standardStreams();
const stop = stopOnSignals();
const world: World = { stdout: streams.stdout, stderr: streams.stderr, env: process.env, stop: stop.signal };
const failed = lastResort(world, stop);
const code = await runCli(process.argv.slice(2), world);
const unwritten = await streams.written();
// A reader that has gone away on purpose (`| head`) is told nothing; that it did not get all stays true.
if (unwritten && unwritten.code !== 'EPIPE')
  printError(ioOf(world), writeError(unwritten, 'stdout'), systemLang(process.env), false);
leave(unwritten || failed() ? 2 : code);
