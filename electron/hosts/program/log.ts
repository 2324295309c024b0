import { join } from 'node:path';
import { pino } from 'pino';
import { TributaryError } from '../../contract/errors.ts';
import type { Log } from '../../contract/log.ts';
import { writeError } from '../../files/index.ts';
import { openLogFiles } from './log-file.ts';

/** What is written of something thrown. The sentence of an error of ours may quote what somebody typed: code and place tell us as much. */
function errorFacts(thrown: unknown): unknown {
  if (thrown instanceof TributaryError) {
    const { code, where, stack, cause } = thrown;
    const frames = stack
      ?.split('\n')
      .filter((line) => /^\s+at /.test(line))
      .join('\n');
    return { code, where: withoutOptions(where), stack: frames, ...(cause ? { cause: errorFacts(cause) } : {}) };
  }
  return thrown instanceof Error ? pino.stdSerializers.err(thrown) : { message: String(thrown) };
}

/** Options of an address may hold a password or a community. */
const withoutOptions = (text: unknown): string => String(text).split('?')[0] ?? '';

/** The program's own log, for us: `logs/tributary.log` in the home folder, the ones before it beside it. A folder that cannot be written (`told`) and a full disk cost the log, never the program. */
export function openLog(home: string, told: (problem: TributaryError) => void = () => undefined): Log {
  const serializers = { err: errorFacts, address: withoutOptions };
  try {
    return pino({ base: { pid: process.pid }, serializers }, openLogFiles(home));
  } catch (thrown) {
    told(writeError(thrown, join(home, 'logs')));
    return pino({ enabled: false });
  }
}
