/** The procedures' door: load, plan, run, resume. */
export { listProcedures, loadLimitSet, loadProcedure, type Listed } from './load.ts';
export { planRun } from './plan.ts';
export { resultJson } from './result.ts';
export { abandonRun, repeatRun, resumeRun } from './resume.ts';
export { startRun } from './start.ts';
export type { EngineOptions, RunHandle, RunRequest } from './types.ts';
