// node --import ./tools/fake-electron/register.mjs out/main/main.js: runs the real main process with a stand-in for `electron` (electron.mjs).
import { registerHooks } from 'node:module';

const standIn = new URL('./electron.mjs', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: standIn, shortCircuit: true, format: 'module' } : next(specifier, context),
});
