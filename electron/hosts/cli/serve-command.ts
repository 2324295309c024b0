import { errorView } from '../../contract/errors.ts';
import { keepAwake } from '../../machine/index.ts';
import { createCore } from '../core/core.ts';
import { openLog } from '../program/log.ts';
import { homeFolder } from '../program/places.ts';
import { buildStale } from '../build/page-build.ts';
import { startWebHost } from '../web/server.ts';
import { showFolder } from '../web/show-folder.ts';
import { printProblem, tell, type Io, type Lang } from './io.ts';
import { wholeNumber } from './numbers.ts';

export interface ServeOptions {
  port: string;
  archive?: string;
  lang: Lang;
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });

/** `tributary serve`: the app for a browser on this machine, until a signal ends it. Tests going on are stopped with their teardown first. */
export async function serveCommand(options: ServeOptions, io: Io): Promise<number> {
  const port = wholeNumber('--port', options.port, 65_535);
  const home = homeFolder(io.env);
  const log = openLog(home, (problem) => printProblem(io, errorView(problem), options.lang));
  const stopped = aborted(io.stop);
  await Promise.race([buildStale(['renderer']), stopped]);
  if (io.stop.aborted) return 0;
  const core = await createCore({ home, archivePath: options.archive, log, showFile: showFolder(io.env), keepAwake });
  try {
    const host = await startWebHost(core, { port, log });
    const { problem } = core.state().archive;
    if (problem) printProblem(io, problem, options.lang);
    io.lines(`ready ${host.address}`);
    await stopped;
    const n = core.running();
    if (n > 0) io.notes(tell(options.lang, 'host.closing-runs', { n }));
    await host.close();
  } finally {
    await core.close();
  }
  return 0;
}
