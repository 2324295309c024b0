import { servePty, simulatorOf } from '../../drivers/index.ts';
import { systemClock } from '../../electron/machine/index.ts';

/** So many simulated modems, each on a terminal of its own, in a process of their own as real ones are: prints their paths, a line each. */
const count = Number(process.argv[2]);
const scenario = { version: 1 as const, seed: 1, events: [] };
const modems = await Promise.all(
  Array.from({ length: count }, (_, seed) =>
    servePty(() => simulatorOf('comtech').create(scenario, seed, systemClock, {})),
  ),
);
for (const { address } of modems) process.stdout.write(`${address}\n`);
process.on('SIGTERM', () => void Promise.all(modems.map((modem) => modem.close())).then(() => process.exit(0)));
