import { testerAtWork, type RunView } from '../../electron/contract/views.ts';

/** What people call a run among others: the circuit that is tested, else the tester that tests. */
export const runName = (run: RunView): string => run.circuit?.number ?? testerAtWork(run).label;
