import { archive, json, type Define } from './define.ts';

/** `tributary export`. */
export const defineExport: Define = (program, { io, lang, done }) =>
  program
    .command('export')
    .argument('[run-id...]')
    .description('help.export')
    .addOption(archive().makeOptionMandatory())
    .requiredOption('--out <bundle>', 'option.bundle')
    .option('--book', 'option.book')
    .action(async (runIds: string[], options) => {
      const { exportCommand } = await import('./bundle-commands.ts');
      await done(exportCommand(runIds, { ...options, lang }, io));
    });

/** `tributary import`. */
export const defineImport: Define = (program, { io, lang, done }) =>
  program
    .command('import')
    .argument('<bundle...>')
    .description('help.import')
    .addOption(archive().makeOptionMandatory())
    .addOption(json())
    .action(async (bundles: string[], options) => {
      const { importCommand } = await import('./bundle-commands.ts');
      await done(importCommand(bundles, { ...options, lang }, io));
    });

/** `tributary exchange`. */
export const defineExchange: Define = (program, { io, lang, done }) =>
  program
    .command('exchange')
    .argument('<folder>')
    .description('help.exchange')
    .addOption(archive().makeOptionMandatory())
    .addOption(json())
    .action(async (folder: string, options) => {
      const { exchangeCommand } = await import('./bundle-commands.ts');
      await done(exchangeCommand(folder, { ...options, lang }, io));
    });
