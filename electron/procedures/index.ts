/** The procedures' door: load, plan, run, resume. */
export { listProcedures, loadLimitSet, loadProcedure, type Listed } from './definition/load.ts';
export { planRun } from './definition/plan.ts';
export { resultJson } from './run/result.ts';
export { abandonRun, repeatRun, resumeRun } from './run/resume.ts';
export { startRun } from './run/start.ts';
export type { RunRequest } from './request/run-request.ts';
export type { EngineOptions, RunHandle } from './run/run-handle.ts';
