import { TributaryError } from '../../contract/errors.ts';
import { writeError } from '../../files/index.ts';
import { settleZone } from '../../machine/index.ts';
import { installLastResort } from '../program/last-resort.ts';
import { openLog } from '../program/log.ts';
import { homeFolder } from '../program/places.ts';
import { errorObject, ioOf, printError, systemLang, tell, type World } from './io.ts';
import { runCli } from './program.ts';
import { standardStreams } from './streams.ts';

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

/** Commands whose way out is their own. */
const HOLDING = ['run', 'resume', 'suite', 'serve'];
/** From a signal to the end of any other command, milliseconds. */
const LEAVE_MS = 2_000;

settleZone();
dieWithLauncher();
const streams = standardStreams();
const stop = stopOnSignals();
const lang = systemLang(process.env);
let printed = false;
const world: World = {
  stdout: (text) => {
    printed = true;
    streams.stdout(text);
  },
  stderr: streams.stderr,
  env: process.env,
  stop: stop.signal,
  stdin: () => process.stdin,
};
/** What ended the command before its own end: what nobody caught, or a signal that it did not hear in time. */
let broken: { thrown: unknown } | undefined;
leaveInTime(process.argv.slice(2));
installLastResort({
  log: () => openLog(homeFolder(process.env)),
  say: (thrown) => {
    broken = { thrown };
    ioOf(world).notes(errorObject(thrown, lang).message, `  ${tell(lang, 'host.last-resort')}`);
  },
  tearDown: () => {
    stop.abort();
    return ended;
  },
  exit: (code) => void end(code),
});
const ended = runCli(process.argv.slice(2), world);
await end(await ended);

/** Whatever holds no line has nothing to tear down: told to end, it ends, also in the midst of reading. */
function leaveInTime(args: readonly string[]): void {
  const command = args.find((arg) => !arg.startsWith('-')) ?? '';
  if (HOLDING.includes(command)) return;
  stop.signal.addEventListener('abort', () => {
    setTimeout(() => {
      broken ??= { thrown: new TributaryError('stopped-reading', command) };
      void end(2);
    }, LEAVE_MS).unref();
  });
}

/** Leaves once what was printed has been written. */
async function end(code: number): Promise<void> {
  if (broken && !printed && process.argv.includes('--json'))
    ioOf(world).json({ error: errorObject(broken.thrown, lang) });
  const unwritten = await streams.written();
  // A reader that has gone away on purpose (`| head`) is told nothing; that it did not get all stays true.
  if (unwritten && unwritten.code !== 'EPIPE') printError(ioOf(world), writeError(unwritten, 'stdout'), lang, false);
  leave(unwritten || broken ? 2 : code);
}
