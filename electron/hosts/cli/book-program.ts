import { archive, json, type Define } from './define.ts';

/** `tributary book import`. */
const defineBookImport: Define = (book, { io, lang, done }) =>
  book
    .command('import')
    .argument('<file.csv|xlsx|json>')
    .description('help.book-import')
    .addOption(archive().makeOptionMandatory())
    .option('--dry-run', 'option.dry-run')
    .addOption(json())
    .action(async (path: string, options) => {
      const { bookImportCommand } = await import('./book-import-command.ts');
      await done(bookImportCommand(path, { ...options, lang }, io));
    });

/** What can be done with the book; each command stands in a file of its own, `book-<command>-command.ts`. */
const BOOK_COMMANDS = [defineBookImport];

/** `tributary book`: circuits, orders, tickets. */
export const defineBook: Define = (program, context) => {
  const book = program.command('book').description('help.book');
  for (const define of BOOK_COMMANDS) define(book, context);
};
