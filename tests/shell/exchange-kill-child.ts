import { openArchive, type Archive } from '../../electron/archive/index.ts';
import { openShared } from '../../electron/exchange/index.ts';

/** Exchanges what an archive holds with a folder, and is killed some milliseconds after its `nth` question to the archive, as by a power cut; 0: never. */
const [path = '', folder = '', nth = '0', delayMs = '0'] = process.argv.slice(2);
const archive = await openArchive(path);
let asked = 0;
const counting = new Proxy(archive, {
  get: (target, name: keyof Archive) => {
    const method: unknown = target[name];
    if (typeof method !== 'function') return method;
    return (...args: unknown[]): unknown => {
      if (++asked === Number(nth)) setTimeout(() => process.kill(process.pid, 'SIGKILL'), Number(delayMs));
      return (method as (...a: unknown[]) => unknown)(...args);
    };
  },
});
await openShared(counting, folder).look(new AbortController().signal, { mayBeEmpty: true });
await archive.close();
