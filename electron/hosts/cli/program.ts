import { Command, CommanderError, Option } from 'commander';
import { defineBook } from './book-program.ts';
import { defineExchange, defineExport, defineImport } from './bundle-program.ts';
import { archive, json, langOption, repeated, uses, type Define, type Done } from './define.ts';
import { homeFolder, homeIgnored, software } from '../program/places.ts';
import { withoutDots } from './dotted.ts';
import { complaint, speak } from './usage.ts';
import { ioOf, printError, printErrorLine, systemLang, tell, type Io, type Lang, type World } from './io.ts';

const defineRun: Define = (program, { io, lang, done }) =>
  uses(program.command('run').argument('<procedure>').description('help.run'))
    .addOption(repeated('--set <name=value>', 'option.set'))
    .option('--circuit <file.yaml>', 'option.circuit')
    .option('--ladder <ladder.yaml|auto>', 'option.ladder')
    .addOption(repeated('--sign <role=name>', 'option.sign'))
    .addOption(archive())
    .option('--out <folder>', 'option.out')
    .addOption(langOption(lang))
    .addOption(json())
    .action(async (procedure: string, options) => {
      const { runCommand } = await import('./run-command.ts');
      await done(runCommand(procedure, options, io));
    });

const defineResume: Define = (program, { io, lang, done }) =>
  uses(program.command('resume').argument('<run-id>').description('help.resume'))
    .addOption(archive().makeOptionMandatory())
    .addOption(json())
    .action(async (runId: string, options) => {
      const { resumeCommand } = await import('./run-command.ts');
      await done(resumeCommand(runId, { ...options, lang }, io));
    });

const defineSuite: Define = (program, { io, lang, done }) =>
  program
    .command('suite')
    .argument('<suite.yaml>')
    .description('help.suite')
    .addOption(archive())
    .option('--out <folder>', 'option.out')
    .option('--junit <file>', 'option.junit')
    .addOption(json())
    .action(async (path: string, options) => {
      const { suiteCommand } = await import('./suite-command.ts');
      await done(suiteCommand(path, { ...options, lang }, io));
    });

const defineRuns: Define = (program, { io, lang, done }) =>
  program
    .command('runs')
    .description('help.runs')
    .addOption(archive().makeOptionMandatory())
    .addOption(json())
    .action(async (options) => {
      const { runsCommand } = await import('./record-commands.ts');
      await done(runsCommand({ ...options, lang }, io));
    });

const defineReport: Define = (program, { io, lang, done }) =>
  program
    .command('report')
    .argument('<run-id>')
    .description('help.report')
    .addOption(archive().makeOptionMandatory())
    .requiredOption('--out <folder>', 'option.out')
    .addOption(new Option('--form <form>', 'option.form').choices(['opening']))
    .action(async (runId: string, options) => {
      const { reportCommand } = await import('./record-commands.ts');
      await done(reportCommand(runId, { ...options, lang }, io));
    });

const defineJudge: Define = (program, { io, lang, done }) =>
  program
    .command('judge')
    .argument('<seconds.csv>')
    .description('help.judge')
    .addOption(repeated('--limits <name>', 'option.limits'))
    .addOption(repeated('--set <name=value>', 'option.judge-set'))
    .addOption(json())
    .action(async (path: string, options) => {
      const { judgeCommand } = await import('./judge-command.ts');
      await done(judgeCommand(path, { ...options, lang }, io));
    });

const defineLocate: Define = (program, { io, lang, done }) =>
  program
    .command('locate')
    .argument('<case.json>')
    .description('help.locate')
    .option('--answers <->', 'option.answers')
    .addOption(new Option('--lang <lang>', 'option.lang').choices(['zh', 'en']).default(lang))
    .action(async (path: string, options) => {
      const { locateCommand } = await import('./locate-command.ts');
      await done(locateCommand(path, { ...options, lang: lang === 'both' ? systemLang(io.env) : lang }, io));
    });

const defineTesters: Define = (program, { io, lang, done }) =>
  program
    .command('testers')
    .description('help.testers')
    .addOption(json())
    .action(async (options) => {
      const { testersCommand } = await import('./bench-commands.ts');
      await done(testersCommand({ ...options, lang }, io));
    });

const defineSimulate: Define = (program, { io, done }) =>
  program
    .command('simulate')
    .argument('<family>')
    .description('help.simulate')
    .requiredOption('--listen <where>', 'option.listen')
    .option('--line <scenario.yaml>', 'option.line')
    .option('--seed <n>', 'option.seed')
    .action(async (family: string, options) => {
      const { simulateCommand } = await import('./bench-commands.ts');
      await done(simulateCommand(family, options, io));
    });

const defineServe: Define = (program, { io, lang, done }) =>
  program
    .command('serve')
    .description('help.serve')
    .option('--port <n>', 'option.port', '0')
    .addOption(archive())
    .action(async (options) => {
      const { serveCommand } = await import('./serve-command.ts');
      await done(serveCommand({ ...options, lang }, io));
    });

const defineReflect: Define = (program, { io, lang, done }) =>
  program
    .command('reflect')
    .description('help.reflect')
    .option('--port <n>', 'option.port', '0')
    .option('--bind <address>', 'option.bind', '0.0.0.0')
    .action(async (options) => {
      const { reflectCommand } = await import('./reflect-command.ts');
      await done(reflectCommand({ ...options, lang }, io));
    });

const COMMANDS = [
  defineRun,
  defineResume,
  defineSuite,
  defineRuns,
  defineReport,
  defineExport,
  defineImport,
  defineExchange,
  defineBook,
  defineJudge,
  defineLocate,
  defineTesters,
  defineSimulate,
  defineServe,
  defineReflect,
];

/** Help is no error; every other complaint of the parser is one of usage. */
function codeOfParser(error: CommanderError): 0 {
  if (['commander.helpDisplayed', 'commander.help', 'commander.version'].includes(error.code) && error.exitCode === 0)
    return 0;
  throw complaint(error);
}

/** A text of ours of several lines. */
const linesOf = (text: string): string[] => text.replace(/\n$/, '').split('\n');

async function parse(argv: readonly string[], io: Io, lang: Lang): Promise<number> {
  let code = 0;
  const done: Done = async (ended) => {
    code = await ended;
  };
  const program = new Command('tributary')
    .version(software().version, '-V, --version', 'option.version')
    .helpCommand('help [command]', 'help.help')
    .exitOverride();
  program.description('help.program');
  program.configureOutput({
    writeOut: (text) => io.lines(...linesOf(text)),
    // The help of whoever named no command; what the parser complains of is said in our words.
    writeErr: (text) => io.notes(...linesOf(text)),
    outputError: () => undefined,
  });
  for (const define of COMMANDS) define(program, { io, lang, done });
  speak(program, lang === 'both' ? systemLang(io.env) : lang);
  try {
    await program.parseAsync(withoutDots(argv), { from: 'user' });
    return code;
  } catch (thrown) {
    if (thrown instanceof CommanderError) return codeOfParser(thrown);
    throw thrown;
  }
}

/** `--lang` counts for errors too, also for those of a command line that cannot be parsed. */
function langOf(argv: readonly string[], io: Io): Lang {
  const at = argv.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  const given = argv[at] === '--lang' ? argv[at + 1] : argv[at]?.slice('--lang='.length);
  return (['zh', 'en', 'both'] as const).find((lang) => lang === given) ?? systemLang(io.env);
}

/** Data that are somewhere else than somebody believes are as good as lost. */
function noteHome(io: Io, lang: Lang): void {
  if (!homeIgnored(io.env)) return;
  const params = { value: io.env['TRIBUTARY_HOME'] ?? '', home: homeFolder(io.env) };
  io.notes(tell(lang, 'cli.home-ignored', params));
}

/** The whole command line. Never rejects; returns the exit code. */
export async function runCli(argv: readonly string[], world: World): Promise<number> {
  const io = ioOf(world);
  const lang = langOf(argv, io);
  try {
    noteHome(io, lang);
    return await parse(argv, io, lang);
  } catch (thrown) {
    if (argv[0] === 'locate' && argv.includes('--answers')) return printErrorLine(io, thrown, lang);
    return printError(io, thrown, lang, argv.includes('--json'));
  }
}
