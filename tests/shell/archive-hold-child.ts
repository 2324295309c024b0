import { openArchive } from '../../electron/archive/index.ts';

/** Holds an archive open until it is killed. */
const archive = await openArchive(process.argv[2] ?? '');
await archive.remember('held', 'yes');
process.stdout.write('held\n');
setInterval(() => undefined, 1000);
