import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, release, type } from 'node:os';
import { fileURLToPath } from 'node:url';

const PAGE = fileURLToPath(new URL('../../docs/soak.md', import.meta.url));

const HEAD = `# Soak: killed at random instants

\`npm run soak\` starts a program that records a made-up line (clean, errored, defective and slipping seconds, gaps) as fast as the disk
acknowledges, kills it with SIGKILL at a random instant, opens the archive again and compares every second with what the line was; the next
program takes up the same runs. One kill in five falls into opening and repair. \`npm test\` does 20 of them.

What this does not show: loss of power. SIGKILL leaves the system's cache alive; against the power cut stands \`synchronous=FULL\`
(one fdatasync before each acknowledgement), which is set explicitly and tested.
`;

/** What stands above every table: when, and on which machine. */
export const machineRows = (): [string, string][] => [
  ['date', new Date().toISOString().slice(0, 10)],
  ['machine', `${type()} ${release()}, ${cpus().length} cores, Node ${process.version}`],
];

export const tableOf = (rows: readonly (readonly [string, string | number])[]): string =>
  ['| | |', '|---|---|', ...rows.map(([name, value]) => `| ${name} | ${value} |`)].join('\n');

/** Puts the figures between the marks of their section; other sections of the page stay. */
export function writeSection(name: string, text: string): void {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  let page = HEAD;
  try {
    page = readFileSync(PAGE, 'utf8');
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'ENOENT') throw thrown;
  }
  if (!page.includes(open)) page = `${page.trimEnd()}\n\n${open}\n${close}\n`;
  const [before = '', rest = ''] = page.split(open);
  writeFileSync(PAGE, `${before}${open}\n\n${text}\n\n${close}${rest.split(close)[1] ?? '\n'}`);
}
