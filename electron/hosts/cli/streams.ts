/** stderr holds at most so much for a reader that does not read; later lines are lost, the measurement is not. Characters. */
const BACKLOG = 64 * 1024;

/** The handle behind a pipe or terminal; files have none. */
interface Handled {
  _handle?: { setBlocking?(blocking: boolean): unknown };
}

/**
 * Keeps a write from waiting for the reader: on Linux Node waits, and a reader that does not read would stop the measurement. Undone at the end,
 * for whoever else writes to the same pipe.
 */
function neverWait(stream: NodeJS.WriteStream): void {
  // Node gives no other way to it.
  // oxlint-disable-next-line no-underscore-dangle
  const handle = (stream as Handled)._handle;
  if (!handle?.setBlocking) return;
  handle.setBlocking(false);
  process.once('exit', () => handle.setBlocking?.(true));
}

export interface Streams {
  stdout(text: string): void;
  stderr(text: string): void;
  /** Resolves when stdout has been written, with what was in the way if it could not be. */
  written(): Promise<NodeJS.ErrnoException | undefined>;
}

/** The process's own streams. A full disk, a closed pipe or a reader that has gone away ends no measurement: only the result must get out. */
export function standardStreams(): Streams {
  const { stdout, stderr } = process;
  let unwritten: NodeJS.ErrnoException | undefined;
  const failed = (error: NodeJS.ErrnoException): void => {
    unwritten ??= error;
  };
  stdout.on('error', failed);
  // Nobody is left to be told.
  stderr.on('error', () => undefined);
  neverWait(stderr);
  return {
    stdout: (text) => void stdout.write(text),
    stderr: (text) => {
      if (stderr.writableLength < BACKLOG) stderr.write(text);
    },
    written: () =>
      new Promise((resolve) => {
        stdout.write('', (error) => resolve(unwritten ?? error ?? undefined));
      }),
  };
}
