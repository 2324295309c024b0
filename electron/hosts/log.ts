import { existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pino, type Logger } from 'pino';

export type { Logger };

/** A log file that is longer becomes `.1` at the next start, bytes. */
const ROTATE_BYTES = 5 * 1024 * 1024;

/** The program's own log, for us: `logs/tributary.log` in the home folder. A folder that cannot be written costs the log, never the program. */
export function openLog(home: string): Logger {
  const file = join(home, 'logs', 'tributary.log');
  try {
    mkdirSync(join(home, 'logs'), { recursive: true });
    if (existsSync(file) && statSync(file).size > ROTATE_BYTES) renameSync(file, `${file}.1`);
    return pino({ base: { pid: process.pid } }, pino.destination({ dest: file, sync: true }));
  } catch (thrown) {
    process.stderr.write(`${file}: ${String(thrown)}\n`);
    return pino({ enabled: false });
  }
}
