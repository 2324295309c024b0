import { Option, type Command } from 'commander';
import type { Io, Lang } from './io.ts';

export type Done = (code: number | Promise<number>) => Promise<void>;
/** One command: its arguments, its options, and what it does. The work is loaded only when it is asked for: `--help` loads none of it. */
export type Define = (program: Command, context: { io: Io; lang: Lang; done: Done }) => void;

const collect = (value: string, before: string[]): string[] => [...before, value];
/** An option that may be given several times. */
export const repeated = (flags: string, text: string): Option =>
  new Option(flags, `${text} ...`).argParser(collect).default([], '');
/** Which instruments a run takes. The one that the user thinks of first is its tester. */
export const uses = (command: Command): Command =>
  command
    .addOption(repeated('--tester <family@address>', 'option.tester'))
    .addOption(repeated('--converter <family@address>', 'option.converter'))
    .addOption(repeated('--witness <family@address>', 'option.witness'))
    .addOption(repeated('--use <role=family@address>', 'option.use'));
export const json = (): Option => new Option('--json', 'option.json');
export const archive = (): Option => new Option('--archive <file>', 'option.archive');
export const langOption = (lang: Lang): Option =>
  new Option('--lang <lang>', 'option.lang').choices(['zh', 'en', 'both']).default(lang);
