import { readList } from '../../electron/circuits/lists/read.ts';
import type { GivenLine } from '../../electron/circuits/lists/given.ts';

/** A list as it is read, all of it. */
export async function listOf(name: string, bytes: Uint8Array | string) {
  const notes: string[] = [];
  const lines: GivenLine[] = [];
  let kind = '';
  for await (const read of readList(name, typeof bytes === 'string' ? Buffer.from(bytes) : bytes)) {
    if ('lines' in read) lines.push(...read.lines);
    else {
      ({ kind } = read.head);
      notes.push(...read.head.notes.map(({ en }) => en));
    }
  }
  const given = lines.map((line) => (line.faults.length === 0 ? JSON.parse(JSON.stringify(line.given)) : undefined));
  const refused = lines.flatMap(({ line, faults }) => faults.map(({ field, message }) => [line, field, message.en]));
  const said = lines.flatMap((line) => line.notes.map(({ en }) => `${line.line}: ${en}`));
  return { kind, notes, lines, given, refused, said };
}
