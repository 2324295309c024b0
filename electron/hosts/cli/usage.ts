import { Option, type Command, type CommanderError } from 'commander';
import { TributaryError } from '../../contract/errors.ts';
import type { Language } from '../../contract/text.ts';
import { bothOf, isWord, say, words, type Message, type WordKey } from '../../contract/words/index.ts';

/** A command line that cannot be, in both languages. `where`: the option. */
export const usage = (code: WordKey, params: Message['params'] = {}, where = ''): TributaryError =>
  new TributaryError('usage', where, { ...bothOf({ code, params }) });

/** What the parser complains of, by its code; what stands in quotes in its sentence fills ours. */
const COMPLAINTS: Readonly<Record<string, WordKey>> = {
  'commander.help': 'usage.no-command',
  'commander.unknownCommand': 'usage.unknown-command',
  'commander.missingArgument': 'usage.no-argument',
  'commander.optionMissingArgument': 'usage.option-empty',
  'commander.missingMandatoryOptionValue': 'usage.no-option',
  'commander.unknownOption': 'usage.unknown-option',
  'commander.excessArguments': 'usage.too-many',
  'commander.invalidArgument': 'usage.choice',
};

/** A complaint of the parser in our words; one that has none in its own. */
export function complaint(error: CommanderError): TributaryError {
  const [name = '', value = ''] = [...error.message.matchAll(/'([^']*)'/g)].map(([, quoted = '']) => quoted);
  const [, choices = ''] = /choices are (.*)\.$/.exec(error.message) ?? [];
  const code = COMPLAINTS[error.code];
  if (code) return usage(code, { name, value, choices });
  return new TributaryError('usage', '', { text: error.message.replace(/^error: /, '') }, { cause: error });
}

const TITLES: Readonly<Record<string, WordKey>> = {
  'Usage:': 'help.title.usage',
  'Arguments:': 'help.title.arguments',
  'Options:': 'help.title.options',
  'Commands:': 'help.title.commands',
};

/** Puts the descriptions of a command, which are keys of the catalogue, and the titles of its help into a language. */
export function speak(command: Command, lang: Language): void {
  const said = (key: string): string => key.replace(/^\S+/, (word) => (isWord(word) ? say(lang, words[word]) : word));
  command.description(said(command.description()));
  command.addHelpOption(new Option('-h, --help', said('option.help')));
  command.configureHelp({
    styleTitle: (title) => (TITLES[title] ? say(lang, words[TITLES[title]]) : title),
    optionDescription: (option) => said(option.description),
    subcommandDescription: (sub) => sub.summary() || said(sub.description()),
  });
  for (const sub of command.commands) {
    // How to end and where to write goes to commands that exist when it is said; ours were added after.
    sub.copyInheritedSettings(command);
    speak(sub, lang);
  }
}
