import { runCli } from './program.ts';

/** Ends on the first of the usual signals; a second one changes nothing, the teardown is bounded in time. */
function stopSignal(): AbortSignal {
  const stop = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => stop.abort());
  return stop.signal;
}

/** Killed together with the launcher (tributary.mjs), at whatever instant: the archive is made for that, an orphan on the line is not. */
function dieWithLauncher(): void {
  if (!process.channel) return;
  process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
  process.channel.unref();
}

/** A reader that has gone away (`| head`) is no reason to fail. */
function tolerateClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
}

dieWithLauncher();
tolerateClosedPipes();
const code = await runCli(process.argv.slice(2), {
  stdout: (text) => process.stdout.write(text),
  stderr: (text) => process.stderr.write(text),
  env: process.env,
  stop: stopSignal(),
});
process.stdout.write('', () => process.exit(code));
