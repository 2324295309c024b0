import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A program that stands in for `systemd-inhibit` and notes what it was told and when it ended. */
export interface Inhibitor {
  /** To be set for the program under test. */
  env: { PATH: string };
  said(): string[];
  /** Waits for a line to be noted. */
  notes(line: string | RegExp): Promise<void>;
}

/** `allows`: what it does not refuse (`idle` ...); everything by default. */
export function inhibitor(folder: string, allows = '.*'): Inhibitor {
  const log = join(folder, 'inhibitor.log');
  const program = join(folder, 'systemd-inhibit');
  writeFileSync(
    program,
    `#!/bin/sh
trap "echo ended >> '${log}'; exit" TERM
echo "told $*" >> '${log}'
echo "$1" | grep -Eqx -- '--what=${allows}' || { echo 'Access denied' >&2; exit 1; }
cat
echo ended >> '${log}'
`,
  );
  chmodSync(program, 0o755);
  const said = (): string[] => (existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : []);
  return {
    env: { PATH: `${folder}:/usr/bin:/bin` },
    said,
    notes: async (line) => {
      while (!said().some((one) => (typeof line === 'string' ? one === line : line.test(one)))) await sleep(20);
    },
  };
}
