import { zip } from '@cj-tech-master/excelts/archive';

/** A file of a folder that is packed. */
export interface Zipped {
  name: string;
  bytes: Uint8Array;
}

/** `name.pdf`, and where one of that name is there already `name (2).pdf`. */
function free(name: string, taken: ReadonlySet<string>): string {
  const at = name.lastIndexOf('.');
  for (let n = 2; taken.has(name); n++) {
    const next = `${name.slice(0, at)} (${n})${name.slice(at)}`;
    if (!taken.has(next)) return next;
  }
  return name;
}

/** Files packed into one (ZIP), in their order; none takes the place of another. Same input, same bytes. */
export async function zipped(files: readonly Zipped[]): Promise<Uint8Array> {
  const packed = zip({ reproducible: true, noSort: true });
  const taken = new Set<string>();
  for (const { name, bytes } of files) {
    const own = free(name, taken);
    taken.add(own);
    packed.add(own, bytes);
  }
  return await packed.bytes();
}
