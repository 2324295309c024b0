import { openArchive } from '../../electron/archive/index.ts';

/** Begins a backup, and is killed while it is made, as by a power cut. */
const [path = '', target = ''] = process.argv.slice(2);
const archive = await openArchive(path);
await archive.backUp(target, () => process.kill(process.pid, 'SIGKILL'));
