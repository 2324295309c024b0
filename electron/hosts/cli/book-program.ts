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

/** `tributary book orders`. */
const defineBookOrders: Define = (book, { io, lang, done }) =>
  book
    .command('orders')
    .description('help.book-orders')
    .addOption(archive().makeOptionMandatory())
    .option('--at <time>', 'option.at')
    .option('--find <text>', 'option.find')
    .addOption(json())
    .action(async (options) => {
      const { bookOrdersCommand } = await import('./book-orders-command.ts');
      await done(bookOrdersCommand({ ...options, lang }, io));
    });

/** `tributary book tickets`. */
const defineBookTickets: Define = (book, { io, lang, done }) =>
  book
    .command('tickets')
    .description('help.book-tickets')
    .addOption(archive().makeOptionMandatory())
    .option('--at <time>', 'option.at')
    .option('--find <text>', 'option.find')
    .addOption(json())
    .action(async (options) => {
      const { bookTicketsCommand } = await import('./book-tickets-command.ts');
      await done(bookTicketsCommand({ ...options, lang }, io));
    });

/** `tributary book circuits`. */
const defineBookCircuits: Define = (book, { io, lang, done }) =>
  book
    .command('circuits')
    .description('help.book-circuits')
    .addOption(archive().makeOptionMandatory())
    .option('--at <time>', 'option.at')
    .option('--find <text>', 'option.find')
    .addOption(json())
    .action(async (options) => {
      const { bookCircuitsCommand } = await import('./book-circuits-command.ts');
      await done(bookCircuitsCommand({ ...options, lang }, io));
    });

/** `tributary book ticket`. */
const defineBookTicket: Define = (book, { io, lang, done }) =>
  book
    .command('ticket')
    .argument('<ticket.yaml>')
    .description('help.book-ticket')
    .addOption(archive().makeOptionMandatory())
    .addOption(json())
    .action(async (path: string, options) => {
      const { bookTicketCommand } = await import('./book-ticket-command.ts');
      await done(bookTicketCommand(path, { ...options, lang }, io));
    });

/** `tributary book note`. */
const defineBookNote: Define = (book, { io, lang, done }) =>
  book
    .command('note')
    .argument('<id>')
    .description('help.book-note')
    .addOption(archive().makeOptionMandatory())
    .requiredOption('--at <time>', 'option.noted-at')
    .requiredOption('--did <event>', 'option.did')
    .option('--reason <text>', 'option.reason')
    .option('--until <date>', 'option.until')
    .addOption(json())
    .action(async (id: string, options) => {
      const { bookNoteCommand } = await import('./book-note-command.ts');
      await done(bookNoteCommand(id, { ...options, lang }, io));
    });

/** What can be done with the book; each command stands in a file of its own, `book-<command>-command.ts`. */
const BOOK_COMMANDS = [
  defineBookImport,
  defineBookOrders,
  defineBookTickets,
  defineBookCircuits,
  defineBookTicket,
  defineBookNote,
];

/** `tributary book`: circuits, orders, tickets. */
export const defineBook: Define = (program, context) => {
  const book = program.command('book').description('help.book');
  for (const define of BOOK_COMMANDS) define(book, context);
};
