import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newHostKey, type HostKeys } from '../../../drivers/index.ts';
import { makeFolder, replaceFile } from '../../files/index.ts';

/** A host and its key on each line, so that a person can take one out. */
const LINE = /^(\S+) (\S+)$/;

function read(file: string): Map<string, string> {
  try {
    const lines = readFileSync(file, 'utf8')
      .split('\n')
      .map((line) => LINE.exec(line.trim()));
    return new Map(lines.flatMap((line) => (line ? [[line[1]!, line[2]!] as const] : [])));
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT') return new Map();
    throw thrown;
  }
}

/** The keys of hosts seen before, `known-hosts` of the home folder. It is read each time: another program of the same home may have seen one. */
export function hostKeysIn(home: string): HostKeys {
  const file = join(home, 'known-hosts');
  return {
    file,
    known: (place) => read(file).get(place),
    remember(place, fingerprint) {
      const all = read(file).set(place, fingerprint);
      makeFolder(home);
      replaceFile(file, [...all].map((pair) => `${pair.join(' ')}\n`).join(''));
    },
  };
}

/** The key of the simulated hosts of a home: one for all and always, so that a simulator started anew is no stranger. */
export function simulatedHostKey(home: string): string {
  const file = join(home, 'simulated-host-key.pem');
  if (!existsSync(file)) replaceFile(file, newHostKey());
  return readFileSync(file, 'utf8');
}
