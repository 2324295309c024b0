type Lines = readonly string[];

/** The first group of the first line that has it. */
export const groupOf = (lines: Lines, pattern: RegExp): string | undefined =>
  lines.map((line) => pattern.exec(line)?.[1]).find((found) => found !== undefined);

/** The same as a number. */
export function numberOf(lines: Lines, pattern: RegExp): number | undefined {
  const found = groupOf(lines, pattern);
  return found === undefined ? undefined : Number(found);
}

/** Blocks of lines, each with the line that begins it. */
export function blocksOf(lines: Lines, begins: RegExp): string[][] {
  const blocks: string[][] = [];
  for (const line of lines) {
    if (begins.test(line)) blocks.push([line]);
    else blocks.at(-1)?.push(line);
  }
  return blocks;
}

/** What is known, without the keys of what is not. */
export const known = <T extends object>(all: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
